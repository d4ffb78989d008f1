import json
from dataclasses import replace

import pytest


@pytest.fixture
def revised(base):
    """The first article of the base in three revisions."""
    document = base.get_document("gaon-1")
    for text in (
        document.text.replace("120여명이", "130여명이"),
        document.text.replace("120여명이", "130여명이") + "\n내년에 다시 연다.",
    ):
        base.save_document(replace(document, text=text))
    return base


def test_the_last_two_revisions_are_compared(run, revised):
    out = run("documents", "diff", "gaon-1").out
    assert "2판" in out
    assert "3판" in out
    assert "{+내년에 다시 연다.+}" in out
    assert "[-" not in out


def test_words_that_went_and_came_stand_in_their_passage(run, revised):
    out = run("documents", "diff", "gaon-1", "--from", "1", "--to", "2").out
    assert "워크숍에 [-120여명이 -]{+130여명이 +}참석했다고" in out
    assert "[현장] 동남권 워크숍 열려\n\n" not in out


def test_programs_get_the_changes_with_their_offsets(run, revised):
    report = json.loads(run("documents", "diff", "gaon-1", "--from", "1", "--json").out)
    assert (report["document"], report["from"], report["to"]) == ("gaon-1", 1, 3)
    first = report["changes"][0]
    old = revised.get_document("gaon-1", revision=1).text
    assert old[first["old_start"] :].startswith(first["old"])
    assert first["new"] == "130여명이 "


def test_one_revision_has_no_changes(run, base):
    assert run("documents", "diff", "gaon-2").out.endswith("글이 같습니다.\n")


def test_a_revision_that_is_not_there_is_an_error(run, base):
    outcome = run("documents", "diff", "gaon-2", "--from", "4")
    assert outcome.status == 1
    assert "No revision 4 of document 'gaon-2'" in outcome.err
