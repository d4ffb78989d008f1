import shutil
from datetime import datetime
from pathlib import Path
from types import ModuleType

import pytest

from corpus.records import Document
from corpus.store import open_store
from corpus.store.fulltext import Query, index_for
from corpus.times import KST

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=KST)
TEXT = (
    "가람산단 총회\n"
    "가람산업단지공단은 3일 가람호텔에서 총회를 열었다. 회원 120여명이 왔다.\n"
    "가람산업단지공단 관계자는 다음 총회에 300명이 온다고 했다."
)


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory):
    """The file of a store without documents: making one takes longer than a test."""
    path = tmp_path_factory.mktemp("template") / "miclu.db"
    open_store(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def sqlite_url(tmp_path, empty_store):
    shutil.copy(empty_store, tmp_path)
    return f"sqlite:///{tmp_path / empty_store.name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request):
    """The address of an empty store, on each kind of database."""
    fixture = {"sqlite": "sqlite_url", "postgresql": "postgres_url"}
    return request.getfixturevalue(fixture[request.param])


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh_url(request, tmp_path):
    """The address of a store that is still to be made, on each kind of database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'var' / 'miclu.db'}"
    server = request.getfixturevalue("postgres_server")
    return server.url(server.make())


@pytest.fixture
def store(url):
    with open_store(url, clock=lambda: NOW) as opened:
        yield opened


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def shared_store(request, tmp_path_factory):
    """One store for all examples of the properties, on each kind of database."""
    url = f"sqlite:///{tmp_path_factory.mktemp('shared') / 'miclu.db'}"
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres_server")
        url = server.url(server.make())
    with open_store(url, clock=lambda: NOW) as opened:
        yield opened


@pytest.fixture(scope="session")
def make_document():
    def make(document_id="hanbit-1", text=TEXT, **fields):
        values = {
            "kind": "news",
            "publisher": "hanbit",
            "address": f"https://www.hanbit.example/{document_id}",
            "title": text.split("\n", 1)[0],
            "fetched": NOW,
            "published": datetime(2026, 3, 1, 8, 30, tzinfo=KST),
        }
        return Document(id=document_id, text=text, **(values | fields))

    return make


@pytest.fixture(scope="session")
def find_words():
    """Give the numbers of the documents of a store whose index holds a word."""

    def find(store, word):
        query = Query(morphemes=[word], words=[word])
        with store._database.reading() as connection:
            matches = index_for(connection).match(connection, query, limit=1_000)
        return {match.document for match in matches}

    return find


@pytest.fixture
def readers(monkeypatch) -> ModuleType:
    """The module of the small reader, which processes of their own can import too."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    import sentence_reader

    return sentence_reader


@pytest.fixture
def reader(readers):
    return readers.load()


@pytest.fixture
def add_read(store, reader, make_document):
    """Store a document and what the small reader finds in it."""

    def add(document_id="hanbit-1", text=TEXT, **fields):
        document = make_document(document_id, text, **fields)
        store.save_document(document)
        reading = reader.read(document.text, document_id=document.id, published=None)
        assert store.save_reading(reading, document=document)
        return reading

    return add


@pytest.fixture
def teller(store, monkeypatch):
    """Documents that state what a test says: `teller.tell("hanbit-1", teller.head("황석주"))`."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    import stating

    return stating.Teller(store)
