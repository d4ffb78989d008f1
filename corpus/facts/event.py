"""A cluster activity that a document reports or announces."""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from corpus.records import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Fact):
    """A meeting, agreement, designation …, with its days, place and organisers."""

    TYPE: ClassVar[str] = "event"
    LABEL: ClassVar[str] = "활동"

    name: str = field(
        metadata={"label": "이름", "help": "As printed, or the shortest phrase for it", "key": True}
    )
    kind: str = field(metadata={"label": "종류", "help": "Head noun: 정기총회, 워크숍, 협약"})
    first_day: date | None = field(
        default=None,
        metadata={
            "label": "첫날",
            "help": "First day of the period",
            "key": True,
            "topic": "varies",
        },
    )
    last_day: date | None = field(
        default=None, metadata={"label": "끝날", "help": "Last day of the period"}
    )
    precision: str | None = field(
        default=None, metadata={"label": "정밀도", "help": "day, month, year; empty without date"}
    )
    place: str | None = field(default=None, metadata={"label": "장소", "help": "As printed"})
    organisers: tuple[str, ...] = field(
        default=(),
        metadata={
            "label": "주최",
            "help": "Hosts; for agreements the signatories",
            "topic": "needed",
        },
    )
    participants: tuple[str, ...] = field(
        default=(), metadata={"label": "참가", "help": "Names that take part and are no hosts"}
    )
    status: str = field(
        default="held", metadata={"label": "상태", "help": "announced, held or cancelled"}
    )
