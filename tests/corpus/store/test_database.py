import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from subprocess import PIPE

import pytest

from corpus.errors import MissingStoreError, StoreAddressError, StoreError, StoreVersionError
from corpus.store import Saved, open_store
from corpus.store.database import HEAD

_OPEN = """
import sys
import corpus.store.migrate
from corpus.store import open_store
print("ready", flush=True)
sys.stdin.readline()
with open_store(sys.argv[1]) as store:
    print(store.counts().documents)
"""


def test_a_new_store_makes_its_folder(tmp_path):
    path = tmp_path / "a 50% 폴더" / "miclu.db"
    with open_store(f"sqlite:///{path}") as store:
        assert store.counts().documents == 0
    assert path.exists()


def test_a_store_keeps_what_was_saved(url, make_document):
    with open_store(url) as store:
        store.save_document(make_document())
    with open_store(url) as store:
        assert store.get_document("hanbit-1") == make_document()


def test_the_file_is_set_up_for_many_readers_and_checked_links(store, url):
    with store._database.reading() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous")
        }
    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 1}


def test_processes_may_open_a_fresh_store_at_once(tmp_path):
    url = f"sqlite:///{tmp_path / 'var' / 'miclu.db'}"
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", _OPEN, url], stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True
        )
        for _ in range(2)
    ]
    for program in programs:  # both have loaded all and wait for this
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        program.stdin.write("go\n")
        program.stdin.flush()
    assert [program.communicate() for program in programs] == [("0\n", "")] * 2


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("", "no address"),
        ("var/miclu.db", "no address"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("postgresql://localhost/miclu", "postgresql, which is not supported"),
        ("nosuch:///miclu", "nosuch, which is not supported"),
        ("sqlite+foo:///x.db", "sqlite\\+foo, which is not supported"),
        ("sqlite+aiosqlite:///x.db", "aiosqlite, which is not supported"),
        ("sqlite://host/x.db", "names a host"),
        ("sqlite:///x.db?timeout=abc", "options after a question mark"),
        ("postgresql://h:port/db", "no address"),
    ],
)
def test_an_address_of_no_store_is_refused(address, fault):
    with pytest.raises(StoreAddressError, match=fault):
        open_store(address)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://u:geheim@h/db",
        "postgresql://u:geheim@h:port/db",
        "postgresql://h/db?password=geheim",
        "u:geheim@h/db",
    ],
)
def test_a_password_is_not_shown(address):
    with pytest.raises(StoreAddressError) as caught:
        open_store(address)
    assert "geheim" not in f"{caught.value} {caught.value.url} {caught.value.__cause__}"
    assert "***" in caught.value.url
    assert caught.value.url.partition("://")[0] in {"postgresql", "***@h/db"}


def test_a_store_for_looking_up_is_not_made(tmp_path):
    with pytest.raises(MissingStoreError, match=r"fresh\.db"):
        open_store(f"sqlite:///{tmp_path}/var/fresh.db", must_exist=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("must_exist", [True, False])
@pytest.mark.parametrize("name", ["긴" * 100, "a\0b"])
def test_a_path_that_no_file_can_have_is_told(tmp_path, name, must_exist):
    with pytest.raises(StoreError, match="cannot be used"):
        open_store(f"sqlite:///{tmp_path}/{name}/miclu.db", must_exist=must_exist)


def test_a_file_that_is_no_database_is_refused(tmp_path):
    path = tmp_path / "miclu.db"
    path.write_text("가람산단 총회 소식" * 100, encoding="utf-8")
    with pytest.raises(StoreError, match=r"miclu\.db.*not a database"):
        open_store(f"sqlite:///{path}")
    assert path.read_text(encoding="utf-8").startswith("가람산단")


def test_the_database_of_another_program_is_refused(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (words)")
    connection.close()
    with pytest.raises(StoreAddressError, match="another program"):
        open_store(f"sqlite:///{path}")


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "var").write_text("")
    with pytest.raises(StoreError, match="var"):
        open_store(f"sqlite:///{tmp_path / 'var' / 'miclu.db'}")


def test_a_store_of_a_later_version_is_left_alone(store, url):
    with store._database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreVersionError, match="'9999'"):
        open_store(url)
    with store._database.reading() as connection:
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    assert version == "9999" != HEAD


def test_a_fault_of_the_database_is_ours(store, make_document):
    with store._database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE crawls")
    with pytest.raises(StoreError, match=r"no such table: crawls"):
        store.crawls.find()


def test_threads_write_in_turn(store, make_document):
    documents = [make_document(f"hanbit-{number}") for number in range(40)]
    with ThreadPoolExecutor(4) as threads:
        saved = list(threads.map(store.save_document, documents * 2))
    assert sorted(saved) == [Saved.NEW] * 40 + [Saved.UNCHANGED] * 40


def test_a_failed_transaction_leaves_nothing(store, make_document):
    with store._database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE revisions")
    with pytest.raises(StoreError, match="revisions"):
        store.save_document(make_document())
    with store._database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM documents").scalar() == 0
