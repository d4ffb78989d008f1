import hashlib
import json
import sqlite3
import threading
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from corpus.errors import (
    BackupDamagedError,
    BackupExistsError,
    BackupFileError,
    BackupKindError,
    BackupProgramError,
    MissingProgramError,
    MissingStoreError,
    StoreBusyError,
    StoreDamagedError,
    StoreExistsError,
    StoreVersionError,
)
from corpus.store import open_store
from corpus.store.backups import Wish, has_store, restore_backup, write_backup
from corpus.times import KST

MADE = datetime(2026, 3, 2, 9, 0, tzinfo=KST)


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "home" / "archive"
    folder.mkdir(parents=True)
    (folder / "gaon-1.warc.gz").write_bytes(b"page")
    return folder


@pytest.fixture
def wish(archive):
    return Wish(archive=archive)


@pytest.fixture
def full_url(url, make_document):
    with open_store(url) as store:
        store.save_document(make_document())
    return url


@pytest.fixture
def file(tmp_path):
    return tmp_path / "store.zip"


def list_documents(url):
    with open_store(url, must_exist=True) as store:
        assert all(each.is_sound for each in store.checks.run())
        return sorted(each.id for each in store.find_documents())


def test_a_backup_brings_back_what_was_there(full_url, file, wish, archive, make_document):
    backup = write_backup(full_url, file, wish, clock=lambda: MADE)
    assert (backup.documents, backup.made) == (1, "2026-03-02T09:00:00+09:00")
    with open_store(full_url) as store:
        store.save_document(make_document("hanbit-2"))
    restored = restore_backup(file, full_url, archive=archive, may_replace=True)
    assert restored.backup == backup
    assert list_documents(full_url) == ["hanbit-1"]


def test_a_backup_makes_a_store_where_none_is(full_url, file, wish, request, tmp_path):
    write_backup(full_url, file, wish)
    if full_url.startswith("sqlite"):
        other = f"sqlite:///{tmp_path}/fresh/miclu.db"
    else:
        server = request.getfixturevalue("postgres_server")
        other = server.url(server.make())
    assert has_store(full_url)
    assert not has_store(other)
    assert restore_backup(file, other, archive=wish.archive).kept == ""
    assert list_documents(other) == ["hanbit-1"]


def test_a_backup_is_a_plain_zip_with_the_digest_of_what_it_holds(full_url, file, wish):
    backup = write_backup(full_url, file, wish)
    with zipfile.ZipFile(file) as bundle:
        told = json.loads(bundle.read("backup.json"))
        copy = bundle.read(backup.member)
        assert bundle.namelist() == ["backup.json", backup.member]
    assert told["digest"] == backup.digest == hashlib.sha256(copy).hexdigest()
    assert (told["size"], told["archive"]) == (len(copy), ["gaon-1.warc.gz"])


def test_an_unpacked_backup_is_larger(sqlite_url, tmp_path, archive):
    packed = write_backup(sqlite_url, tmp_path / "packed.zip", Wish(archive=archive))
    wish = Wish(archive=archive, is_packed=False)
    assert write_backup(sqlite_url, tmp_path / "plain.zip", wish).digest == packed.digest
    sizes = [(tmp_path / name).stat().st_size for name in ("packed.zip", "plain.zip")]
    assert sizes[0] < sizes[1]


def test_archived_pages_come_along_on_request_and_never_over_others(
    sqlite_url, file, archive, tmp_path
):
    write_backup(sqlite_url, file, Wish(archive=archive, with_archive=True))
    page = archive / "gaon-1.warc.gz"
    page.unlink()
    first = restore_backup(file, sqlite_url, archive=archive, may_replace=True)
    assert (first.pages, page.read_bytes()) == (("gaon-1.warc.gz",), b"page")
    page.write_bytes(b"later")
    second = restore_backup(file, sqlite_url, archive=archive, may_replace=True)
    assert (second.pages, page.read_bytes()) == ((), b"later")


