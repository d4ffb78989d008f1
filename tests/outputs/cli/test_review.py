import io
import json
import sys

import pytest

from corpus.knowledge import find_statements, get_statement
from corpus.store import FactQuery


@pytest.fixture
def keys(base, store):
    """The keys of the base's statements, by type."""
    return {each.fact.TYPE: each.key for each in find_statements(store, FactQuery())}


@pytest.fixture
def type_in(monkeypatch):
    """Let somebody type lines at the prompts."""

    def type_lines(*lines):
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return type_lines


def decisions(run, *options):
    out = run("review", "--log", "--json", *options).out
    return [json.loads(line)["decision"] for line in out.splitlines()]


def test_the_queue_is_printed_with_keys(run, keys):
    out = run("review", "--queue", "--type", "position").out
    assert f"{keys['position']} · 확신도 0.50" in out
    assert out.endswith("검토할 사실 1건\n")


def test_the_queue_goes_to_programs_one_a_line(run, keys):
    rows = [json.loads(line) for line in run("review", "--json").out.splitlines()]
    assert {row["key"] for row in rows} == set(keys.values())


def test_a_statement_is_accepted_by_its_key(run, keys, store):
    result = run("review", "--accept", keys["position"], "--author", "kim")
    assert (result.status, result.out) == (0, f"1: {keys['position']} 맞음\n")
    assert get_statement(store, keys["position"]).status == "accepted"


def test_a_correction_is_shown(run, keys, store):
    key = keys["figure"]
    result = run("review", "--correct", key, "--set", "value=1,250", "--author", "kim")
    assert result.status == 0
    statement = get_statement(store, key)
    assert (statement.fact.value, statement.status) == (1250, "corrected")


def test_a_rejection_wants_a_reason_and_can_be_undone(run, keys, store):
    reject = ("review", "--reject", keys["figure"], "--author", "kim")
    refused = run(*reject)
    assert (refused.status, "without a reason" in refused.said) == (1, True)
    assert run(*reject, "--reason", "딴 해").status == 0
    assert list(find_statements(store, FactQuery(type="figure"))) == []
    assert run("review", "--undo", keys["figure"], "--author", "kim").status == 0
    assert len(list(find_statements(store, FactQuery(type="figure")))) == 1
    assert decisions(run) == ["undone", "rejected"]


@pytest.mark.parametrize(
    "options",
    [
        ("--accept", "x", "--reject", "x"),
        ("--accept", "x", "--set", "value=1"),
        ("--set", "value=1"),
    ],
)
def test_one_decision_at_a_time(run, keys, options):
    result = run("review", *options)
    assert (result.status, "Name one of --accept" in result.said) == (2, True)


def test_an_unknown_key_and_no_author_are_told(run, keys):
    assert "No statement 'nix'" in run("review", "--accept", "nix", "--author", "kim").said
    assert "names no author" in run("review", "--accept", keys["figure"]).said


def test_the_queue_is_gone_through_by_keys(run, keys, type_in):
    type_in("x", "a", "r", "틀린 수", "c", "value=", "c", "", "s", "u", "q")
    result = run("review", "--author", "kim")
    assert result.status == 0
    assert decisions(run)[-2:] == ["rejected", "accepted"]
    assert "a 맞음 · c 고침" in result.out


def test_undo_takes_back_the_last_of_this_walk(run, keys, type_in):
    type_in("a", "u", "q")
    run("review", "--author", "kim")
    assert decisions(run) == ["undone", "accepted"]


def test_the_end_of_the_input_ends_the_walk(run, keys, type_in):
    type_in()
    assert run("review", "--author", "kim").status == 0
    assert decisions(run) == []


def test_the_walk_ends_with_the_queue(run, keys, type_in):
    type_in(*["a"] * len(keys))
    assert run("review", "--author", "kim").out.endswith("검토할 사실이 더 없습니다.\n")
    assert len(decisions(run)) == len(keys)


def test_progress_tells_types_authors_and_disagreement(run, keys):
    run("review", "--accept", keys["figure"], "--author", "kim")
    run("review", "--reject", keys["figure"], "--author", "lee", "--reason", "딴 해")
    out = run("review", "--progress").out
    assert "수치" in out
    assert f"판정이 갈린 사실 {keys['figure']}: kim 맞음, lee 틀림" in out
    told = json.loads(run("review", "--progress", "--json").out)
    assert [each["author"] for each in told["authors"]] == ["kim", "lee"]


def test_an_empty_log_and_queue_are_told(run, keys):
    assert run("review", "--log").out == "검토한 것이 없습니다.\n"
    assert run("review", "--queue", "--type", "relation").out == "검토할 사실이 없습니다.\n"


def test_the_log_is_a_table(run, keys):
    run("review", "--accept", keys["figure"], "--author", "kim", "--reason", "표 2와 같다")
    out = run("review", "--log").out
    assert "kim" in out
    assert "표 2와 같다" in out
