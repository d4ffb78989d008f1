import json

import pytest

from corpus.store import open_store


def test_the_store_moves_to_a_server_and_back(run, base, postgres_url, monkeypatch, tmp_path):
    told = run("search", "워크숍", "--json").out
    outcome = run("copy", postgres_url)
    assert outcome.status == 0, outcome.err
    assert "행을 복사했습니다" in outcome.out
    monkeypatch.setenv("MICLU_DATABASE_URL", postgres_url)
    found = [json.loads(line).get("document", {}).get("id") for line in told.splitlines()]
    assert "gaon-1" in found
    assert "gaon-1" in run("search", "워크숍", "--json").out
    back = json.loads(run("copy", f"sqlite:///{tmp_path}/back.db", "--json").out)
    assert back["rows"] > 0
    assert back["store"] == f"{tmp_path}/back.db"
    with open_store(f"sqlite:///{tmp_path}/back.db") as copy:
        assert copy.get_document("gaon-1") == base.get_document("gaon-1")


def test_a_store_that_is_not_empty_stays(run, base, home):
    outcome = run("copy", f"sqlite:///{home}/miclu.db")
    assert outcome.status == 1
    assert "is not empty: nothing was copied" in outcome.said


@pytest.mark.parametrize("address", ["", "mysql://u:geheim@h/db"])
def test_an_address_of_no_store_is_told(run, base, address):
    outcome = run("copy", address)
    assert outcome.status == 1
    assert "MICLU_DATABASE_URL" in outcome.said
    assert "geheim" not in outcome.err
