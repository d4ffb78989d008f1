"""What day, month or year a quantity speaks for: `지난해 매출 318억원`, `412곳(2017년)`."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from nlp.dates import DateSpan, find_dates
from nlp.document import get_published
from nlp.figures.places import Layout
from nlp.figures.quantities import Quantity
from nlp.figures.statuses import starts_change

# Before one of these stands what a quantity is compared with, or when something began.
_COMPARED = re.compile(
    r"(?:[ ](?:같은|동)[ ]?(?:달|기간|분기|시기))?[ ]?(?:동기|말|초|때)?(?:\([^()\n]{0,20}\))?"
    r"(?:[ ][^\s,.]{1,12}[ ]때)?(?:보다|[ ]?대비|에[ ]비해|[과와에][ ]견[줘주]|[과와][ ]비교"
    r"|[ ]?이후|[ ]?이래|[ ]만에)"
)
_OUTRUN = re.compile(r"[을를]\s(?:\S{1,4}\s)?$|의\s$")
_OUTRUNS = re.compile(r"[이가]?나?\s?(?:[웃밑][돌돈도]|넘|앞[지서섰선]|상회|하회|초과)")
_AS_OF = re.compile(r"[ ]?[말초]?[ ]?(?:기준|현재)")
_BRACKET = re.compile(r"[^\n(]{0,6}\([^()\d\n]{0,6}")
_MOST_DATES = 3
# How far behind its last quantity a sentence is searched, in code points.
_BEHIND = 24
# What some date begins with or holds: sentences without any of it are not searched, to save time.
_DATELIKE = re.compile(
    r"\d\s?[년월일분주./]|[년]|지난|올|오는|이달|내달|다음|이날|오늘|어제|내일|연[내말초]|반기|분기"
    r"|해[ 에는]|전월|같은|당시|[’']\d\d|첫날|당일|[설추]석?\s"
)
# SDMX 2.1, Guidelines, 4.2 (observational time period): 2017-S1 is a half, 2017-Q3 a quarter.
_FORMS: dict[str, Callable[[DateSpan], str]] = {
    "day": lambda found: found.last.isoformat(),
    "week": lambda found: f"{found.last.isocalendar().year}-W{found.last.isocalendar().week:02d}",
    "month": lambda found: f"{found.last:%Y-%m}",
    "quarter": lambda found: f"{found.last:%Y}-Q{(found.last.month + 2) // 3}",
    "half": lambda found: f"{found.last:%Y}-S{(found.last.month + 5) // 6}",
    "season": lambda found: f"{found.last:%Y}",
    "year": lambda found: f"{found.last:%Y}",
}


def find_periods(layout: Layout, measures: list[str | None]) -> list[DateSpan | None]:
    """Find the date that each quantity speaks for; None where the day of publication is meant.

    It is the last date before the quantity in its sentence with no verb between, save one that
    describes what is counted (`지난해 발굴한 과제 412건`), or the one in brackets behind it.
    """
    dates = _find_dates(layout)
    starts = [found.start for found in dates]
    periods: list[DateSpan | None] = []
    for quantity, measure in zip(layout.quantities, measures, strict=True):
        middle = bisect_left(starts, quantity.start)
        opening = layout.scan.sentence_start(quantity.start)
        before = [d for d in dates[max(0, middle - _MOST_DATES) : middle] if d.start >= opening]
        behind = (d for d in dates[middle : middle + 1] if _is_in_brackets(layout, quantity, d))
        spoken = (d for d in reversed(before) if _speaks_for(layout, d, quantity, measure))
        periods.append(next(behind, None) or next(spoken, None))
    return periods


def name_period(found: DateSpan | None) -> str | None:
    """Give a date in the form of SDMX: 2017, 2017-S1, 2017-Q3, 2017-08, 2017-W35, 2017-08-31.

    Of a range the end counts: `4월부터 8월까지 412건` is told of August. None for a decade.
    """
    form = _FORMS.get(found.precision) if found else None
    return form(found) if form and found else None


def _find_dates(layout: Layout) -> Sequence[DateSpan]:
    """Find the dates of the sentences that hold a quantity; the rest is blanked to save time."""
    scan = layout.scan
    spans = {
        scan.sentence_start(q.start): min(scan.sentence_end(q.start), q.end + _BEHIND)
        for q in layout.quantities
    }
    pieces, last = [], 0
    for start, end in spans.items():
        if _DATELIKE.search(scan.text, start, end):
            pieces += [" " * (start - last), scan.text[start:end]]
            last = end
    return find_dates("".join(pieces), get_published(scan.doc)) if pieces else ()


def _is_in_brackets(layout: Layout, quantity: Quantity, date: DateSpan) -> bool:
    return bool(_BRACKET.fullmatch(layout.scan.text, quantity.end, date.start))


def _speaks_for(layout: Layout, date: DateSpan, quantity: Quantity, measure: str | None) -> bool:
    text = layout.scan.text
    compared = _COMPARED.match(text, date.end)
    if compared and compared.end() <= quantity.start:
        return False
    if _AS_OF.match(text, date.end):
        return True
    if _is_of_other(text, date, quantity):
        return False
    if _count_between(layout.boundaries, date.end, quantity.start):
        return False
    verbs = _count_between(layout.adnominals, date.end, quantity.start)
    if not verbs:
        return True
    last = layout.adnominals[bisect_right(layout.adnominals, quantity.start) - 1]
    described = text[last : quantity.start].strip(" 약")
    return verbs == 1 and (not described or bool(measure and described.startswith(measure)))


def _is_of_other(text: str, date: DateSpan, quantity: Quantity) -> bool:
    """Tell whether a date dates what a quantity is measured by, or what it has grown to.

    `작년 실적을 16.7% 웃돈다`, `지난해 참석자의 13배`, `1일부터 버스를 9대에서 13대로`.
    """
    gap = text[date.end : quantity.start]
    if starts_change(text, quantity):
        return bool(re.search(r"[을를]\s", gap))
    multiple = quantity.unit == "배" or _OUTRUNS.match(text, quantity.end)
    return bool(multiple and _OUTRUN.search(gap))


def _count_between(places: list[int], start: int, end: int) -> int:
    return bisect_right(places, end) - bisect_right(places, start)
