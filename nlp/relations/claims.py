"""What the readers of one construction propose, and which types of names each predicate joins."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nlp.lexicons import load_lexicon
from nlp.relations.sketch import ACTIVITY, CLUSTER, ORGANISATION, PLACE, PROGRAMME, Name

LETTERS = {"O": ORGANISATION, "C": CLUSTER, "P": PROGRAMME, "L": PLACE, "A": ACTIVITY}
# The types that may be the subject of each predicate.
SUBJECTS = {
    "operates": ORGANISATION + CLUSTER,
    "hosts": ORGANISATION + CLUSTER,
    "supports": ORGANISATION + CLUSTER,
    "partner_of": ORGANISATION + CLUSTER,
    "member_of": ORGANISATION,
    "part_of": ORGANISATION + CLUSTER,
    "located_in": ORGANISATION + CLUSTER,
}


_BODIES = ("미니클러스터", "미클", "MC", "클러스터", "협의체")
_RECURRING = ("데이", "위크", "주간")


class Claim(NamedTuple):
    """A relation with the words in the document that state it."""

    start: int
    end: int
    subject: str
    predicate: str
    object: str
    rule: str


def read_types(letters: str) -> str:
    """Give the signs for letters of the lexicons (`OC`)."""
    return "".join(LETTERS[letter] for letter in letters)


def is_body(name: Name) -> bool:
    """Whether a cluster is a body with members (미니클러스터) and no area (산업단지, 밸리)."""
    return name.sign == CLUSTER and name.text.endswith(_BODIES)


def make_claims(
    predicate: str,
    subjects: Sequence[Name],
    objects: Sequence[Name],
    *,
    span: tuple[int, int],
    rule: str,
) -> Iterator[Claim]:
    """Yield a claim for each subject with each object; nothing relates to itself.

    What has members is no place where anything lies.
    """
    things = [x for x in objects if predicate != "located_in" or not is_body(x)]
    for subject in subjects:
        for thing in things:
            if subject.sign in SUBJECTS[predicate] and subject.text != thing.text:
                start = min(span[0], subject.start, thing.start)
                end = max(span[1], subject.end, thing.end)
                told = _tell(predicate, thing)
                yield Claim(start, end, subject.text, told, thing.text, f"relation.{told}.{rule}")


def _tell(predicate: str, thing: Name) -> str:
    """Give the predicate: who is in charge of a scheme runs it, meetings are hosted."""
    if predicate != "hosts" or thing.sign != PROGRAMME:
        return predicate
    meeting = thing.text.endswith((*load_lexicon("event_kinds"), *_RECURRING))
    return "hosts" if meeting else "operates"
