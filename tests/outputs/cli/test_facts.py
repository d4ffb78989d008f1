import json

import pytest


def test_a_fact_is_printed_with_labels_sentence_and_source(run, base):
    out = run("facts", "--type", "position").out
    assert "[직위] 사람 황석주 · 직위 본부장 · 조직 한국산업단지공단 · 상태 현직" in out
    assert "(이하 산단공) ‹황석주 본부장›은 워크숍에" in out
    assert "gaon-1 · [현장] 동남권 워크숍 열려 · 2026-11-12 · http://www.gaon.example/" in out
    assert out.endswith("사실 1건\n")


def test_facts_are_given_to_programs_one_a_line(run, base):
    rows = [json.loads(line) for line in run("facts", "--json").out.splitlines()]
    assert {row["newest"]["fact"]["type"] for row in rows} == {
        "event",
        "figure",
        "position",
        "quote",
    }
    (figure,) = [row for row in rows if row["newest"]["fact"]["type"] == "figure"]
    assert figure["newest"]["fact"]["value"] == 120
    assert figure["sources"] == 1


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--words", "워크숍 참석"], 3),
        (["--words", "바이오"], 0),
        (["--publisher", "gaon"], 4),
        (["--since", "2026-11-13"], 0),
        (["--until", "2026-11-12"], 4),
        (["--entity", "산단공"], 1),
        (["--entity", "황석주"], 2),
        (["--limit", "2"], 2),
    ],
)
def test_options_narrow_the_facts(run, base, options, count):
    assert len(run("facts", "--json", *options).out.splitlines()) == count


def test_no_fact_says_so(run, base):
    outcome = run("facts", "--words", "바이오")
    assert (outcome.status, outcome.out) == (0, "맞는 사실이 없습니다.\n")


def test_a_cut_list_tells_how_to_see_more(run, base):
    assert run("facts", "--limit", "2").out.endswith("사실 2건 (더 보려면 --limit)\n")


def test_an_unknown_type_is_wrong_usage_that_lists_the_types(run, base):
    outcome = run("facts", "--type", "rumour")
    assert outcome.status == 2
    assert "event, figure, position, quote" in outcome.said


def test_an_unknown_entity_is_an_error_that_names_near_ones(run, base):
    outcome = run("facts", "--entity", "산업단지")
    assert outcome.status == 1
    assert "Near names: 한국산업단지공단" in outcome.err
