import csv
from datetime import date
from pathlib import Path

from nlp.dates import find_dates

_FORMS = Path(__file__).with_name("forms.tsv")
# The share that the reader must read, first day, last day and precision.
_LEAST = 0.95


def _read_rows():
    with _FORMS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _read_form(row):
    """Give what is read where the form stands in its sentence; of two dates there the last."""
    start = row["sentence"].index(row["form"])
    end = start + len(row["form"])
    found = find_dates(row["sentence"], date.fromisoformat(row["published"]))
    inside = [span for span in found if span.start < end and span.end > start]
    if not inside:
        return "", "", ""
    return inside[-1].first.isoformat(), inside[-1].last.isoformat(), inside[-1].precision


def test_table_holds_three_hundred_forms_and_their_periods():
    rows = _read_rows()
    assert len({(row["sentence"], row["published"]) for row in rows}) >= 300
    assert all(row["form"] in row["sentence"] for row in rows)
    assert all(
        date.fromisoformat(r["first"]) <= date.fromisoformat(r["last"]) for r in rows if r["first"]
    )


def test_news_forms_are_read_in_their_sentences():
    rows = _read_rows()
    missed = [
        row["sentence"]
        for row in rows
        if _read_form(row) != (row["first"], row["last"], row["precision"])
    ]
    assert len(missed) <= (1 - _LEAST) * len(rows), missed
