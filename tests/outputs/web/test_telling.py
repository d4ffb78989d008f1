from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from corpus.facts.figure import Figure
from corpus.periods import Period
from corpus.records import Evidence
from corpus.series.lines import Change
from corpus.times import KST
from outputs.web.telling import find_tellers


def period(precision, first=date(2026, 8, 1)):
    return Period(first=first, last=date(2026, 8, 31), precision=precision)


@pytest.mark.parametrize(
    ("precision", "told"),
    [
        ("year", "2026"),
        ("half", "2026 H2"),
        ("quarter", "2026 Q3"),
        ("month", "2026-08"),
        ("week", "week of 2026-08-01"),
        ("day", "2026-08-01"),
    ],
)
def test_periods_are_told_in_english(precision, told):
    assert find_tellers("en")["period"](period(precision)) == told


def test_changes_are_told_in_english():
    change = Change(
        since=period("year"),
        before=Decimal(300),
        difference=Decimal(30),
        percent=Decimal("10.0"),
        approximate=True,
    )
    assert find_tellers("en")["change"](change, "개사") == "about +30 companies (+10.0%) since 2026"


def test_coded_words_are_english_and_those_of_the_document_korean():
    evidence = Evidence(document_id="gaon-1", start=0, end=1, rule="test", version="1")
    words = {"unit": "개", "measure": "연구소기업", "subject": "사업", "status": "plan"}
    figure = Figure(evidence=evidence, text="80개", value=Decimal(80), **words)
    told = find_tellers("en")
    assert told["said"](figure) == "사업: 연구소기업 80개 (plan)."
    assert [value for _, value in told["fields"](figure)][-2:] == ["사업", "plan"]
    assert find_tellers("ko")["said"](figure).startswith("사업의 연구소기업 계획은")


def test_pages_say_facts_in_english(visitor, writer, fact):
    writer.save(
        "gaon-1",
        "소식",
        "가람미클 회원사는 330개사다.",
        published=datetime(2026, 11, 10, 9, tzinfo=KST),
        read=(
            fact["figure"]("330개사", 330, unit="개사", measure="회원사", subject="가람미클"),
            fact["mention"]("CLUSTER", "가람미클"),
        ),
    )
    visitor.client.app.state.site = replace(visitor.site, language="en")
    page = visitor.get("/search?q=회원사").text
    assert "가람미클: 회원사 330개사." in page
    assert "not reviewed" in page
