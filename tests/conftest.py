"""Fixtures that every test may use."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, settings
from spacy.tokens import Doc

# No test fails for a slow machine.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def postgres_server():
    """A PostgreSQL of this test run, started by the first test that needs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parent))
        from postgres_server import run_server
    with run_server() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_stores(postgres_server) -> list[str]:
    """The databases with a store in which the tests take turns; the last one is whole."""
    return [_make_store(postgres_server)]


@pytest.fixture
def postgres_url(postgres_server, postgres_stores) -> str:
    """The address of an empty store on PostgreSQL."""
    if not postgres_server.clear(postgres_stores[-1]):
        postgres_stores.append(_make_store(postgres_server))
    return postgres_server.url(postgres_stores[-1])


def _make_store(server) -> str:
    from corpus.store import open_store

    name = server.make()
    open_store(server.url(name)).close()
    server.clear(name)
    return name


@pytest.fixture(scope="session")
def reader():
    """The reading pipeline, loaded once."""
    from nlp.pipeline import load

    return load()


@pytest.fixture(scope="session")
def read_text(reader) -> Callable[..., Doc]:
    """Give the `Doc` of a text after the entity stage: `read_text(text, published=date(…))`."""

    def make_doc(text: str, published=None) -> Doc:
        doc = reader.pipeline.make_doc(text)
        doc._.published = published
        return reader.pipeline(doc)

    return make_doc


@pytest.fixture
def naver(monkeypatch) -> ModuleType:
    """The module of a loopback server that answers like the Naver news search."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "crawler"))
    import naver_server

    return naver_server
