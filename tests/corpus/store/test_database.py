import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from subprocess import PIPE

import pytest
from alembic import command
from sqlalchemy import text

from corpus.errors import (
    StoreAddressError,
    StoreBusyError,
    StoreError,
    StoreNumberError,
    StoreVersionError,
)
from corpus.store import Saved, open_store
from corpus.store.addresses import read_address
from corpus.store.database import HEAD, Database
from corpus.store.dialects import DIALECTS
from corpus.store.migrate import make_config
from corpus.store.naming.errors import MissingJudgementError

_OPEN = """
import sys
import corpus.store.migrate
from corpus.store import open_store
print("ready", flush=True)
sys.stdin.readline()
with open_store(sys.argv[1]) as store:
    print(store.counts().documents)
"""
_DIE_IN_THE_UPGRADE = """
import os, signal, sys
from sqlalchemy import Engine, event
from corpus.store import open_store

@event.listens_for(Engine, "after_cursor_execute")
def die(connection, cursor, statement, *_):
    if "CREATE TABLE frontier" in statement:
        os.kill(os.getpid(), signal.SIGKILL)

open_store(sys.argv[1])
"""


@pytest.fixture
def bare(fresh_url):
    """Runs statements on a database that no store has been made in."""
    address = read_address(fresh_url)
    engine = DIALECTS[address.dialect].make_engine(address.url)
    DIALECTS[address.dialect].prepare(engine, address.url, must_exist=False)
    yield engine
    engine.dispose()


def test_a_store_keeps_what_was_saved(url, make_document):
    with open_store(url) as store:
        store.save_document(make_document())
    with open_store(url) as store:
        assert store.get_document("hanbit-1") == make_document()


def test_processes_may_open_a_fresh_store_at_once(fresh_url):
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", _OPEN, fresh_url],
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for program in programs:  # both have loaded all and wait for this
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        program.stdin.write("go\n")
        program.stdin.flush()
    assert [program.communicate() for program in programs] == [("0\n", "")] * 2


def test_a_process_that_dies_in_an_upgrade_leaves_nothing_half_done(fresh_url, make_document):
    program = [sys.executable, "-c", _DIE_IN_THE_UPGRADE, fresh_url]
    assert subprocess.run(program, check=False).returncode == -signal.SIGKILL
    with open_store(fresh_url) as store:
        assert store.save_document(make_document()) == Saved.NEW


def test_a_migration_that_fails_leaves_the_store_as_it_was(bare, fresh_url):
    """Such as one that somebody has applied by hand, or half."""
    config = make_config()
    with bare.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(text("CREATE TABLE frontier (number integer)"))
    with pytest.raises(StoreError, match=r"frontier.*already exists"):
        open_store(fresh_url)
    with bare.begin() as connection:
        version = connection.scalar(text("SELECT version_num FROM alembic_version"))
        assert version == "0001"
        connection.execute(text("DROP TABLE frontier"))
    with open_store(fresh_url) as store:
        assert store.counts().documents == 0


def test_the_database_of_another_program_is_refused(bare, fresh_url):
    with bare.begin() as connection:
        connection.execute(text("CREATE TABLE notes (words text)"))
    with pytest.raises(StoreAddressError, match="another program"):
        open_store(fresh_url)


def test_a_store_of_a_later_version_is_left_alone(fresh_url):
    with open_store(fresh_url) as store:
        with store._database.writing() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        with pytest.raises(StoreVersionError, match="'9999'"):
            open_store(fresh_url)
        with store._database.reading() as connection:
            version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    assert version == "9999" != HEAD


def test_a_fault_of_the_database_is_ours(fresh_url):
    with open_store(fresh_url) as store:
        with store._database.writing() as connection:
            connection.exec_driver_sql("ALTER TABLE crawls RENAME TO lost")
        with pytest.raises(StoreError, match=r"no such table: crawls|\"crawls\" does not exist"):
            store.crawls.find()


def test_threads_write_in_turn(store, make_document):
    documents = [make_document(f"hanbit-{number}") for number in range(40)]
    with ThreadPoolExecutor(4) as threads:
        saved = list(threads.map(store.save_document, documents * 2))
    assert sorted(saved) == [Saved.NEW] * 40 + [Saved.UNCHANGED] * 40


def test_a_failed_transaction_leaves_nothing(fresh_url, make_document):
    with open_store(fresh_url) as store:
        with store._database.writing() as connection:
            connection.exec_driver_sql("ALTER TABLE revisions RENAME TO lost")
        with pytest.raises(StoreError, match="revisions"):
            store.save_document(make_document())
        with store._database.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM documents").scalar() == 0


def test_a_store_whose_connections_are_all_in_use_is_busy(url, monkeypatch):
    few = {"pool_size": 1, "max_overflow": 0, "pool_timeout": 0.01}
    monkeypatch.setattr("corpus.store.database._POOL", few)
    database = Database(url)
    with database.reading(), pytest.raises(StoreBusyError, match="in use"), database.reading():
        pass
    database.close()


@pytest.mark.parametrize("number", [10**20, 10**400])
def test_a_number_that_no_column_holds_is_told(store, number):
    with pytest.raises((StoreNumberError, MissingJudgementError), match=r"10|number"):
        store.judgements.get(number)
    with pytest.raises(StoreNumberError, match="Give a smaller number"):
        store.find_entities("", limit=number)
