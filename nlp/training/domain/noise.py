"""The roughness of printed pages: kinds of marks and dots, spaces lost and too many."""

from random import Random

from nlp.training.domain.annotated import Annotated

# Templates are written with the first kind of each; the others replace it sign by sign.
_MARKS = ("“”‘’", "\"\"''", "“”''", '""‘’', '""``', "“”「」", "“”『』", "“”<>", "“”≪≫")
_MARK_WEIGHTS = (30, 25, 12, 5, 3, 3, 2, 3, 1)
_DOTS = ("·", "·", "·", "ㆍ", "∙", "・", "‧", "/")
_SHARE_OF_ROUGH = 0.2
_LOST_SPACE, _SPURIOUS_SPACE = 0.06, 0.004


def roughen(passage: Annotated, chance: Random) -> Annotated:
    """Give the passage with the marks of one house and, now and then, wrong spaces."""
    (marks,) = chance.choices(_MARKS, _MARK_WEIGHTS)
    table = str.maketrans(_MARKS[0] + _DOTS[0], marks + chance.choice(_DOTS))
    neat = Annotated(passage.text.translate(table), passage.entities)
    return _misplace_spaces(neat, chance) if chance.random() < _SHARE_OF_ROUGH else neat


def _misplace_spaces(passage: Annotated, chance: Random) -> Annotated:
    """Drop some spaces and add a few inside words; the places of names follow."""
    signs, places = [], []
    length = 0
    for sign in passage.text:
        places.append(length)
        kept = "" if sign == " " and chance.random() < _LOST_SPACE else sign
        kept += " " if "가" <= sign <= "힣" and chance.random() < _SPURIOUS_SPACE else ""
        signs.append(kept)
        length += len(kept)
    text = "".join(signs)
    moved = ((places[start], places[end - 1] + 1, label) for start, end, label in passage.entities)
    return Annotated(text, tuple(moved))
