import json
from datetime import date
from pathlib import Path

import pytest

from corpus.activities.telling import Party, Telling

PAIRS = Path(__file__).parents[2] / "gold" / "activities.jsonl"


def make_telling(statement=1, name="정기총회", kind="총회", day="2026-03-05", **fields):
    """A telling; `day` is a day, two with a ~ between, a month, a year or empty."""
    first, _, last = day.partition("~")
    values = {"place": None, "seen": date(2026, 3, 6)} | fields
    sides = {
        side: tuple(Party(each) for each in values.pop(side, ()))
        for side in ("organisers", "participants")
    }
    precision = {4: "year", 7: "month", 10: "day"}.get(len(first))
    ends = {"year": ("-01-01", "-12-31"), "month": ("-01", "-28"), "day": ("", "")}
    begin, end = ends.get(precision, ("", ""))
    return Telling(
        statement=statement,
        name=name,
        kind=kind,
        first=date.fromisoformat(first + begin) if first else None,
        last=date.fromisoformat((last or first) + end) if first else None,
        precision=precision,
        **sides,
        **values,
    )


def read_telling(statement, fields):
    """A telling of the annotated pairs."""
    days = {
        name: date.fromisoformat(fields[key]) if fields.get(key) else None
        for name, key in (("first", "first_day"), ("last", "last_day"), ("seen", "seen"))
    }
    return Telling(
        statement=statement,
        name=fields["name"],
        kind=fields["kind"],
        precision=fields.get("precision"),
        place=fields.get("place"),
        organisers=tuple(map(Party, fields.get("organisers", ()))),
        participants=tuple(map(Party, fields.get("participants", ()))),
        **days,
    )


@pytest.fixture(scope="session")
def make():
    return make_telling


@pytest.fixture(scope="session")
def pairs():
    """The annotated pairs: (same, left, right, note)."""
    lines = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    return [
        (line["same"], read_telling(1, line["left"]), read_telling(2, line["right"]), line["note"])
        for line in lines
    ]
