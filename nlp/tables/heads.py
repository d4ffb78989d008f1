"""What the words of a head say: a measure, a name, a time, a unit, a status or nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from nlp.dates import read_date
from nlp.figures.periods import name_period
from nlp.figures.words import load_pairs
from nlp.tables.units import CellUnit, read_cell_units

_BRACKETS = re.compile(r"\s*[(（\[]([^()（）\[\]]*)[)）\]]")
_SPACES = re.compile(r"\s+")
_NOTE_MARK = re.compile(r"(?:\*+|\d\)|[¹²³]|주\d?\))$")
_BARE_YEAR = re.compile(r"(?:['’‘]\s?(?P<short>\d\d)|(?P<long>(?:19|20)\d\d))(?=$|[^\d])\s?년?도?")
_MONTH = re.compile(r"(?P<year>\d{4}년)\s?[.\-/]\s?(?P<month>\d{1,2})(?:월|\.)?")
_QUARTER = re.compile(r"(?P<quarter>[1-4])\s?/\s?4(?:분기)?")
_PERIOD = re.compile(
    r"(?:(?:19|20)\d\d년)?\s?(?:상반기|하반기|[1-4]분기|\d{1,2}월(?:\s?\d{1,2}일)?)?\s?[말초]?\s?"
    r"(?:기준|현재|누계|실적|당시)?"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What one head cell says.

    `words` are its words without brackets and marks; `period` the words of a time, empty without;
    `kind` is plain, total, target, plan, change, skip or blank; `units` what its brackets name;
    `is_name` whether the cell is an entity of the text.
    """

    words: str
    kind: str = "plain"
    period: str = ""
    units: tuple[CellUnit, ...] = ()
    is_name: bool = False


def read_head(printed: str, *, is_name: bool = False) -> Head:
    """Read the words of one head cell."""
    brackets = _BRACKETS.findall(printed)
    words = _SPACES.sub(" ", _BRACKETS.sub(" ", printed)).strip(" :·-")
    words = _NOTE_MARK.sub("", words).strip()
    units = next((units for inner in brackets if (units := read_cell_units(inner))), ())
    status = next((kind for inner in brackets if (kind := _class_of(inner)) in _STATUSES), None)
    period = _read_period(words)
    if period:
        return Head(words, status or "plain", period, units)
    return Head(
        words, "plain" if is_name else (_class_of(words) or status or "plain"), "", units, is_name
    )


_STATUSES = frozenset({"target", "plan"})


def name_head_period(heads: Iterable[Head], published: date | None) -> str | None:
    """Join the times of a path of heads (`2023년`, `1분기`) to one, in the form of SDMX."""
    words = " ".join(dict.fromkeys(head.period for head in heads if head.period))
    return _name_period(words, published) if words else None


@lru_cache(maxsize=1024)
def _name_period(words: str, published: date | None) -> str | None:
    return name_period(read_date(words, published))


def _read_period(words: str) -> str:
    """Give a head that is nothing but a time, in the words that dates are read from."""
    spelled = _BARE_YEAR.sub(_spell_year, words)
    spelled = _MONTH.sub(r"\g<year> \g<month>월", spelled)
    spelled = _QUARTER.sub(r"\g<quarter>분기", spelled)
    spelled = _SPACES.sub(" ", spelled).strip(" .")
    return (
        spelled if spelled and _PERIOD.fullmatch(spelled) and re.search(r"\d|반기", spelled) else ""
    )


def _spell_year(found: re.Match[str]) -> str:
    """Spell a year out; two digits are of this century, as tables of clusters go back to 2000."""
    return f"20{found['short']}년" if found["short"] else f"{found['long']}년"


def _class_of(words: str) -> str | None:
    bare = words.replace(" ", "")
    if bare in _classes():
        return _classes()[bare]
    if bare.endswith(_change_ends()):
        return "change"
    return None


@cache
def _classes() -> dict[str, str]:
    pairs = load_pairs("table_class_words").items()
    return {word: kind for kind, words in pairs for word in words.split("|")}


@cache
def _change_ends() -> tuple[str, ...]:
    return tuple(word for word, kind in _classes().items() if kind == "change" and word != "변동")
