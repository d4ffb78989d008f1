import shutil
import sys
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import pytest

from corpus.facts.event import Event
from corpus.facts.figure import Figure
from corpus.facts.position import Position
from corpus.facts.quote import Quote
from corpus.records import Document, Entity, Evidence, Mention, Morpheme, Reading
from corpus.resolution import resolve
from corpus.settings import Settings
from corpus.store import open_store
from corpus.times import KST
from nlp.entities.institutions import load_institutions
from outputs.app import main


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of the program ended with; `said` is `err` without line breaks and frames."""

    status: int
    out: str
    err: str

    @property
    def said(self):
        return " ".join(self.err.replace("│", " ").split())


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An installation of its own, whatever stands in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    for name in ("MICLU_DATABASE_URL", "MICLU_CONTACT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MICLU_HOME", str(tmp_path / "var"))
    return tmp_path / "var"


@pytest.fixture
def run(home, monkeypatch, capsys):
    """Run `miclu` with words, as at a terminal's prompt."""

    def run_words(*words):
        monkeypatch.setattr(sys, "argv", ["miclu", *words])
        status = 0
        try:
            main()
        except SystemExit as end:
            status = end.code or 0
        return Outcome(status, *capsys.readouterr())

    return run_words


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory):
    """The file of a store without documents: making one takes longer than a test."""
    path = tmp_path_factory.mktemp("empty") / "miclu.db"
    open_store(f"sqlite:///{path}").close()
    return path


@pytest.fixture(scope="session")
def filled_store(tmp_path_factory, empty_store):
    """The file of the store that `base` gives."""
    path = shutil.copy(empty_store, tmp_path_factory.mktemp("filled"))
    with open_store(f"sqlite:///{path}") as opened:
        fill(Writer(opened))
    return path


@pytest.fixture
def store(home, request):
    home.mkdir(parents=True, exist_ok=True)
    template = "filled_store" if "base" in request.fixturenames else "empty_store"
    shutil.copy(request.getfixturevalue(template), home / "miclu.db")
    with open_store(Settings().store_url) as opened:
        yield opened


class Writer:
    """Stores documents with readings whose evidence is found by words in the text."""

    def __init__(self, store):
        self.store = store

    def save(self, document_id, title, body, *, published, read=(), **filled):
        document = Document(
            id=document_id,
            title=title,
            text=f"{title}\n{body}",
            published=published,
            **{
                "kind": "news",
                "publisher": "gaon",
                "address": f"http://www.gaon.example/news/articleView.html?idxno={document_id}",
                "fetched": datetime(2026, 11, 20, 9, tzinfo=KST),
            }
            | filled,
        )
        self.store.save_document(document)
        self.store.save_reading(self._make_reading(document, read), document=document)
        resolve(self.store, institutions=load_institutions())
        return document

    def _make_reading(self, document, read):
        made = [make(document) for make in read]
        mentions = tuple(thing for thing in made if isinstance(thing, Mention))
        names = dict.fromkeys((mention.type, mention.name) for mention in mentions)
        return Reading(
            document_id=document.id,
            version="test",
            entities=tuple(
                Entity(
                    type=kind,
                    text=name,
                    aliases=tuple(
                        dict.fromkeys(m.text for m in mentions if m.name == name and m.text != name)
                    ),
                )
                for kind, name in names
            ),
            mentions=mentions,
            facts=tuple(thing for thing in made if not isinstance(thing, Mention)),
            sentences=tuple(_find_sentences(document.text)),
            morphemes=tuple(_find_words(document.text)),
        )


def _find_sentences(text):
    start = 0
    for line in text.split("\n"):
        at = start
        for part in line.split(". "):
            yield at, min(at + len(part) + 1, start + len(line))
            at += len(part) + 2
        start += len(line) + 1


def _find_words(text):
    at = 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        yield Morpheme(form=word.lower(), start=start, end=at)


def _cite(document, words):
    start = document.text.rindex(words)
    return Evidence(
        document_id=document.id, start=start, end=start + len(words), rule="test", version="test"
    )


def event(words, **filled):
    return lambda document: Event(evidence=_cite(document, words), name=words, **filled)


def figure(words, value, **filled):
    return lambda document: Figure(
        evidence=_cite(document, words), text=words, value=Decimal(value), **filled
    )


def position(words, person, role, organisation):
    return lambda document: Position(
        evidence=_cite(document, words), person=person, role=role, organisation=organisation
    )


def quote(words, speaker):
    return lambda document: Quote(evidence=_cite(document, words), words=words, speaker=speaker)


def mention(kind, words, name=None):
    return lambda document: Mention(
        type=kind, text=words, name=name or words, evidence=_cite(document, words)
    )


@pytest.fixture
def writer(store):
    return Writer(store)


@pytest.fixture
def fact():
    """Makers of facts and mentions that find their words in a document."""
    return {
        "event": event,
        "figure": figure,
        "position": position,
        "quote": quote,
        "mention": mention,
    }


@pytest.fixture
def namesakes(writer):
    """The keys of two people of one name, each in an article of its own."""
    published = datetime(2026, 11, 18, 9, tzinfo=KST)
    for number in (21, 22):
        body = f"김민수 씨가 {number}번째로 왔다."
        read = (mention("PERSON", "김민수"),)
        writer.save(f"gaon-{number}", f"소식 {number}", body, published=published, read=read)
    return ("PERSON:김민수@#gaon-21", "PERSON:김민수@#gaon-22")


BODY = (
    "한국산업단지공단(이하 산단공) 황석주 본부장은 워크숍에 120여명이 참석했다고 밝혔다. "
    '황 본부장은 "내년에는 회원을 늘리겠다"고 말했다.'
)


@pytest.fixture
def base(store):
    """A store with one article that is read, and a later one without facts."""
    return store


def fill(writer):
    writer.save(
        "gaon-1",
        "[현장] 동남권 워크숍 열려",
        BODY,
        published=datetime(2026, 11, 12, 9, tzinfo=KST),
        byline=("도하윤 기자",),
        read=(
            event("워크숍", kind="워크숍", place="해운대"),
            figure("120여명", 120, unit="명", measure="참석자", approximate=True),
            position("황석주 본부장", "황석주", "본부장", "한국산업단지공단"),
            quote("내년에는 회원을 늘리겠다", "황석주"),
            mention("ORG", "한국산업단지공단"),
            mention("ORG", "산단공", "한국산업단지공단"),
            mention("PERSON", "황석주"),
        ),
    )
    published = datetime(2026, 11, 17, 9, tzinfo=KST)
    writer.save("gaon-2", "뿌리산업 소식", "뿌리산업을 본다.", published=published)
