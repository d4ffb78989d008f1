"""Words that a document puts into somebody's mouth."""

from dataclasses import dataclass, field
from typing import ClassVar

from corpus.records import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Fact):
    """A direct quotation with its speaker."""

    TYPE: ClassVar[str] = "quote"
    LABEL: ClassVar[str] = "발언"

    words: str = field(
        metadata={"label": "발언", "help": "Words between the marks", "key": True, "quoted": True}
    )
    speaker: str = field(
        metadata={
            "label": "화자",
            "help": "Full name, or 관계자 as printed",
            "key": True,
            "names": "PERSON",
        }
    )
    role: str | None = field(default=None, metadata={"label": "직위", "help": "Post of speaker"})
    organisation: str | None = field(
        default=None, metadata={"label": "조직", "help": "Organisation of that post"}
    )
