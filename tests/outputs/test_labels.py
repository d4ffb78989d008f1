import ast
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest

import crawler
import nlp.furniture
from corpus.facts.event import Event
from corpus.facts.figure import Figure
from corpus.facts.position import Position
from corpus.records import IRRELEVANT, Evidence
from corpus.store.frontier import CRASHED
from crawler import outcomes
from crawler.report import BUDGETS
from outputs.labels import (
    describe_fact,
    tell_day,
    tell_furniture,
    tell_outcome,
    tell_reason,
    tell_time,
    tell_type,
)

EVIDENCE = Evidence(document_id="gaon-1", start=0, end=1, rule="test", version="1")


def test_fields_come_with_their_korean_labels_in_order():
    fact = Position(evidence=EVIDENCE, person="황석주", role="본부장", standing="former")
    assert describe_fact(fact) == [("사람", "황석주"), ("직위", "본부장"), ("상태", "전임")]


def test_a_zero_is_a_value_and_large_numbers_are_grouped():
    zero = Figure(evidence=EVIDENCE, text="0건", value=Decimal(0), unit="건")
    large = Figure(evidence=EVIDENCE, text="7억원", value=Decimal("7E+8"), approximate=True)
    assert ("값", "0") in describe_fact(zero)
    assert {("값", "700,000,000"), ("어림", "예")} <= set(describe_fact(large))


def test_days_and_several_names_are_told_as_words():
    fact = Event(
        evidence=EVIDENCE,
        name="교류회",
        kind="교류회",
        first_day=date(2026, 11, 4),
        organisers=("산단공", "경남도"),
    )
    described = dict(describe_fact(fact))
    assert (described["첫날"], described["주최"]) == ("2026-11-04", "산단공, 경남도")


def test_days_are_told_as_exactly_as_they_are_known():
    month = Event(
        evidence=EVIDENCE,
        name="총회",
        kind="총회",
        first_day=date(2026, 11, 1),
        last_day=date(2026, 11, 30),
        precision="month",
    )
    described = dict(describe_fact(month))
    assert (described["첫날"], described["끝날"]) == ("2026-11", "2026-11")


def test_times_are_told_in_korean_time():
    moment = datetime(2026, 11, 11, 15, 30, tzinfo=UTC)
    assert (tell_day(moment), tell_time(moment)) == ("2026-11-12", "2026-11-12 00:30")
    assert (tell_day(None), tell_time(None)) == ("날짜 없음", "")


def test_words_without_a_translation_stay():
    assert (tell_type("LAW"), tell_reason("odd"), tell_outcome("odd")) == ("LAW", "odd", "odd")


def find_reasons() -> Iterator[str]:
    """Find the reasons of rejects in the sources of the crawler and in the tables they use."""
    yield from (CRASHED, IRRELEVANT, "host_down", "unreachable", "ignored", "not_file")
    yield from ("no_title", "no_body", "no_number", "no_address", "undeclared", "empty")
    yield from (reason for _, reason in (*outcomes._BY_CLASS, *outcomes._BY_WORDS))
    signs = files("crawler.parsing").joinpath("signs.txt").read_text("utf-8").splitlines()
    yield from (line.split()[0] for line in signs if line and line[0] != "#")
    for path in Path(crawler.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            is_reason = isinstance(node, ast.keyword) and node.arg in ("reason", "fault")
            if is_reason and isinstance(node.value, ast.Constant) and path.stem not in _ENDINGS:
                yield node.value.value


# Where the word is how a crawl ends.
_ENDINGS = ("outcomes", "budget")
REASONS = sorted({reason for reason in find_reasons() if reason})


def test_the_reasons_are_found_in_the_sources():
    assert {"future_date", "list_cut", "no_entries", "page_cap", "too_deep", "robots"} <= {*REASONS}


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_of_a_reject_is_told_in_korean(reason):
    assert tell_reason(reason) != reason


@pytest.mark.parametrize("outcome", ["finished", "failed", "shutdown", "cancelled", *BUDGETS])
def test_every_end_of_a_crawl_is_told_in_korean(outcome):
    assert tell_outcome(outcome) != outcome


def test_an_http_status_is_told_with_its_number():
    assert tell_reason("http_404") == "서버 응답 404"


def test_words_of_status_and_relation_are_korean():
    from corpus.facts.relation import Relation

    evidence = Evidence(document_id="a", start=0, end=1, rule="test", version="1")
    relation = Relation(evidence=evidence, subject="산단공", predicate="operates", object="G밸리")
    assert ("관계", "운영") in describe_fact(relation)
    figure = Figure(evidence=evidence, text="300개", value=Decimal(300), status="target")
    assert "목표" in dict(describe_fact(figure)).values()


def test_every_reason_of_furniture_has_korean_words():
    source = ast.parse(Path(nlp.furniture.__file__).read_text(encoding="utf-8"))
    tables = [
        node.value
        for node in source.body
        if isinstance(node, ast.Assign)
        and ast.unparse(node.targets[0]) in {"_WHOLE_LINES", "_INLINE"}
    ]
    reasons = {ast.literal_eval(pair.elts[0]) for table in tables for pair in table.elts}
    assert {"byline", "dateline"} <= reasons
    for reason in reasons | {"widget", "other stories"}:
        assert tell_furniture(reason) != reason