def test_a_file_of_that_name_is_left_alone(full_url, file, wish, archive):
    file.write_text("mine")
    with pytest.raises(BackupExistsError, match="--replace"):
        write_backup(full_url, file, wish)
    assert file.read_text() == "mine"
    write_backup(full_url, file, Wish(archive=archive, may_replace=True))
    assert zipfile.is_zipfile(file)


def test_a_store_is_never_replaced_unasked(full_url, file, wish, archive, make_document):
    write_backup(full_url, file, wish)
    with open_store(full_url) as store:
        store.save_document(make_document("hanbit-2"))
    with pytest.raises(StoreExistsError, match="miclu restore FILE --replace"):
        restore_backup(file, full_url, archive=archive)
    assert list_documents(full_url) == ["hanbit-1", "hanbit-2"]


def test_the_store_before_stays_beside(sqlite_url, file, wish, archive, make_document):
    write_backup(sqlite_url, file, wish)
    with open_store(sqlite_url) as store:
        store.save_document(make_document())
    kept = [
        restore_backup(file, sqlite_url, archive=archive, may_replace=True).kept for _ in range(2)
    ]
    assert [each.rpartition(".")[2] for each in kept] == ["replaced-1", "replaced-2"]
    assert list_documents(f"sqlite:///{kept[0]}") == ["hanbit-1"]
    assert list_documents(sqlite_url) == []


def test_a_store_in_use_is_not_replaced(sqlite_url, file, wish, archive):
    write_backup(sqlite_url, file, wish)
    with open_store(sqlite_url) as store:
        store.counts()
        with pytest.raises(StoreBusyError, match="another process"):
            restore_backup(file, sqlite_url, archive=archive, may_replace=True)
    restore_backup(file, sqlite_url, archive=archive, may_replace=True)


def test_a_copy_is_one_state_while_others_write(sqlite_url, file, wish, tmp_path, make_document):
    ends = threading.Event()

    def write():
        with open_store(sqlite_url) as store:
            number = 0
            while not ends.is_set():
                store.save_document(make_document(f"hanbit-{number}"))
                number += 1

    with open_store(sqlite_url) as store:
        for number in range(200):
            store.save_document(make_document(f"namu-{number}"))
    writer = threading.Thread(target=write)
    writer.start()
    try:
        backups = [write_backup(sqlite_url, tmp_path / f"{n}.zip", wish) for n in range(3)]
    finally:
        ends.set()
        writer.join()
    other = f"sqlite:///{tmp_path}/other/miclu.db"
    restore_backup(tmp_path / "2.zip", other, archive=wish.archive)
    assert len(list_documents(other)) == backups[2].documents > 200


@pytest.mark.parametrize("at", [40, -400, -20])
def test_a_damaged_backup_replaces_nothing(full_url, file, archive, at):
    write_backup(full_url, file, Wish(archive=archive))
    content = bytearray(file.read_bytes())
    # Turned round and not made zeros, which some of them may be.
    content[at : at + 12] = bytes(255 - each for each in content[at : at + 12])
    file.write_bytes(content)
    with pytest.raises(BackupDamagedError, match="Nothing was replaced"):
        restore_backup(file, full_url, archive=archive, may_replace=True)
    assert list_documents(full_url) == ["hanbit-1"]


@pytest.mark.parametrize("content", [b"", b"no zip at all" * 100])
def test_a_file_that_is_no_backup_is_refused(sqlite_url, file, archive, content):
    file.write_bytes(content)
    with pytest.raises(BackupDamagedError, match="damaged or none"):
        restore_backup(file, sqlite_url, archive=archive, may_replace=True)


def remake(file, **changed):
    """Write a backup again, with another `backup.json` or copy."""
    with zipfile.ZipFile(file) as bundle:
        parts = {name: bundle.read(name) for name in bundle.namelist()}
    told = json.loads(parts["backup.json"]) | changed.pop("told", {})
    parts |= {"backup.json": json.dumps(told).encode(), **changed.pop("parts", {})}
    with zipfile.ZipFile(file, "w") as bundle:
        for name, content in parts.items():
            bundle.writestr(name, content)


