"""Who holds an activity, and where: the subject of its sentence, and what stands before 에서."""

import re

from nlp.dates import DateSpan
from nlp.document import NamedEntity, Piece
from nlp.lexicons import load_lexicon
from nlp.page import Page, is_nominal

_SKIP = r"[’'”\"`」』]?(?:\s?\([^()\n]{0,80}\))?"
_SUBJECT = re.compile(_SKIP + r"(?:은|는|이|가|도|에서는)(?![가-힣])")
_TOPIC = re.compile(_SKIP + r"(?:은|는)(?![가-힣])")
_JOINED = re.compile(_SKIP + r"\s?(?:와|과|,|·|ㆍ|및|하고)(?=\s|[㈜(가-힣A-Za-z])")
_SIDE = re.compile(_SKIP + r"(?:와|과|하고|\s등|\s간|\s?[·ㆍ,]|\s및|은|는|이|가)")
_HOSTING = re.compile(
    _SKIP
    + r"(?:이|가|의|에서)?\s?(?:공동(?:으로)?\s?)?(?:주최|주관|후원|(?:마련|개최|준비|기획)한\s"
    r"|여는\s|연\s)"
)
# Words between the parties of a chain, in code points.
_LONGEST_LINK = 30
_PLACE_END = ("에서", "서")
_LONGEST_PLACE = 8
_QUANTITY = re.compile(r"[\d,.]+여?\s?[가-힣%]{0,3}")
# What stands before a place and is no part of it.
_BEFORE_PLACE = re.compile(
    r"(?:(?:하루|이틀|사흘|나흘|닷새|\d+일)\s?(?:간|동안)?|최근|당시|오전|오후|역시|모두|함께|직접|매년)\s+"
)

Place = tuple[int, int, NamedEntity]


def find_hosts(page: Page, places: list[Place], end: int) -> tuple[str, ...]:
    """Give the hosts among the organisations of a sentence, in order; empty without any.

    `places` are those of the sentence; `주최` and `주관` name hosts anywhere in it, else they are
    the subject that stands last before `end`, 은 and 는 before 이 and 가.
    """
    if hosting := find_named_hosts(page, places):
        return hosting
    subject: list[Place] = []
    chain: list[Place] = []
    topic = False
    for place in places:
        if place[0] >= end:
            break
        if chain and not _JOINED.match(page.text, chain[-1][1]):
            chain = []
        chain.append(place)
        if _TOPIC.match(page.text, place[1]) or (not topic and _SUBJECT.match(page.text, place[1])):
            topic = bool(_TOPIC.match(page.text, place[1]))
            subject, chain = chain, []
    return _list_names(subject)


def find_named_hosts(page: Page, places: list[Place]) -> tuple[str, ...]:
    """Give the organisations of a sentence that `주최` or `주관` calls hosts, in order."""
    hosts: list[Place] = []
    for index, place in enumerate(places):
        if _HOSTING.match(page.text, place[1]):
            hosts += _find_chain(page, places[: index + 1])
    return _list_names(hosts)


def _find_chain(page: Page, places: list[Place]) -> list[Place]:
    """Give the last place with those joined to it: `A와 B가`."""
    first = len(places) - 1
    while first > 0:
        gap = places[first][0] - places[first - 1][1]
        if not (0 < gap <= _LONGEST_LINK and _JOINED.match(page.text, places[first - 1][1])):
            break
        first -= 1
    return places[first:]


def find_signatories(page: Page, places: list[Place], end: int) -> tuple[str, ...]:
    """Give the parties of an agreement: organisations that stand as subject or with 와."""
    return _list_names([p for p in places if p[0] < end and _SIDE.match(page.text, p[1])])


def _list_names(places: list[Place]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entity.text for _, _, entity in places))


def find_place(
    page: Page, start: int, end: int, name: tuple[int, int], dates: list[DateSpan]
) -> str | None:
    """Give the noun phrase before 에서 nearest to a name: first those before it, then after."""
    found: list[tuple[int, int]] = []
    for piece in page.list_pieces(start, end):
        last = _find_last(page, piece)
        span = last and _find_phrase(page, *last, start, dates)
        if span and _QUANTITY.fullmatch(page.text, *span):
            continue  # 31개에서 40개로
        if span and not (span[0] < name[1] and name[0] < span[1]):
            found.append(span)
    before = [span for span in found if span[1] <= name[0]]
    chosen = before[-1] if before else found[0] if found else None
    return page.text[chosen[0] : chosen[1]] if chosen else None


def _find_last(page: Page, piece: Piece) -> tuple[Piece, int] | None:
    """Give the noun before 에서 and where its phrase ends; brackets after it belong to it."""
    if piece.text in _PLACE_END and piece.tag.startswith("JKB") and piece.number:
        before = page.pieces[piece.number - 1]
        if (
            before.text == ")"
            and (opened := page.text.rfind("(", max(0, before.end - 30), before.end)) > 0
        ):
            noun = page.find_piece(opened - 1)
            return (noun, before.end) if noun else None
        return before, before.end
    if piece.text.endswith("에서") and len(piece.text) > len("에서") and is_nominal(piece):
        return piece, piece.end - len("에서")
    return None


def _find_phrase(
    page: Page, last: Piece, end: int, floor: int, dates: list[DateSpan]
) -> tuple[int, int] | None:
    if not is_nominal(last):
        return None
    floor = max([floor, *(d.end for d in dates if d.end <= last.start)])
    first = last
    while first.number > 0 and last.number - first.number < _LONGEST_PLACE - 1:
        before = page.pieces[first.number - 1]
        if before.start < floor or not (is_nominal(before) or before.text in "&·ㆍ"):
            break
        first = before
    start = first.start
    while before_place := _BEFORE_PLACE.match(page.text, start, end):
        start = before_place.end()
    words = page.text[start:end].strip()
    heads = (*load_lexicon("place_no_heads"), *load_lexicon("event_kinds"))
    return (end - len(words), end) if words and not words.endswith(heads) else None
