"""Compare our date reader with dateparser and korean-datetime on Korean news forms.

python benchmarks/dates.py        # needs: pip install dateparser korean-datetime

Every reader gets the same forms (`tests/nlp/dates/forms.tsv`, written by us) with the same day of
publication, alone and in their sentence. Two counts: the first day is right, and both days of the
period are. dateparser gives one point in time: it stands for the first and the last day, and for a
month or longer any day inside counts as the first. A form that is no date is right where nothing
is found. Of the settings of a peer the one that reads most first days is shown.
"""

import csv
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from nlp.dates import find_dates

FORMS = Path(__file__).parent.parent / "tests" / "nlp" / "dates" / "forms.tsv"
HOW = "Install the peers first: python -m pip install dateparser korean-datetime"


class Form(NamedTuple):
    """A form with its sentence and what it means; without days where it is no date."""

    form: str
    sentence: str
    published: date
    first: date | None
    last: date | None
    precision: str


class Found(NamedTuple):
    """What a reader found: where it stands, and its first and last day."""

    start: int
    end: int
    first: date
    last: date


Read = Callable[[str, date], list[Found]]


def load_forms() -> list[Form]:
    """Load the table of forms."""
    with FORMS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Form(
            row["form"],
            row["sentence"],
            date.fromisoformat(row["published"]),
            date.fromisoformat(row["first"]) if row["first"] else None,
            date.fromisoformat(row["last"]) if row["last"] else None,
            row["precision"],
        )
        for row in rows
    ]


def read_ours(text: str, published: date) -> list[Found]:
    """Read the dates of a text with our reader."""
    return [Found(d.start, d.end, d.first, d.last) for d in find_dates(text, published)]


def make_dateparser(preference: str) -> Read:
    """Make a reader of dateparser: the whole text as one date, else a search in it."""
    from dateparser import parse
    from dateparser.search import search_dates

    def read(text: str, published: date) -> list[Found]:
        base = datetime.combine(published, time())
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": preference}
        if whole := parse(text, languages=["ko"], settings=settings):
            return [Found(0, len(text), whole.date(), whole.date())]
        found, position = [], 0
        for words, moment in search_dates(text, languages=["ko"], settings=settings) or ():
            position = max(text.find(words, position), 0)
            found.append(Found(position, position + len(words), moment.date(), moment.date()))
        return found

    return read


def make_korean_datetime(cycle: str) -> Read:
    """Make a reader of korean-datetime; times without a day are left out."""
    from korean_datetime import Cycle, Kind, ParseOptions, parse_all

    options = ParseOptions(cycle=Cycle(cycle), compact_dates=True)

    def read(text: str, published: date) -> list[Found]:
        now = datetime.combine(published, time(12))
        return [
            Found(
                *each.span,
                each.start.date(),
                (each.end - timedelta(microseconds=1)).date(),
            )
            for each in parse_all(text, now, options)
            if each.kind in (Kind.DATE, Kind.DATETIME)
        ]

    return read


def judge(form: Form, found: list[Found], start: int, *, points: bool) -> tuple[bool, bool]:
    """Tell whether the first day and whether the period is right; of two dates the last counts."""
    end = start + len(form.form)
    inside = [each for each in found if each.start < end and each.end > start]
    if form.first is None or form.last is None:
        return not inside, not inside
    if not inside:
        return False, False
    last = inside[-1]
    within = points and form.precision != "day" and form.first <= last.first <= form.last
    return last.first == form.first or within, (last.first, last.last) == (form.first, form.last)


def score(forms: list[Form], read: Read, *, points: bool) -> tuple[list[int], float]:
    """Give [first days, periods] right for forms alone, then in sentences, and seconds."""
    counts, began = [0, 0, 0, 0], perf_counter()
    for form in forms:
        alone = judge(form, read(form.form, form.published), 0, points=points)
        at = form.sentence.index(form.form)
        told = judge(form, read(form.sentence, form.published), at, points=points)
        counts = [n + right for n, right in zip(counts, (*alone, *told), strict=True)]
    return counts, perf_counter() - began


def compare(forms: list[Form]) -> Iterator[tuple[str, list[int], float]]:
    """Yield name, counts and seconds of each reader, peers in their best setting."""
    yield "ours", *score(forms, read_ours, points=False)
    peers = (
        ("dateparser", make_dateparser, ("current_period", "past", "future"), True),
        ("korean-datetime", make_korean_datetime, ("current", "nearest", "future", "past"), False),
    )
    for name, make, settings, points in peers:
        runs = [(s, *score(forms, make(s), points=points)) for s in settings]
        best, counts, seconds = max(runs, key=lambda run: run[1][0])
        yield f"{name} ({best})", counts, seconds


def main() -> int:
    """Print the table; exit status 1 without the peers."""
    try:
        import dateparser  # noqa: F401
        import korean_datetime  # noqa: F401
    except ImportError as fault:
        print(f"{fault}. {HOW}", file=sys.stderr)
        return 1
    forms = load_forms()
    print(f"{len(forms)} forms; share right, in %\n")
    print(f"{'':32}{'alone':>18}{'in a sentence':>18}{'seconds':>10}")
    print(f"{'reader':32}{'first':>9}{'period':>9}{'first':>9}{'period':>9}")
    for name, counts, seconds in compare(forms):
        shares = "".join(f"{100 * count / len(forms):9.1f}" for count in counts)
        print(f"{name:32}{shares}{seconds:10.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
