from importlib import import_module
from pkgutil import iter_modules

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from corpus.records import Document
from corpus.settings import Settings
from corpus.times import now
from outputs.api import routers
from outputs.api.access import SiteOf
from outputs.routing import SnapshotRouter
from outputs.site import Site

# Exports go on after their function, each in a snapshot of its own.
READING = sorted({each.name for each in iter_modules(routers.__path__)} - {"exports"})


@pytest.fixture
def ask(store):
    """Ask a page that counts the documents, adds one, and counts them again."""
    router = SnapshotRouter()

    def count(site: SiteOf) -> list[int]:
        before = site.store.counts().documents
        told = {"kind": "news", "publisher": "gaon", "title": "글", "text": "글"}
        name = f"added-{before}"
        site.store.save_document(
            Document(id=name, address=f"https://gaon.example/{name}", fetched=now(), **told)
        )
        return [before, site.store.counts().documents]

    router.get("/page")(count)
    router.post("/form")(count)
    app = FastAPI()
    app.state.site = Site(store=store, settings=Settings(), secret=b"0" * 32)
    app.include_router(router)
    return TestClient(app).request


def test_a_page_shows_one_state_of_the_base(ask):
    before, after = ask("GET", "/page").json()
    assert before == after
    assert ask("GET", "/page").json() == [before + 1, before + 1]


def test_a_form_sees_what_it_writes(ask):
    before, after = ask("POST", "/form").json()
    assert after == before + 1


@pytest.mark.parametrize("name", READING)
def test_every_answer_of_the_api_shows_one_state(name):
    router = import_module(f"{routers.__name__}.{name}").router
    assert isinstance(router, SnapshotRouter)
