import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from corpus.ingest import read_documents
from corpus.store import READ, FactQuery, open_store
from corpus.store.fulltext import Query, Term
from corpus.store.searching.views import Filters, Sort, Wanted

PROGRAM = Path(__file__).with_name("read_store.py")


@pytest.fixture
def filled(store, make_document):
    for number in range(6):
        store.save_document(make_document(f"hanbit-{number}", f"가람공단에 {number}명이 왔다."))
    return store


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_new_is_read_and_nothing_twice(filled, readers, workers):
    report = read_documents(filled, readers.load, workers=workers)
    assert (report.version, report.read, report.failed) == ("sentence-1", 6, {})
    assert len(list(filled.find_facts(FactQuery()))) == 6
    assert read_documents(filled, readers.load, workers=workers).read == 0


def test_a_new_version_of_the_reader_reads_all_again(filled, readers):
    read_documents(filled, readers.load)
    assert read_documents(filled, readers.load_later).read == 6
    assert filled.get_reading("hanbit-0").version == "sentence-2"
    assert filled.counts().facts == {"figure": 6}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_that_cannot_be_read_is_marked(filled, readers, make_document, workers):
    filled.save_document(make_document("hanbit-9", "읽지 못할 글."))
    report = read_documents(filled, readers.load, workers=workers)
    assert report.read == 6
    assert report.failed == {"hanbit-9": "ValueError: 읽지 못할 글"}
    assert [failure.document_id for failure in filled.failures()] == ["hanbit-9"]
    assert filled.find_outdated(READ, "sentence-1") == []


def test_a_reading_beside_its_words_is_marked(filled, readers):
    class Careless(readers.SentenceReader):
        def read(self, text, *, document_id, published, structure):
            return super().read(f"  {text}", document_id=document_id, published=published)

    report = read_documents(filled, Careless)
    assert report.read == 0
    assert "Evidence 2:6 in document 'hanbit-0' holds" in report.failed["hanbit-0"]
    assert filled.counts().mentions == 0


def test_a_document_that_changes_meanwhile_is_read_next_time(filled, readers, make_document):
    def change(done, _):
        if done == 1:
            filled.save_document(make_document("hanbit-0", "고친 글."))

    class Revising(readers.SentenceReader):
        def read(self, text, *, document_id, published, structure):
            if document_id == "hanbit-3":
                filled.save_document(make_document("hanbit-3", "고친 글."))
            return super().read(text, document_id=document_id, published=published)

    report = read_documents(filled, Revising, on_progress=change)
    assert (report.read, report.changed) == (5, 1)
    assert filled.find_outdated(READ, "sentence-1") == ["hanbit-0", "hanbit-3"]


def test_progress_and_limit(filled, readers):
    steps = []
    report = read_documents(
        filled, readers.load, limit=2, on_progress=lambda done, all_: steps.append((done, all_))
    )
    assert report.read == 2
    assert steps == [(1, 2), (2, 2)]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_killed_run_leaves_a_whole_store_and_the_next_one_ends_it(url, make_document, workers):
    with open_store(url) as store:
        for number in range(300):
            text = f"가람공단에 {number}명이 왔다. 새봄클러스터 소식이다. " * 20
            store.save_document(make_document(f"hanbit-{number}", text.strip()))
    command = [sys.executable, str(PROGRAM), url, str(workers)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as program:
        for _ in range(20):
            program.stdout.readline()
        os.kill(program.pid, signal.SIGKILL)
        program.stdout.read()  # ends when the last process of the program has ended
    assert_whole(url)
    with open_store(url) as store:
        assert 0 < len(store.find_outdated(READ, "sentence-1")) < 300
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    assert_whole(url)
    with open_store(url) as store:
        assert store.find_outdated(READ, "sentence-1") == []
        assert store.counts().facts == {"figure": 6000}
        found = store.searching.search_documents(
            Wanted(
                query=Query(),
                groups=((Term(forms=("새봄클러스터",)),),),
                filters=Filters(),
                sort=Sort.NEWEST,
                limit=1000,
            )
        )
        assert len(found.hits) == 300


def assert_whole(url):
    with open_store(url) as store, store._database.reading() as connection:
        if connection.dialect.name == "sqlite":
            assert_file_whole(connection)
        indexed = "fts_documents_docsize" if connection.dialect.name == "sqlite" else "fts_bigrams"
        read, done, found = (
            set(connection.scalars(text(f"SELECT {column} FROM {table}")))
            for column, table in (
                ("document", "readings"),
                ("document", "stages"),
                ("id" if connection.dialect.name == "sqlite" else "document", indexed),
            )
        )
    assert read == done == found


def assert_file_whole(connection):
    assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
    assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
    connection.execute(text("INSERT INTO fts_documents(fts_documents) VALUES('integrity-check')"))
