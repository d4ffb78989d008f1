"""Activities: what was held, is announced, or was called off."""

from datetime import date

from corpus.facts.event import Event
from outputs.days import say_span
from outputs.particles import attach

_ALONE = {"held": "열렸다", "announced": "열릴 예정이다", "cancelled": "취소됐다"}
_HELD_BY = {"held": "열었다", "announced": "열 예정이다", "cancelled": "취소했다"}
# Agreements are made, not held.
_AGREED = {"held": "맺었다", "announced": "맺을 예정이다", "cancelled": "취소했다"}
_AGREEMENTS = ("협약", "협정", "MOU", "양해각서", "제휴")
_MOST_NAMED = 3
_ENGLISH = {
    "held": ("was held", "held"),
    "announced": ("is to be held", "will hold"),
    "cancelled": ("was cancelled", "cancelled"),
}
# How much of a day is known: 2026, 2026-11.
_SIGNS = {"year": 4, "month": 7}


def say(fact: Event) -> str:
    """Say `산단공이 2026년 11월 12일 창원호텔에서 ‘정기총회’를 열었다`.

    Without a known day, place or organiser the sentence leaves it out. Of more than three
    organisers two are named, with how many there are besides.
    """
    when = say_span(fact.first_day, fact.last_day, fact.precision)
    where = f"{fact.place}에서" if fact.place else ""
    circumstances = " ".join(part for part in (when, where) if part)
    name = f"‘{fact.name}’"
    if not fact.organisers:
        verb = _ALONE.get(fact.status, _ALONE["announced"])
        return _join(attach(name, "이/가"), circumstances, verb)
    verbs = _AGREED if fact.kind.endswith(_AGREEMENTS) else _HELD_BY
    verb = verbs.get(fact.status, verbs["announced"])
    who = attach(say_names(fact.organisers), "이/가")
    return _join(who, circumstances, attach(name, "을/를"), verb)


def say_english(fact: Event) -> str:
    """Say `산단공 held ‘정기총회’ on 2026-11-12 at 창원호텔`."""
    days = [day.isoformat()[: _SIGNS.get(fact.precision or "")] for day in _list_days(fact)]
    when = f"{'on' if fact.precision == 'day' else 'in'} {' to '.join(days)}" if days else ""
    where = f"at {fact.place}" if fact.place else ""
    alone, held_by = _ENGLISH.get(fact.status, _ENGLISH["announced"])
    name = f"‘{fact.name}’"
    if not fact.organisers:
        return _join(name, alone, when, where)
    return _join(", ".join(fact.organisers), held_by, name, when, where)


def say_names(names: tuple[str, ...]) -> str:
    """Say `산단공과 창원시`, `산단공·창원시·경남TP`, `산단공·창원시 등 7곳`."""
    if len(names) == 2:  # noqa: PLR2004  two are joined by 과
        return f"{attach(names[0], '과/와')} {names[1]}"
    if len(names) > _MOST_NAMED:
        return f"{names[0]}·{names[1]} 등 {len(names)}곳"
    return "·".join(names)


def _join(*parts: str) -> str:
    return " ".join(part for part in parts if part) + "."


def _list_days(fact: Event) -> list[date]:
    """Give the first and the last day, one where they are the same, none where none is known."""
    is_span = fact.precision == "day" and fact.last_day and fact.last_day != fact.first_day
    days = (fact.first_day, fact.last_day if is_span else None)
    return [day for day in days if day]
