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
