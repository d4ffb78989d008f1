"""What a figure statement says in a series: a value, its time, and whether it is a level."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import corpus.measures
import corpus.periods
from corpus.facts.figure import Figure
from corpus.measures import usual_unit
from corpus.periods import Period, day_period, parse_period

LEVEL, CHANGE = "level", "change"
STATED, PUBLISHED = "stated", "published"

_DIFFERENCES = frozenset({"%p", "배"})
_SHARES = re.compile(r".*(?:률|율|비중|비율|점유|지수)$")
# 87개로 늘었다 names what was reached, 87개 늘었다 by how much.
REACHED = re.compile(r"[\s\"”’')]{0,2}(?:으로|로|까지|에\s?(?:달|이르|육박))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value of a measure and the time that it speaks for.

    `basis` is `stated` where the text tells the time, `published` where the day of publication
    stands for it. `status` is fact, plan or target. `kind` is `level`, or `change` for what
    something grew or shrank by.
    """

    value: Decimal
    period: Period
    basis: str
    status: str
    kind: str
    approximate: bool


def make_value(figure: Figure, value: Decimal, *, measure: str, seen: date, behind: str) -> Value:
    """Make the value of a figure statement.

    Args:
        figure: One of its occurrences.
        value: Its number in the canonical unit.
        measure: The canonical measure.
        seen: The first Korean day on which it was published.
        behind: What stands in the sentence right behind the number.
    """
    stated = parse_period(figure.as_of)
    return Value(
        value=value,
        period=stated or day_period(seen),
        basis=STATED if stated else PUBLISHED,
        status=figure.status,
        kind=CHANGE if _is_difference(figure, measure, behind) else LEVEL,
        approximate=figure.approximate,
    )


@cache
def rules_version() -> str:
    """Give a word that changes with all that decides what a figure says in a series."""
    digest = hashlib.sha256()
    for path in (__file__, corpus.measures.__file__, corpus.periods.__file__):
        digest.update(Path(path).read_bytes())
    return digest.hexdigest()[:8]


def _is_difference(figure: Figure, measure: str, behind: str) -> bool:
    """Tell whether a figure is what something changed by, not what it came to."""
    if figure.unit in _DIFFERENCES:
        return True
    if figure.change is None or REACHED.match(behind):
        return False
    is_share = usual_unit(measure) == "%" or bool(_SHARES.fullmatch(measure))
    return not (figure.unit == "%" and is_share)
