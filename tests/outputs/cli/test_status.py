import json
from datetime import datetime

from corpus.times import KST

NOW = datetime(2026, 11, 20, 9, tzinfo=KST)


def test_status_counts_what_the_store_holds(run, base):
    lines = run("status").out.split("\n")
    numbers = {" ".join(line.split()[:-1]): line.split()[-1] for line in lines if line.split()}
    assert numbers["문서"] == "2"
    assert numbers["이름: 기관"] == "1"
    assert numbers["사실: 직위"] == "1"


def test_status_tells_of_each_publisher(run, base):
    (line,) = [line for line in run("status").out.split("\n") if line.split()[:1] == ["gaon"]]
    assert line.split() == ["gaon", "2", "2026-11-12", "2026-11-17", "2026-11-20", "09:00"]


def test_status_tells_what_went_wrong_and_why(run, base):
    base.rejects.count("gaon", "no_body", "http://www.gaon.example/1", NOW)
    base.fail_stage("gaon-2", "read", "test-2", "ValueError: 너무 깁니다")
    out = run("status").out
    assert "본문 없음" in out
    assert "http://www.gaon.example/1" in out
    assert "ValueError: 너무 깁니다" in out


def test_status_is_given_to_programs_as_one_object(run, base):
    base.rejects.count("gaon", "no_body", "http://www.gaon.example/1", NOW)
    status = json.loads(run("status", "--json").out)
    assert status["counts"]["documents"] == 2
    assert status["rejects"][0]["reason"] == "no_body"
