from datetime import date
from decimal import Decimal

import pytest

from corpus.facts import fact_types
from corpus.facts.event import Event
from corpus.facts.figure import Figure
from corpus.facts.position import Position
from corpus.facts.quote import Quote
from corpus.facts.relation import Relation
from corpus.records import Evidence
from outputs.labels import RELATIONS
from outputs.sentences import _find_written, say, say_fields

EVIDENCE = Evidence(document_id="gaon-1", start=0, end=1, rule="test", version="1")


def figure(text, **fields):
    return Figure(text=text, value=Decimal(1), evidence=EVIDENCE, **fields)


def event(name, **fields):
    return Event(name=name, kind=fields.pop("kind", name), evidence=EVIDENCE, **fields)


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        ("current", "황석주는 산단공 본부장이다."),
        ("former", "황석주는 전 산단공 본부장이다."),
        ("incoming", "황석주가 산단공 본부장으로 내정됐다."),
        ("acting", "황석주가 산단공 본부장 직무를 대행한다."),
    ],
)
def test_a_post_is_said_by_its_standing(standing, said):
    fact = Position(
        person="황석주",
        role="본부장",
        organisation="산단공",
        standing=standing,
        evidence=EVIDENCE,
    )
    assert say(fact) == said


def test_figures_are_said_as_printed():
    assert say(figure("350여개사", subject="ICT 미클", measure="회원사")) == (
        "ICT 미클의 회원사는 350여개사다."
    )
    assert say(figure("1,000명", measure="고용", status="target", as_of="2027")) == (
        "2027년 기준 고용 목표는 1,000명이다."
    )
    assert say(figure("12%", measure="수출", change="down", against="전년 대비")) == (
        "수출이 전년 대비 12% 줄었다."
    )
    twice = figure("182조원", subject="가람밸리", measure="가람밸리 매출")
    assert say(twice) == "가람밸리 매출은 182조원이다."
    assert say(figure("7억원")) == "수치는 7억원이다."


def test_activities_are_said_as_far_as_they_are_known():
    told = {"first_day": date(2026, 11, 12), "last_day": date(2026, 11, 14), "precision": "day"}
    assert say(event("정기총회")) == "‘정기총회’가 열렸다."
    assert say(event("워크숍", place="창원호텔", organisers=("산단공",), **told)) == (
        "산단공이 2026년 11월 12~14일 창원호텔에서 ‘워크숍’을 열었다."
    )
    assert say(
        event("포럼", status="announced", first_day=date(2027, 1, 1), precision="month")
    ) == ("‘포럼’이 2027년 1월 열릴 예정이다.")
    assert say(event("업무협약", organisers=("창원시", "산단공"))) == (
        "창원시와 산단공이 ‘업무협약’을 맺었다."
    )
    assert say(event("박람회", status="cancelled", organisers=tuple("가나다라"))) == (
        "가·나 등 4곳이 ‘박람회’를 취소했다."
    )


def test_words_are_quoted_as_printed():
    fact = Quote(words="늘리겠다", speaker="황석주", role="본부장", evidence=EVIDENCE)
    assert say(fact) == "황석주 본부장은 “늘리겠다”라고 말했다."


@pytest.mark.parametrize("predicate", [*RELATIONS, "knows"])
def test_every_predicate_is_said(predicate):
    fact = Relation(subject="산단공", predicate=predicate, object="워크숍", evidence=EVIDENCE)
    said = say(fact)
    assert said.startswith("산단공")
    assert "워크숍" in said
    assert said.endswith(".")
    assert "(" not in said


def test_every_fact_type_has_its_sentences():
    assert set(_find_written("ko")) == set(fact_types())


def test_a_new_fact_type_is_said_by_its_fields():
    assert say_fields(figure("7명", measure="참석자")).startswith("표기 7명, 값 1, 항목 참석자")


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (
            Position(person="황석주", role="본부장", organisation="산단공", evidence=EVIDENCE),
            "황석주 is 본부장 of 산단공.",
        ),
        (
            Position(person="황석주", role="회장", standing="former", evidence=EVIDENCE),
            "황석주 was 회장.",
        ),
        (
            figure("350개사", measure="회원사", subject="산단공", status="target", as_of="2027"),
            "산단공: 회원사 350개사 (target, as of 2027).",
        ),
        (
            event(
                "정기총회",
                organisers=("산단공", "창원시"),
                place="창원호텔",
                first_day=date(2026, 11, 12),
                last_day=date(2026, 11, 14),
                precision="day",
                status="held",
            ),
            "산단공, 창원시 held ‘정기총회’ on 2026-11-12 to 2026-11-14 at 창원호텔.",
        ),
        (
            event("박람회", first_day=date(2027, 3, 1), precision="month", status="announced"),
            "‘박람회’ is to be held in 2027-03.",
        ),
        (
            Quote(speaker="황석주", role="본부장", words="늘리겠다", evidence=EVIDENCE),
            "황석주 (본부장): “늘리겠다”.",
        ),
        (
            Relation(subject="산단공", predicate="hosts", object="워크숍", evidence=EVIDENCE),
            "산단공 hosts 워크숍.",
        ),
    ],
)
def test_facts_are_said_in_english_with_their_korean_names(fact, said):
    assert say(fact, language="en") == said


def test_every_type_with_a_korean_sentence_has_an_english_one():
    assert _find_written("en").keys() == _find_written("ko").keys()
