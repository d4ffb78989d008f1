import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from corpus.errors import (
    StoreBusyError,
    StoreConflictError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreReadOnlyError,
    StoreServerError,
)
from corpus.store import Saved, open_store
from corpus.store.faults import make_error

_FILL = """
import json, resource, sys
from datetime import datetime
from corpus.errors import StoreError
from corpus.records import Document
from corpus.store import open_store
from corpus.times import KST

url, limit = sys.argv[1], int(sys.argv[2])
fetched = datetime(2026, 3, 2, 9, 0, tzinfo=KST)
stored = []
with open_store(url) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        for number in range(1000):
            name = f"hanbit-{number}"
            text = f"{name} 총회\\n" + "회원 120여명이 왔다. " * 400
            store.save_document(Document(
                id=name, kind="news", publisher="hanbit", address=name, title=name, text=text,
                fetched=fetched,
            ))
            stored.append(name)
    except StoreError as error:
        print(json.dumps([type(error).__name__, str(error), stored]))
"""


@pytest.fixture
def path(sqlite_url):
    return sqlite_url.removeprefix("sqlite:///")


def damage(path, *, at, letters=b"\xa5" * 4096):
    with Path(path).open("r+b") as file:
        file.seek(at)
        file.write(letters)


def test_a_full_disk_is_told_and_takes_nothing_that_was_stored(sqlite_url, path, make_document):
    size = 1_500_000  # the file and its log may not grow beyond
    command = [sys.executable, "-c", _FILL, sqlite_url, str(size)]
    ended = subprocess.run(command, capture_output=True, check=True, text=True)
    kind, message, stored = json.loads(ended.stdout)
    assert kind == "StoreFullError", message
    assert "it goes on where it stopped" in message
    with open_store(sqlite_url) as store:
        assert len(stored) > 1
        assert {each.id for each in store.find_documents()} == set(stored)
        assert all(each.is_sound for each in store.checks.run(full=True))
        assert store.save_document(make_document("hanbit-next")) == Saved.NEW


def test_a_full_database_is_an_error_of_its_own(sqlite_url, make_document):
    with open_store(sqlite_url) as store:
        with store._database.writing() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreFullError, match="Free space"):
            store.save_document(make_document(text="총회\n" + "회원 120여명이 왔다. " * 4000))


def test_a_damaged_header_tells_how_to_restore(sqlite_url, path):
    damage(path, at=0, letters=b"SQLite kaputt!!!")
    with pytest.raises(StoreDamagedError, match=r"miclu restore FILE"):
        open_store(sqlite_url)


def test_damaged_pages_tell_how_to_restore(sqlite_url, path, make_document):
    with open_store(sqlite_url) as store:
        for number in range(60):
            text = f"가람산단 {number}\n" + "회원 120여명이 왔다. " * 50
            store.save_document(make_document(f"hanbit-{number}", text))
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        root = "SELECT rootpage FROM sqlite_master WHERE name = 'revisions'"
        (page,) = connection.execute(root).fetchone()
    connection.close()
    damage(path, at=(page - 1) * 4096)
    with open_store(sqlite_url) as store:
        with pytest.raises(StoreDamagedError, match=r"malformed.*miclu doctor --check"):
            list(store.find_documents())
        broken = [each for each in store.checks.run() if not each.is_sound]
    assert broken[0].check == "file"
    assert "miclu restore" in broken[0].findings[0].remedy


def test_a_store_that_may_only_be_read_says_so(sqlite_url, make_document):
    with open_store(sqlite_url) as store:
        with store._database.reading() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
        with pytest.raises(StoreReadOnlyError, match="right to write the file and its folder"):
            store.save_document(make_document())


def test_a_store_in_other_hands_says_so(sqlite_url, path, make_document):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_store(sqlite_url) as store:
        with store._database.reading() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 10")
        with pytest.raises(StoreBusyError, match="other Miclu"):
            store.save_document(make_document())
        other.execute("ROLLBACK")
        other.close()
        assert store.save_document(make_document()) == Saved.NEW


class _SaidError(Exception):
    def __init__(self, sqlstate):
        super().__init__("the server said so")
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("sqlstate", "kind"),
    [
        ("53100", StoreFullError),
        ("25006", StoreReadOnlyError),
        ("55P03", StoreBusyError),
        ("40P01", StoreConflictError),
        ("XX001", StoreDamagedError),
        ("57P01", StoreServerError),
        ("42P01", StoreError),
    ],
)
def test_what_postgresql_says_is_told_by_its_code(sqlstate, kind):
    error = make_error(DBAPIError("SELECT", None, _SaidError(sqlstate)), "postgresql://h/db")
    assert type(error) is kind
    assert "the server said so" in str(error)
