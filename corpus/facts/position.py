"""A post that a person holds, held or will hold."""

from dataclasses import dataclass, field
from typing import ClassVar

from corpus.records import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Fact):
    """A person, a role and the organisation of the role."""

    TYPE: ClassVar[str] = "position"
    LABEL: ClassVar[str] = "직위"

    person: str = field(
        metadata={
            "label": "사람",
            "help": "Full name without title",
            "key": True,
            "names": "PERSON",
            "topic": "varies",
        }
    )
    role: str = field(metadata={"label": "직위", "help": "Title as printed", "key": True})
    organisation: str | None = field(
        default=None,
        metadata={
            "label": "조직",
            "help": "Fullest name in the document; empty where the text names none",
            "key": True,
            "topic": "needed",
        },
    )
    standing: str = field(
        default="current",
        metadata={
            "label": "상태",
            "help": "current, former, incoming or acting",
            "key": True,
        },
    )
