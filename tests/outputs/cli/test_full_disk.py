"""A disk that is full, whatever a command writes: told, and nothing that was stored is lost.

The limit on the size of files stands in for the disk: SQLite and Python are refused alike.
"""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from outputs.exports import export_formats

_LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.argv[:2] = []
sys.argv.insert(0, "miclu")
from outputs.app import main
main()
"""


@pytest.fixture
def run_full(home):
    """Run `miclu` with words, in a process of its own whose files may not grow beyond a size."""

    def run_words(size, *words, output=subprocess.PIPE):
        command = [sys.executable, "-c", _LIMITED, str(size), *words]
        return subprocess.run(
            command, check=False, stdout=output, stderr=subprocess.PIPE, text=True, cwd=home
        )

    return run_words


@pytest.fixture
def closed(base, store, home):
    """The base, which nobody has open any more."""
    store.close()
    return home / "miclu.db"


def check_refused(outcome, *words):
    """Make sure that the command ended with an error of ours that tells what to do."""
    assert outcome.returncode == 1, outcome.stderr
    assert outcome.stderr.startswith("miclu: ")
    assert "Traceback" not in outcome.stderr
    assert any(each in outcome.stderr for each in words), outcome.stderr


def test_documents_that_do_not_fit(run, run_full, closed, tmp_path):
    before = run("documents", "--json").out
    paper = tmp_path / "notes.txt"
    paper.write_text("가람산단 총회\n" + "회원 120여명이 왔다. " * 4_000)
    check_refused(run_full(60_000, "add", str(paper)), "Free space, then run the same command")
    assert run("documents", "--json").out == before
    assert run("doctor", "--check", "--full").status == 0
    assert run("add", str(paper)).status == 0
    assert run("documents", "--json").out != before


def test_resolution_goes_on_when_there_is_room_again(run, run_full, closed):
    entities = run("export", "--entities", "--format", "jsonl").out
    forget = "UPDATE names SET naming = NULL"
    with sqlite3.connect(closed) as connection:
        assert connection.execute(forget).rowcount
    connection.close()
    check_refused(run_full(40_000, "resolve"), "Free space, then run the same command")
    assert run("resolve").status == 0
    assert run("export", "--entities", "--format", "jsonl").out == entities
    assert run("doctor", "--check", "--full").status == 0


def test_a_decision_is_stored_or_refused(run, run_full, closed):
    told = json.loads(run("review", "--queue", "--json").out.splitlines()[0])
    words = ("review", "--author", "kim", "--accept", told["key"])
    check_refused(run_full(4_000, *words), "Free space, then run the same command")
    assert run("review", "--log").out.count("kim") == 0
    assert run("doctor", "--check", "--full").status == 0
    assert run(*words).status == 0
    assert run("review", "--log").out.count("kim") == 1


def test_a_backup_that_does_not_fit_leaves_nothing(run, run_full, closed, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    check_refused(run_full(100_000, "backup", str(folder / "b.zip")), "Free space", "free space")
    assert list(folder.iterdir()) == []
    assert run("doctor", "--check", "--full").status == 0


def test_a_restore_that_does_not_fit_leaves_the_store(run, run_full, closed, tmp_path):
    file = tmp_path / "b.zip"
    assert run("backup", str(file)).status == 0
    before = closed.read_bytes()
    check_refused(run_full(100_000, "restore", str(file), "--replace"), "free space", "Free space")
    assert closed.read_bytes() == before
    assert sorted(each.name for each in closed.parent.iterdir() if ".miclu" in each.name) == []


@pytest.mark.parametrize("form", sorted(export_formats()))
def test_an_export_that_does_not_fit_leaves_the_file_before(run_full, base, tmp_path, form):
    folder = tmp_path / "exports"
    folder.mkdir()
    file = folder / f"facts.{form}"
    file.write_text("yesterday's")
    words = ("export", "--format", form, "-o", str(file))
    # The store stays open here, so that reading it makes no file.
    check_refused(run_full(200, *words), "Cannot write")
    assert [(each, each.read_text()) for each in folder.iterdir()] == [(file, "yesterday's")]


def test_standard_output_that_is_full(run_full, closed):
    with Path("/dev/full").open("w") as full:
        for words in (("export", "--format", "csv"), ("status",)):
            outcome = run_full(10**9, *words, output=full)
            check_refused(outcome, "Free space, then run the command again")
