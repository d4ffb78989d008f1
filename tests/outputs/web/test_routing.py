import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from corpus.records import Document
from corpus.times import now
from outputs.routing import SnapshotRouter
from outputs.web.access import SiteOf


@pytest.fixture
def ask(site):
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
    app.state.site = site
    app.include_router(router)
    return TestClient(app).request


def test_a_page_shows_one_state_of_the_base(ask):
    before, after = ask("GET", "/page").json()
    assert before == after
    assert ask("GET", "/page").json() == [before + 1, before + 1]


def test_a_form_sees_what_it_writes(ask):
    before, after = ask("POST", "/form").json()
    assert after == before + 1
