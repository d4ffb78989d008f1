import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from corpus.settings import Settings
from outputs.accounts import add_user, make_token
from outputs.api.app import install_api
from outputs.site import Site


@pytest.fixture
def make_site(base):
    """Makes the state of an application over the small base: `make_site(open_reading=False)`."""

    def make(**changes):
        values = {
            "settings": Settings(),
            "secret": b"k" * 32,
            "publishers": {"gaon": "가온산업일보"},
        }
        return Site(store=base, **(values | changes))

    return make


@pytest.fixture
def make_client(make_site):
    """Makes a client of the API under `/api`, as the web application takes it in."""

    def make(*, answer_seconds=30, **changes):
        app = FastAPI(openapi_url=None)
        install_api(app, make_site(**changes), answer_seconds=answer_seconds)
        return TestClient(app, raise_server_exceptions=False)

    return make


@pytest.fixture
def client(make_client):
    return make_client()


@pytest.fixture
def bearer(base):
    """Gives the headers of a token of a user with a role: `bearer("analyst")`."""

    def make(role, *, scopes=("read", "review")):
        add_user(base, f"{role}-김", role=role, password="따뜻한 저녁 커피 3잔")
        token = make_token(base, f"{role}-김", "test", scopes=scopes)
        return {"Authorization": f"Bearer {token}"}

    return make
