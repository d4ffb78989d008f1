import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import insert, select, text, update

from corpus.errors import (
    MissingDriverError,
    MissingStoreError,
    StoreAddressError,
    StoreBusyError,
    StoreConflictError,
    StoreError,
    StoreServerError,
)
from corpus.store import FactQuery, open_store
from corpus.store.database import Database
from corpus.store.dialects import lock_words
from corpus.store.dialects.postgresql import PostgreSQL
from corpus.store.retries import retried
from corpus.store.tables import crawls, metadata, rejects, walks
from corpus.times import now


@pytest.fixture
def database(postgres_url):
    database = Database(postgres_url)
    yield database
    database.close()


@pytest.fixture
def walk(database):
    """The number of a row that writers may fight for."""
    row = {"publisher": "hanbit", "wish": "", "caught_up": False, "opened": now()}
    with database.writing() as connection:
        return connection.scalar(insert(walks).values(row).returning(walks.c.number))


def rename(connection, walk, wish):
    connection.execute(update(walks).where(walks.c.number == walk).values(wish=wish))


def test_a_server_that_is_not_there_is_told(tmp_path):
    address = f"postgresql://u:geheim@/miclu?host={tmp_path}"
    with pytest.raises(StoreServerError, match="Check that the server runs") as caught:
        open_store(address)
    assert "geheim" not in f"{caught.value} {caught.value.__cause__}"


def test_a_database_that_is_not_made_is_told(postgres_server):
    with pytest.raises(StoreServerError, match=r'"nosuch" does not exist.*createdb'):
        open_store(postgres_server.url("nosuch"))


def test_an_option_that_no_server_knows_is_told(postgres_url):
    with pytest.raises(StoreServerError, match="colour"):
        open_store(f"{postgres_url}&colour=red")


def test_an_address_may_bring_options_of_the_server(postgres_server):
    url = postgres_server.url(postgres_server.make())
    database = Database(f"{url}&options=-cstatement_timeout%3D12345&application_name=miclu")
    with database.reading() as connection:
        shown = [
            connection.exec_driver_sql(f"SHOW {name}").scalar()
            for name in ("statement_timeout", "timezone", "application_name")
        ]
    database.close()
    assert shown == ["12345ms", "UTC", "miclu"]


def test_a_store_for_looking_up_is_not_made(postgres_server):
    url = postgres_server.url(postgres_server.make())
    with pytest.raises(MissingStoreError, match="postgresql://miclu@/test"):
        open_store(url, must_exist=True)


def test_a_database_that_cannot_hold_korean_is_refused(postgres_server):
    url = postgres_server.url(postgres_server.make(encoding="SQL_ASCII"))
    with pytest.raises(StoreAddressError, match="SQL_ASCII, not UTF8: make one with createdb"):
        open_store(url)


def test_without_its_driver_the_way_out_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingDriverError, match=r"pip install 'miclu\[postgres\]'"):
        open_store("postgresql://u:geheim@localhost/miclu")


def test_texts_are_ordered_by_their_signs_whatever_the_language(database):
    unsorted = text(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema ="
        " 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'"
    )
    with database.reading() as connection:
        found = [tuple(row) for row in connection.execute(unsorted)]
    assert [row for row in found if row[0] in metadata.tables] == []


def test_readers_keep_their_snapshot_and_write_nothing(database, walk):
    with database.reading() as reader:
        wish = select(walks.c.wish)
        assert reader.scalar(wish) == ""
        with database.writing() as writer:
            rename(writer, walk, "new")
        assert reader.scalar(wish) == ""
    with pytest.raises(StoreError, match="read-only"), database.reading() as reader:
        rename(reader, walk, "never")


def test_writers_of_other_rows_do_not_wait(database, walk):
    with database.writing() as first:
        rename(first, walk, "first")
        with database.writing() as second:
            row = {"publisher": "gaon", "reason": "r", "address": "a", "detail": "", "at": now()}
            second.execute(insert(rejects), row)
    with database.reading() as connection:
        assert connection.scalar(select(walks.c.wish)) == "first"
        assert connection.scalar(select(rejects.c.publisher)) == "gaon"


def test_a_writer_whose_row_changed_meanwhile_is_told(database, walk):
    def read_and_rename():
        with database.writing() as first:
            first.scalar(select(walks.c.wish))
            with database.writing() as second:
                rename(second, walk, "second")
            rename(first, walk, "first")

    with pytest.raises(StoreConflictError, match="could not serialize"):
        read_and_rename()
    with database.reading() as connection:
        assert connection.scalar(select(walks.c.wish)) == "second"


def test_a_live_writer_sees_what_others_committed(database, walk):
    with database.writing(live=True) as first:
        first.scalar(select(walks.c.wish))
        with database.writing() as second:
            rename(second, walk, "second")
        assert first.scalar(select(walks.c.wish)) == "second"


