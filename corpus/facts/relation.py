"""How two named things stand to each other."""

from dataclasses import dataclass, field
from typing import ClassVar

from corpus.records import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Fact):
    """A subject, a predicate and an object; `docs/facts.md` defines each predicate."""

    TYPE: ClassVar[str] = "relation"
    LABEL: ClassVar[str] = "관계"

    subject: str = field(
        metadata={"label": "주체", "help": "Fullest name in the document", "key": True}
    )
    predicate: str = field(
        metadata={
            "label": "관계",
            "help": "operates, hosts, supports, partner_of, member_of, part_of or located_in",
            "key": True,
        }
    )
    object: str = field(
        metadata={
            "label": "상대",
            "help": "Fullest name, or place or activity as printed",
            "key": True,
        }
    )
