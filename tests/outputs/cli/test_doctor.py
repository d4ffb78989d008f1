import json
import sqlite3

import pytest

from crawler.sample.outlet import load_articles


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """A port on which nothing listens: no request leaves this machine."""
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)


def test_the_machine_is_checked(run):
    outcome = run("doctor")
    assert outcome.status == 0
    checked = [line.split()[:2] for line in outcome.out.splitlines()]
    assert all([name, "좋음"] in checked for name in ("Python", "Kiwi", "디스크", "저장소"))
    assert "MICLU_CONTACT" in outcome.out


def test_a_store_that_is_broken_is_told(run, home):
    home.mkdir()
    (home / "miclu.db").write_bytes(b"this is no database " * 100)
    outcome = run("doctor")
    assert outcome.status == 1
    (row,) = [line for line in outcome.out.splitlines() if line.startswith("저장소")]
    assert "고칠" in row


def test_the_sample_outlet_is_served_for_its_check(run):
    outcome = run("doctor", "--publisher", "gaon")
    assert outcome.status == 0
    newest = max(load_articles(), key=lambda article: article.published)
    assert newest.title in outcome.out
    assert "#article-view-content-div" in outcome.out
    (row,) = [line.split() for line in outcome.out.splitlines() if line.startswith("feeds")]
    assert row == ["feeds", "확인됨", "맞음"]


def test_without_a_network_the_message_is_clear(run):
    outcome = run("doctor", "--publisher", "industrynews")
    assert outcome.status == 1
    assert "www.industrynews.co.kr에 닿지 않습니다" in outcome.out


def test_as_json(run):
    outcome = run("doctor", "--publisher", "industrynews", "--json")
    found = json.loads(outcome.out)
    assert found["publisher"]["reached"] is False
    assert found["publisher"]["unverified"] == ["feeds", "lists", "search", "more", "layouts"]
    assert {check["name"] for check in found["environment"]} >= {"Python", "Kiwi", "저장소"}


def test_an_unknown_publisher(run):
    outcome = run("doctor", "--publisher", "nosuch")
    assert outcome.status == 1
    assert "nosuch" in outcome.err


def test_a_whole_base_passes_its_check(run, base):
    outcome = run("doctor", "--check", "--full")
    assert outcome.status == 0
    assert "고칠 것" not in outcome.out
    checked = json.loads(run("doctor", "--check", "--json").out)
    assert checked["is_sound"]
    assert {each["check"] for each in checked["checks"]} >= {"file", "links", "evidence"}


def test_a_broken_base_is_told_with_what_to_do(run, base, home):
    with sqlite3.connect(home / "miclu.db") as connection:
        connection.execute("DELETE FROM mentions")
    connection.close()
    outcome = run("doctor", "--check")
    assert outcome.status == 1
    assert "언급을 잘못 센 이름이 있습니다" in outcome.out
    assert "할 일: miclu rerun --from read" in outcome.out
    (broken,) = (
        each
        for each in json.loads(run("doctor", "--check", "--json").out)["checks"]
        if each["findings"]
    )
    assert (broken["check"], broken["label"]) == ("readings", "읽은 결과")


def test_without_a_store_there_is_nothing_to_check(run, home):
    outcome = run("doctor", "--check")
    assert (outcome.status, "No store" in outcome.said) == (1, True)
