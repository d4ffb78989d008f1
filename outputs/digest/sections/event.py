"""Activities of the week."""

from datetime import date

from corpus.facts.event import Event

HEADING = "활동"
ORDER = 10


def tell(fact: Event) -> tuple[str, str]:
    """Say the name; then days, place and organisers: `2026.11.12(목) · 창원호텔 · 주최 …`."""
    organisers = f"주최 {', '.join(fact.organisers)}" if fact.organisers else ""
    parts = (_tell_days(fact), fact.place, organisers)
    return fact.name, " · ".join(part for part in parts if part)


def _tell_days(fact: Event) -> str:
    if fact.first_day is None:
        return ""
    if fact.precision == "year":
        return f"{fact.first_day.year}년"
    if fact.precision == "month":
        return f"{fact.first_day.year}년 {fact.first_day.month}월"
    first = _tell_day(fact.first_day)
    if fact.last_day in (None, fact.first_day):
        return first
    return f"{first}~{_tell_day(fact.last_day)}" if fact.last_day else first


def _tell_day(day: date) -> str:
    return f"{day.year}.{day.month}.{day.day}({'월화수목금토일'[day.weekday()]})"
