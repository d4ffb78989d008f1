import json

import pytest


def test_a_fact_is_printed_with_labels_sentence_and_source(run, base):
    out = run("facts", "--type", "position").out
    assert "[직위] 사람 황석주 · 직위 본부장 · 조직 한국산업단지공단 · 상태 현직" in out
    assert "(이하 산단공) ‹황석주 본부장›은 워크숍에" in out
    assert "gaon-1 · [현장] 동남권 워크숍 열려 · 2026-11-12 · http://www.gaon.example/" in out
    assert "\n사실 1건\n찾은 범위: 읽은 문서 2건 (전체 2건), 출처 1곳" in out


def test_facts_are_given_to_programs_one_a_line(run, base):
    *rows, last = [json.loads(line) for line in run("facts", "--json").out.splitlines()]
    assert {row["fact"]["type"] for row in rows} == {"event", "figure", "position", "quote"}
    (figure,) = [row for row in rows if row["fact"]["type"] == "figure"]
    assert figure["fact"]["value"] == 120
    assert figure["sources"] == 1
    assert (last["summary"]["total"], last["summary"]["coverage"]["documents"]) == (4, 2)


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["워크숍", "참석"], 3),
        (["바이오"], 0),
        (["100~200명"], 1),
        (["--type", "figure"], 1),
        (["--kind", "report"], 0),
        (["--status", "reviewed"], 0),
        (["--publisher", "gaon"], 4),
        (["--since", "2026-11-13"], 0),
        (["--until", "2026-11-12"], 4),
        (["--entity", "산단공"], 1),
        (["--entity", "황석주"], 2),
        (["--limit", "2"], 2),
    ],
)
def test_options_narrow_the_facts(run, base, options, count):
    assert len(run("facts", "--json", *options).out.splitlines()) == count + 1


def test_no_fact_says_so(run, base):
    outcome = run("facts", "바이오")
    assert outcome.status == 0
    assert outcome.out.startswith("‘바이오’에 맞는 사실이 없습니다.\n찾은 말: 바이오\n찾은 범위: ")


def test_a_cut_list_tells_how_to_see_more(run, base):
    assert run("facts", "--limit", "2").out.count("사실 4건 중 2건 (더 보려면 --limit)") == 1


def test_an_unknown_type_is_wrong_usage_that_lists_the_types(run, base):
    outcome = run("facts", "--type", "rumour")
    assert outcome.status == 2
    assert "event, figure, position, quote" in outcome.said


def test_an_unknown_entity_is_an_error_that_names_near_ones(run, base):
    outcome = run("facts", "--entity", "산업단지")
    assert outcome.status == 1
    assert "Near names: 한국산업단지공단" in outcome.err


def test_a_cursor_leads_to_the_next_facts(run, base):
    first = run("facts", "--limit", "3", "--json").out.splitlines()
    cursor = json.loads(first[-1])["summary"]["cursor"]
    second = run("facts", "--limit", "3", "--cursor", cursor, "--json").out.splitlines()
    keys = [json.loads(line)["key"] for line in (*first[:-1], *second[:-1])]
    assert len(set(keys)) == len(keys) == 4


def test_a_strange_cursor_is_an_error(run, base):
    outcome = run("facts", "--cursor", "x")
    assert outcome.status == 1
    assert "is no cursor of this search" in outcome.err


@pytest.mark.parametrize("option", ["--kind", "--status", "--sort", "--facets"])
def test_an_unknown_word_is_wrong_usage_that_lists_the_known_ones(run, base, option):
    outcome = run("facts", option, "rumour")
    assert outcome.status == 2
    assert "There are: " in outcome.said


def test_facts_are_counted_by_their_fields(run, base):
    out = run("facts", "--facets", "type,status,kind").out
    for words in ("유형", "직위", "검토", "검토 전", "종류", "기사"):
        assert words in out
