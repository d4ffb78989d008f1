import json

import pytest

from corpus.settings import Settings
from corpus.store import open_store
from corpus.store.digests import DigestState
from crawler.sample.server import SampleServer
from outputs.digest.gathering.wish import Wish
from outputs.digest.model import Digest
from outputs.digest.period import Period
from outputs.errors import WeeklyBusyError
from outputs.weekly import Done, draft_digest, run_steps, weekly_lock

WEEK = ("--week", "2026-W46", "--include-unreviewed")


def test_a_week_is_crawled_read_resolved_and_drafted_in_one_go(run, home, monkeypatch):
    with SampleServer() as server:
        monkeypatch.setenv("MICLU_LOCAL_PROXY", server.address)
        first = run("run", "weekly", "gaon", *WEEK, "--json")
        again = run("run", "weekly", "gaon", *WEEK, "--json")
    assert first.status == again.status == 0
    assert [each["step"] for each in json.loads(first.out)] == [
        "crawl",
        "read",
        "resolve",
        "draft",
    ]
    with open_store(Settings().store_url) as store:
        (version,) = store.digests.find_all()
        assert store.counts().unread == 0
    assert Digest.load(version.content).groups


def test_a_publisher_that_fails_is_on_the_last_line_and_stops_nothing(run, home, monkeypatch):
    monkeypatch.setenv("MICLU_LOCAL_PROXY", "http://127.0.0.1:9")
    outcome = run("run", "weekly", "gaon", *WEEK, "--json")
    assert outcome.status == 1
    with open_store(Settings().store_url) as store:
        (version,) = store.digests.find_all()
    (fault,) = Digest.load(version.content).faults
    assert fault.startswith("가온산업일보")


def test_a_second_run_waits_for_the_first(run, home):
    with weekly_lock(home):
        with pytest.raises(WeeklyBusyError), weekly_lock(home):
            pass
        assert run("run", "weekly", "gaon", *WEEK).status == 75
    with weekly_lock(home):
        assert (home / "weekly.lock").exists()


def test_without_publishers_it_is_wrong_usage(run, home):
    assert run("run", "weekly").status == 2
    assert run("run").status == 2


def test_a_step_that_fails_does_not_stop_the_next():
    def fail():
        raise WeeklyBusyError("here")

    done = run_steps([("crawl", fail), ("read", lambda: Done(step="read", told="읽음"))])
    assert [(each.step, each.is_sound) for each in done] == [("crawl", False), ("read", True)]


def test_what_an_analyst_is_reading_stays_as_it_is(base):
    base.digests.save("2026-W46", "{}", author="miclu")
    base.digests.move("2026-W46", DigestState.IN_REVIEW, version=1, author="nari")
    done = draft_digest(base, Wish(period=Period.read("2026-W46"), include_unreviewed=True))
    assert "검토 중" in done.told
    assert base.digests.get("2026-W46").content == "{}"
