import json

import pytest

from corpus.knowledge import get_statement
from corpus.settings import Settings
from corpus.store import FactQuery, open_store
from corpus.store.review_views import Review


@pytest.fixture
def known(base):
    """The base of one article with facts that a test made up, and one without."""
    return base


def report(run, *words):
    outcome = run("rerun", "--from", "read", "--json", *words)
    return json.loads(outcome.out) | {"status": outcome.status}


def rows():
    """All that readers wrote."""
    with open_store(Settings().store_url) as store:
        return [store.get_reading(f"gaon-{number}") for number in (1, 2)]


def sums(found):
    return {word: sum(row[word] for row in found["facts"]) for word in ("gained", "lost", "same")}


def test_a_dry_run_tells_the_difference_and_writes_nothing(run, known, home):
    before, size = rows(), (home / "miclu.db").read_bytes()
    found = report(run, "--dry-run")
    assert (found["status"], found["dry_run"], found["documents"]["read"]) == (0, True, 2)
    assert {row["publisher"] for row in found["facts"]} == {"gaon"}
    assert sum(row["changed"] + row["gained"] for row in found["facts"]) > 0
    assert rows() == before
    assert (home / "miclu.db").read_bytes() == size


def test_samples_say_where_and_how(run, known):
    samples = report(run, "--dry-run")["samples"]
    assert samples
    for sample in samples:
        assert sample["document"] == "gaon-1"
        assert sample["kind"] in {"gained", "lost", "changed"}
        assert sample["detail"]
    changed = next(sample for sample in samples if sample["kind"] == "changed")
    assert "→" in changed["detail"]


def test_a_run_writes_and_a_second_one_changes_nothing(run, known):
    report(run)
    found = report(run)
    assert found["documents"] == {"read": 2, "changed": 0, "failed": 0}
    assert sums(found)["same"] > 0
    assert sums(found)["gained"] == sums(found)["lost"] == 0


def test_what_analysts_decided_stays(run, known):
    stored = next(known.find_facts(FactQuery(type="quote")))
    key = stored.standing.key
    known.reviews.decide(Review(statement=key, decision="accepted", author="도하윤"))
    report(run)
    assert run("resolve").status == 0
    with open_store(Settings().store_url) as store:
        assert get_statement(store, key).status == "accepted"
        assert len(list(store.reviews.find_log())) == 1


def test_publisher_and_days_restrict(run, known):
    assert report(run, "--dry-run", "--since", "2026-11-15")["documents"]["read"] == 1
    assert report(run, "--dry-run", "--until", "2026-11-15")["documents"]["read"] == 1
    assert report(run, "--dry-run", "--publisher", "nobody")["documents"]["read"] == 0


def test_the_tables_are_korean(run, known):
    outcome = run("rerun", "--from", "read", "--dry-run")
    assert "새로 생김" in outcome.out
    assert "수치" in outcome.out
