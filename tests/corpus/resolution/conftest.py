from dataclasses import dataclass, field
from datetime import datetime

import pytest

from corpus.facts.position import Position
from corpus.records import Entity, Evidence, Mention, Reading
from corpus.resolution.known import Known, make_known
from corpus.store import DocumentName
from corpus.times import KST


@dataclass(frozen=True)
class Listed:
    """An entry of a list of institutions, as the readers have them."""

    name: str
    type: str = "ORG"
    aliases: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    predecessors: tuple[tuple[str, str], ...] = field(default=())


LISTED = (
    Listed("한국산업단지공단", aliases=("산단공", "KICOX")),
    Listed("한국산업단지공단 경남지역본부"),
    Listed("경남테크노파크", aliases=("경남TP",)),
    Listed("경북테크노파크", aliases=("경북TP",)),
    Listed("대덕연구개발특구", "CLUSTER", ("대덕특구",)),
    Listed("산업통상부", shared=("산업부",), predecessors=(("산업통상자원부", "2025-10"),)),
    Listed("산업통상자원부", shared=("산업부",), predecessors=(("지식경제부", "2013-03"),)),
    Listed("지식경제부", aliases=("지경부",)),
)


@pytest.fixture(scope="session")
def listed():
    return LISTED


@pytest.fixture(scope="session")
def known():
    return Known(make_known(LISTED).forms)


@pytest.fixture
def told():
    """Make a name as a document tells it."""

    def make(name, kind="ORG", document_id="hanbit-1", **filled):
        return DocumentName(document_id=document_id, type=kind, name=name, **filled)

    return make


@pytest.fixture
def tell(store, make_document):
    """Store a document that names things, `TYPE:name`, and gives people posts."""

    def save(document_id, *names, posts=(), day=datetime(2026, 3, 1, tzinfo=KST)):
        known = [tuple(name.split(":", 1)) for name in names]
        text = "\n".join([name for _, name in known] + [" ".join(post) for post in posts])
        document = make_document(document_id, text, published=day)

        def point(words):
            at = text.index(words)
            return Evidence(
                document_id=document_id, start=at, end=at + len(words), rule="t", version="t"
            )

        store.save_document(document)
        reading = Reading(
            document_id=document_id,
            version="t",
            entities=tuple(Entity(type=kind, text=name) for kind, name in known),
            mentions=tuple(
                Mention(type=kind, text=name, name=name, evidence=point(name))
                for kind, name in known
            ),
            facts=tuple(
                Position(person=person, organisation=body, role=role, evidence=point(person))
                for person, body, role in posts
            ),
        )
        assert store.save_reading(reading, document=document)

    return save