def test_a_transaction_is_run_until_nobody_gets_in_its_way(database, walk):
    @retried
    def count_up():
        with database.writing() as connection:
            wish = connection.scalar(select(walks.c.wish).where(walks.c.number == walk))
            rename(connection, walk, f"{int(wish or 0) + 1}")

    with ThreadPoolExecutor(3) as threads:
        for done in [threads.submit(count_up) for _ in range(15)]:
            done.result()
    with database.reading() as connection:
        assert connection.scalar(select(walks.c.wish)) == "15"


def test_a_transaction_that_never_gets_through_ends(database, monkeypatch):
    monkeypatch.setattr("corpus.store.retries._LONGEST_WAIT_SECONDS", 0.001)
    tries = []

    @retried
    def fail():
        tries.append(1)
        raise StoreConflictError("miclu", "taken")

    with pytest.raises(StoreConflictError, match="taken"):
        fail()
    assert len(tries) > 5


def test_who_waits_too_long_for_a_lock_is_told(database, walk):
    def rename_in_a_hurry():
        with database.writing() as second:
            second.exec_driver_sql("SET LOCAL lock_timeout = '10ms'")
            rename(second, walk, "second")

    with database.writing() as first:
        rename(first, walk, "first")
        with pytest.raises(StoreBusyError, match="lock timeout"):
            rename_in_a_hurry()


def test_words_are_locked_until_the_transaction_ends(database):
    def lock_in_a_hurry(*words):
        with database.writing(live=True) as second:
            second.exec_driver_sql("SET LOCAL lock_timeout = '10ms'")
            lock_words(second, *words)

    with database.writing(live=True) as first:
        lock_words(first, "walk", "hanbit")
        lock_in_a_hurry("walk", "gaon")
        with pytest.raises(StoreBusyError):
            lock_in_a_hurry("walk", "hanbit")
    lock_in_a_hurry("walk", "hanbit")


def test_only_what_must_outlive_a_power_cut_waits_for_the_disk(database):
    modes = []
    for durable in (False, True, False):
        with database.writing(durable=durable) as connection:
            modes.append(connection.exec_driver_sql("SHOW synchronous_commit").scalar())
    assert modes == ["off", "on", "off"]  # the server of the tests is set to off


@pytest.mark.parametrize("words", ["\0", "가\0람", "\ud800"])
def test_words_that_the_server_cannot_hold_are_not_found(postgres_url, words):
    with open_store(postgres_url) as store:
        assert store.find_entity(words) is None
        assert list(store.find_facts(FactQuery(publisher=words))) == []


def test_a_server_that_ends_is_told_and_the_store_goes_on(database):
    end = "SELECT pg_terminate_backend(pg_backend_pid())"
    with pytest.raises(StoreServerError, match="terminat"), database.reading() as connection:
        connection.exec_driver_sql(end)
    with database.reading() as connection:
        assert connection.scalar(select(crawls.c.number)) is None


def test_a_store_may_live_in_a_schema_of_its_own(postgres_server, make_document):
    url = postgres_server.url(postgres_server.make())
    database = Database(url)
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE SCHEMA shared")
    database.close()
    with open_store(f"{url}&options=-csearch_path%3Dshared") as store:
        store.save_document(make_document())
        with store._database.reading() as connection:
            count = "SELECT count(*) FROM {}.documents"
            shared, public = (
                connection.exec_driver_sql(count.format(schema)).scalar()
                for schema in ("shared", "public")
            )
    assert (shared, public) == (1, 0)


def test_who_may_only_read_looks_things_up(postgres_server, make_document):
    url = postgres_server.url(postgres_server.make())
    with open_store(url) as store:
        store.save_document(make_document())
        with store._database.writing() as connection:
            connection.exec_driver_sql("CREATE ROLE reader LOGIN")
            connection.exec_driver_sql("GRANT pg_read_all_data TO reader")
    with open_store(url.replace("miclu@", "reader@"), must_exist=True) as store:
        assert store.counts().documents == 1
        with pytest.raises(StoreError, match="permission denied"):
            store.save_document(make_document("hanbit-2"))


@pytest.mark.parametrize(
    ("niceness", "seconds", "rests"), [(0, 0.02, []), (10, 0.02, [0.02]), (10, 60, [0.1])]
)
def test_the_server_rests_for_a_nice_process_alone(monkeypatch, niceness, seconds, rests):
    slept = []
    monkeypatch.setattr("os.nice", lambda _: niceness)
    monkeypatch.setattr("time.sleep", slept.append)
    PostgreSQL().rest(seconds)
    assert slept == rests


def test_a_nice_process_waits_no_longer_than_it_worked(postgres_url, monkeypatch):
    slept = []
    with open_store(postgres_url) as store:
        monkeypatch.setattr("os.nice", lambda _: 10)
        monkeypatch.setattr("time.sleep", slept.append)
        start = time.monotonic()
        assert store.find_entity("누리산단") is None
        spent = time.monotonic() - start
        monkeypatch.undo()
    assert 0 < sum(slept) <= spent
