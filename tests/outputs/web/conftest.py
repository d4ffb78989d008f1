from datetime import datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from corpus.settings import Settings
from corpus.times import KST
from outputs.accounts import add_user
from outputs.site import Site
from outputs.web.app import make_app

NOW = datetime(2026, 11, 21, 9, tzinfo=KST)
PASSWORD = "가람산단-회원사-350"
SECRET = b"0" * 32


class Visitor:
    """A browser without scripts: keeps cookies, reads the form token off pages."""

    def __init__(self, site):
        self.site = site
        app = make_app(site)
        self.client = TestClient(app, follow_redirects=False, raise_server_exceptions=False)

    def get(self, address, **options):
        return self.client.get(address, **options)

    def post(self, address, *, form_page="/login", **fields):
        token = find_token(self.client.get(form_page).text)
        return self.client.post(address, data={"form_token": token, **fields})

    def log_in(self, name="nari", password=PASSWORD):
        answer = self.post("/login", name=name, password=password)
        assert answer.status_code == 303
        return self


def find_token(page):
    return page.split('name="form_token" value="', 1)[1].split('"', 1)[0]


@pytest.fixture
def site(store):
    for name, role in (("nari", "analyst"), ("bada", "admin"), ("haneul", "reader")):
        add_user(store, name, role=role, password=PASSWORD)
    return Site(store=store, settings=Settings(), secret=SECRET, clock=lambda: NOW)


@pytest.fixture
def visitor(site):
    return Visitor(site)


@pytest.fixture
def web_queue(monkeypatch):
    """The module that fills a queue and works through it."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    import web_queue

    return web_queue
