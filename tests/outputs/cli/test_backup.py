import json
import zipfile

import pytest


@pytest.fixture
def file(tmp_path):
    return tmp_path / "store.zip"


def test_a_backup_is_told_with_its_digest(run, base, file):
    outcome = run("backup", str(file))
    assert outcome.status == 0, outcome.err
    with zipfile.ZipFile(file) as bundle:
        told = json.loads(bundle.read("backup.json"))
    assert told["digest"] in outcome.out
    assert f"문서 {told['documents']}건" in outcome.out


def test_a_backup_as_json(run, base, file):
    told = json.loads(run("backup", str(file), "--json").out)
    assert (told["kind"], told["member"]) == ("sqlite", "miclu.db")
    assert told["has_archive"] is False


def test_pages_that_are_left_out_are_named(run, base, home, file):
    (home / "archive").mkdir(exist_ok=True)
    (home / "archive" / "gaon-1.warc.gz").write_bytes(b"page")
    assert "보관한 쪽은 담지 않았습니다" in run("backup", str(file)).out
    assert "보관한" not in run("backup", str(file), "--replace", "--archive").out
    with zipfile.ZipFile(file) as bundle:
        assert "archive/gaon-1.warc.gz" in bundle.namelist()


def test_a_file_is_not_written_over_unasked(run, base, file):
    file.write_text("mine")
    outcome = run("backup", str(file))
    assert (outcome.status, file.read_text()) == (1, "mine")
    assert "miclu backup FILE --replace" in outcome.said
    assert run("backup", str(file), "--replace").status == 0


def test_without_a_store_there_is_nothing_to_copy(run, home, file):
    outcome = run("backup", str(file))
    assert (outcome.status, file.exists()) == (1, False)
    assert "No store" in outcome.said
