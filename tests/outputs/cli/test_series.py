import json
from datetime import datetime

import pytest

from corpus.times import KST


@pytest.fixture
def figures(writer, fact):
    """Three figures of one cluster, two of them for one year."""
    told = (
        ("300개사", 300, "2024", "fact"),
        ("320개사", 320, "2024", "fact"),
        ("360개사", 360, "2026", "target"),
    )
    for number, (words, value, as_of, status) in enumerate(told):
        writer.save(
            f"gaon-{number}",
            f"소식 {number}",
            f"가람미클 회원사는 {words}다.",
            published=datetime(2026, 11, 10 + number, 9, tzinfo=KST),
            read=(
                fact["figure"](
                    words,
                    value,
                    unit="개사",
                    measure="회원기업" if number else "회원사",
                    subject="가람미클",
                    as_of=as_of,
                    status=status,
                ),
                fact["mention"]("CLUSTER", "가람미클"),
            ),
        )


def test_a_series_with_its_conflicts_targets_and_sentences(run, figures):
    outcome = run("series", "가람미클", "참여기업")
    assert outcome.status == 0
    assert "가람미클 · 회원사 (개)" in outcome.out
    assert "2024년  320개사  (어긋나는 값 1건)" in outcome.out
    assert "2026년  360개사  (목표)" in outcome.out
    assert "‹320개사›" in outcome.out
    assert "gaon-1 · 2026-11-11" in outcome.out
    assert "수록 범위: 문서 3건" in outcome.out


def test_the_measures_of_an_entity(run, figures):
    outcome = run("series", "가람미클")
    assert "회원사" in outcome.out
    assert "2024-01-01" in outcome.out


def test_json_carries_value_provenance_and_coverage(run, figures):
    found = json.loads(run("series", "가람미클", "회원사", "--json").out)
    (series,) = found["series"]
    values = [point["stated"]["value"]["value"] for point in series["points"]]
    assert sorted(values) == [300, 320]
    assert [point["stated"]["value"]["value"] for point in series["plans"]] == [360]
    (citation,) = series["points"][0]["evidence"]
    assert citation["document"]["address"].startswith("http://www.gaon.example/")
    assert citation["statement"] == series["points"][0]["stated"]["key"]
    assert (found["coverage"]["documents"], found["is_whole"]) == (3, True)
    heads = json.loads(run("series", "가람미클", "--json").out)["measures"]
    assert [(head["measure"], head["points"]) for head in heads] == [("회원사", 3)]


def test_predecessors_are_asked_for(run, figures):
    found = json.loads(run("series", "가람미클", "회원사", "--with-predecessors", "--json").out)
    assert len(found["entities"]) == 1


def test_nothing_known_is_said(run, figures):
    assert "가람미클의 매출 수치가 없습니다" in run("series", "가람미클", "매출").out
    outcome = run("series", "없는곳", "매출")
    assert outcome.status == 1
    assert "No entity named '없는곳'" in outcome.said
