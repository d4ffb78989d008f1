import json
from dataclasses import replace
from datetime import datetime

import pytest

from corpus.store.naming.views import Decision, Verdict
from corpus.times import KST


def report(run, *words):
    outcome = run("rerun", "--from", "resolve", "--json", *words)
    assert outcome.status == 0, outcome.err
    return json.loads(outcome.out)


@pytest.fixture
def pending(base):
    """A base of which one document was read again since, with two facts less."""
    reading = base.get_reading("gaon-1")
    base.save_reading(replace(reading, version="later", facts=reading.facts[:2]))
    return base


def test_nothing_changed_is_told_as_such(run, base):
    found = report(run, "--dry-run")
    assert (found["dry_run"], found["joined"], found["split"]) == (True, 0, 0)
    assert set(found["names"]) == {"same"}
    assert all(row["gained"] == row["lost"] == 0 for row in found["statements"])
    assert sum(row["same"] for row in found["statements"]) == 4


def test_a_dry_run_tells_the_difference_and_writes_nothing(run, pending, home):
    pending.close()
    before = (home / "miclu.db").read_bytes()
    found = report(run, "--dry-run")
    assert sum(row["lost"] for row in found["statements"]) == 2
    assert sum(row["same"] for row in found["statements"]) == 2
    assert [sample["kind"] for sample in found["samples"]] == ["lost", "lost"]
    assert all(sample["told"] for sample in found["samples"])
    assert (home / "miclu.db").read_bytes() == before
    assert [path.name for path in home.iterdir() if path.name.startswith("miclu-trial")] == []


def test_a_run_does_what_it_told(run, pending):
    assert sum(row["lost"] for row in report(run)["statements"]) == 2
    found = report(run, "--dry-run")
    assert sum(row["lost"] for row in found["statements"]) == 0
    assert sum(row["same"] for row in found["statements"]) == 2


def test_publisher_and_days_restrict_what_is_told(run, pending):
    assert report(run, "--dry-run", "--publisher", "nobody")["statements"] == []
    assert report(run, "--dry-run", "--since", "2026-11-15")["statements"] == []
    assert report(run, "--dry-run", "--until", "2026-11-15")["statements"] != []


def test_entities_that_a_judgement_joins_are_told(run, writer, fact, base):
    read = (fact["mention"]("ORG", "나래정밀"), fact["mention"]("ORG", "누리소재"))
    day = datetime(2026, 11, 18, 9, tzinfo=KST)
    writer.save("gaon-3", "소식", "나래정밀과 누리소재가 왔다.", published=day, read=read)
    joined = Verdict(
        left="ORG:나래정밀",
        right="ORG:누리소재",
        decision=Decision.SAME,
        author="도하윤",
        reason="이름을 바꿨다",
    )
    base.judgements.add(joined, check=lambda *_: None)
    found = report(run, "--dry-run")
    assert (found["joined"], found["split"], found["names"]["moved"]) == (1, 0, 1)
    (entity,) = found["entities"]
    assert {key for key, _ in entity["others"]} == {"ORG:나래정밀", "ORG:누리소재"}


def test_the_tables_are_korean(run, pending):
    outcome = run("rerun", "--from", "resolve", "--dry-run")
    assert "그대로인 이름" in outcome.out
    assert "없어짐" in outcome.out
