import json
import shutil

import pytest


@pytest.fixture
def file(run, base, store, tmp_path):
    """A backup of the base, which nobody has open any more."""
    path = tmp_path / "store.zip"
    assert run("backup", str(path)).status == 0
    store.close()
    return path


def test_a_lost_store_comes_back(run, home, file):
    before = run("status").out
    shutil.rmtree(home)
    outcome = run("restore", str(file))
    assert outcome.status == 0, outcome.err
    assert "백업을 되살렸습니다" in outcome.out
    assert run("status").out == before
    assert run("doctor", "--check").status == 0


def test_a_store_is_not_replaced_unasked(run, file):
    outcome = run("restore", str(file))
    assert outcome.status == 1
    assert "miclu restore FILE --replace" in outcome.said


def test_the_store_before_is_named(run, home, file):
    outcome = run("restore", str(file), "--replace")
    assert str(home / "miclu.db.replaced-1") in outcome.out.replace("\n", "")
    told = json.loads(run("restore", str(file), "--replace", "--json").out)
    assert told["kept"].endswith("replaced-2")
    assert told["backup"]["kind"] == "sqlite"


def test_pages_come_back(run, home, file, tmp_path):
    (home / "archive").mkdir(exist_ok=True)
    page = home / "archive" / "gaon-1.warc.gz"
    page.write_bytes(b"page")
    assert run("backup", str(tmp_path / "all.zip"), "--archive").status == 0
    page.unlink()
    assert "되살린 보관 파일 1개" in run("restore", str(tmp_path / "all.zip"), "--replace").out
    assert page.read_bytes() == b"page"


def test_a_damaged_backup_leaves_the_store(run, file):
    before = run("status").out
    file.write_bytes(file.read_bytes()[:-200])
    outcome = run("restore", str(file), "--replace")
    assert outcome.status == 1
    assert "Nothing was replaced" in outcome.said
    assert run("status").out == before
