"""A quantity that a document states about the world."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from corpus.records import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Fact):
    """A count, amount, share or rank, with the words that state it."""

    TYPE: ClassVar[str] = "figure"
    LABEL: ClassVar[str] = "수치"

    text: str = field(
        metadata={"label": "표기", "help": "As printed, with unit: 약 350여개", "quoted": True}
    )
    value: Decimal = field(
        metadata={
            "label": "값",
            "help": "Plain number: 7억원 is 700000000",
            "key": True,
            "topic": "varies",
        }
    )
    unit: str | None = field(
        default=None,
        metadata={"label": "단위", "help": "Counter or currency: 명, 개사, 원, %", "key": True},
    )
    approximate: bool = field(
        default=False, metadata={"label": "어림", "help": "True for 여, 약, 가량, 이상 …"}
    )
    measure: str | None = field(
        default=None,
        metadata={
            "label": "항목",
            "help": "The noun that is counted",
            "key": True,
            "topic": "needed",
        },
    )
    subject: str | None = field(
        default=None,
        metadata={
            "label": "대상",
            "help": "Entity or event that it is about",
            "key": True,
            "topic": "needed",
        },
    )
    status: str = field(
        default="fact",
        metadata={
            "label": "구분",
            "help": "fact, plan (also expected) or target",
            "key": True,
        },
    )
    as_of: str | None = field(
        default=None,
        metadata={
            "label": "기준 시점",
            "help": "Time it speaks for, as in SDMX: 2017, 2017-S1, 2017-Q3, 2017-08, 2017-08-31; "
            "empty where the day of publication is meant",
            "key": True,
        },
    )
    change: str | None = field(
        default=None,
        metadata={
            "label": "증감",
            "help": "up or down; empty where no change is told",
            "key": True,
        },
    )
    against: str | None = field(
        default=None,
        metadata={"label": "비교 기준", "help": "What a change is against, as printed: 전년 대비"},
    )