@pytest.mark.parametrize("told", [{"digest": "0" * 64}, {"member": "other.db"}])
def test_a_backup_that_says_something_else_is_refused(sqlite_url, file, wish, archive, told):
    write_backup(sqlite_url, file, wish)
    remake(file, told=told)
    with pytest.raises(BackupDamagedError):
        restore_backup(file, sqlite_url, archive=archive, may_replace=True)


def test_a_zip_of_another_program_is_refused(sqlite_url, file, archive):
    with zipfile.ZipFile(file, "w") as bundle:
        bundle.writestr("backup.json", "[]")
    with pytest.raises(BackupDamagedError, match=r"no backup\.json of ours"):
        restore_backup(file, sqlite_url, archive=archive)


def test_a_backup_of_a_later_miclu_replaces_nothing(sqlite_url, file, wish, tmp_path, monkeypatch):
    # As the later one, which knows its own tables, writes it.
    monkeypatch.setattr("corpus.store.backups.writing.check_known", lambda *_: None)
    other = tmp_path / "later.db"
    open_store(f"sqlite:///{other}").close()
    with sqlite3.connect(other) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    write_backup(f"sqlite:///{other}", file, wish)
    with pytest.raises(StoreVersionError, match="'9999'"):
        restore_backup(file, sqlite_url, archive=wish.archive, may_replace=True)
    assert list_documents(sqlite_url) == []


def test_a_backup_of_another_kind_of_database_is_told(sqlite_url, postgres_url, file, wish):
    write_backup(sqlite_url, file, wish)
    with pytest.raises(BackupKindError, match=r"one of sqlite.*names postgresql"):
        restore_backup(file, postgres_url, archive=wish.archive, may_replace=True)


def test_no_backup_is_made_of_a_damaged_store(sqlite_url, file, wish, make_document):
    path = sqlite_url.removeprefix("sqlite:///")
    with sqlite3.connect(path) as connection:
        roots = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'facts'")
        (page,) = roots.fetchone()
    connection.close()
    with Path(path).open("r+b") as damaged:
        damaged.seek((page - 1) * 4096)
        damaged.write(b"\xa5" * 4096)
    with pytest.raises(StoreDamagedError, match="miclu restore"):
        write_backup(sqlite_url, file, wish)
    assert not file.exists()
    assert [each.name for each in file.parent.iterdir() if "backup" in each.name] == []


def test_a_damaged_store_can_be_replaced(sqlite_url, file, wish, archive):
    write_backup(sqlite_url, file, wish)
    with Path(sqlite_url.removeprefix("sqlite:///")).open("r+b") as damaged:
        damaged.write(b"SQLite kaputt!!!")
    restore_backup(file, sqlite_url, archive=archive, may_replace=True)
    assert list_documents(sqlite_url) == []


def test_without_a_store_there_is_no_backup(tmp_path, file, wish):
    with pytest.raises(MissingStoreError):
        write_backup(f"sqlite:///{tmp_path}/nothing.db", file, wish)


def test_a_folder_that_is_not_there_is_told(sqlite_url, tmp_path, wish):
    with pytest.raises(BackupFileError, match=r"nowhere.*Check its folder"):
        write_backup(sqlite_url, tmp_path / "nowhere" / "store.zip", wish)
    with pytest.raises(BackupFileError):
        restore_backup(tmp_path / "nowhere.zip", sqlite_url, archive=wish.archive)


def test_without_the_programs_of_postgresql_the_way_out_is_told(
    postgres_url, file, wish, monkeypatch
):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingProgramError, match=r"pg_dump is not found.*postgresql-client"):
        write_backup(postgres_url, file, wish)


def test_a_dump_that_cannot_be_restored_changes_nothing(postgres_url, file, wish, make_document):
    with open_store(postgres_url) as store:
        store.save_document(make_document())
    write_backup(postgres_url, file, wish)
    broken = b"PGDMP no dump"
    digest = hashlib.sha256(broken).hexdigest()
    remake(file, told={"digest": digest}, parts={"miclu.dump": broken})
    with pytest.raises(BackupProgramError, match=r"pg_restore failed.*Nothing was changed"):
        restore_backup(file, postgres_url, archive=wish.archive, may_replace=True)
    assert list_documents(postgres_url) == ["hanbit-1"]
