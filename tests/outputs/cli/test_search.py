import json

import pytest


def test_a_hit_shows_its_title_its_sentence_and_its_source(run, base):
    out = run("search", "산단공").out
    assert "[현장] 동남권 워크숍 열려" in out
    assert "산단공" in out
    assert "gaon-1" in out
    assert "gaon-2" not in out


def test_hits_are_given_to_programs_one_a_line(run, base):
    lines = run("search", "뿌리산업", "--json").out.splitlines()
    hit, last = [json.loads(line) for line in lines]
    assert hit["document"]["id"] == "gaon-2"
    assert last["summary"]["total"] == 1


def test_no_hit_tells_what_was_looked_for_and_where(run, base):
    outcome = run("search", "반도체는", "어디에")
    assert outcome.status == 0
    assert "‘반도체는 어디에’에 맞는 문서가 없습니다." in outcome.out
    assert "찾은 말: 반도체" in outcome.out
    assert "읽은 문서 2건 (전체 2건)" in outcome.out


def test_query_signs_are_words_and_no_operators(run, base):
    outcome = run("search", '"산단공" OR * NEAR( --')
    assert outcome.status == 0
    assert outcome.err == ""


def test_other_names_are_looked_for_and_told(run, base):
    out = run("search", "산단공", "--facets", "publisher").out
    assert "함께 찾은 이름: 산단공 → 한국산업단지공단" in out
    assert "출처" in out
    assert "함께 찾은 이름" not in run("search", "산단공", "--no-expand").out


def test_a_comparison_that_was_not_read_is_told_above_the_hits(run, base):
    for command in ("search", "facts"):
        out = run(command, "산단공 > 많이", "--no-expand").out
        assert out.startswith("비교로 읽지 못했습니다: 산단공 > 많이 (")


@pytest.mark.parametrize(
    "command", [("search", "산단공"), ("facts",), ("activities",), ("documents",)]
)
def test_days_in_the_wrong_order_are_a_wrong_usage(run, base, command):
    for days in (
        ("--since", "2026-11-13", "--until", "2026-11-12"),
        ("--until", "2026-11-12", "--since", "2026-11-13"),
    ):
        outcome = run(*command, *days)
        assert outcome.status == 2
        assert "2026-11-13 or later and 2026-11-12 or earlier" in outcome.said
    assert run(*command, "--since", "2026-11-12", "--until", "2026-11-12").status == 0
