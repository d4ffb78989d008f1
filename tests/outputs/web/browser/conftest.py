"""A served home, a Chromium, and tabs that account for themselves."""

import os
import shutil
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from outputs.web.sessions import COOKIE

_HERE = Path(__file__).parent
# A machine that does other things beside the tests answers late.
_PATIENCE_MS = 30_000


@pytest.fixture(scope="session")
def served_home():
    """The module that makes and serves a home."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(_HERE))
        import served_home
    return served_home


@pytest.fixture(scope="session")
def template(served_home, tmp_path_factory):
    """The home that the demo filled; all workers of a test run share it."""
    base = tmp_path_factory.getbasetemp()
    is_worker = "PYTEST_XDIST_WORKER" in os.environ
    return served_home.make_home((base.parent if is_worker else base) / "browser")


@pytest.fixture(scope="session")
def server(served_home, template, tmp_path_factory):
    """A running `miclu serve` over a copy of that home; tests leave it as they found it."""
    home = tmp_path_factory.mktemp("served") / "home"
    shutil.copytree(template, home)
    with served_home.serve(home) as running:
        yield running


@pytest.fixture
def own_server(server, template):
    """The same for a test that writes: what it wrote is taken back behind it."""
    yield server
    server.reset(template)


@pytest.fixture
def log(own_server):
    """Give the rows of the review log beyond those of the home, the first one first."""
    with own_server.open_store() as store:
        before = len(store.reviews.find_log(limit=None))

        def find_new():
            rows = store.reviews.find_log(limit=None)
            return rows[: len(rows) - before][::-1]

        yield find_new


@pytest.fixture(scope="module")
def chromium():
    """A running Chromium.

    Playwright keeps the event loop of its thread running; other tests need theirs, so it ends
    with the module.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(_HERE.parents[2]))
        from chromium import get_chromium
    program = get_chromium()
    expect.set_options(timeout=_PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sessions(server):
    """Give the cookie of a user's session; one login lasts for all tests."""
    return cache(server.log_in)


@pytest.fixture(scope="module")
def make_tab(chromium, server, sessions):
    """Make a tab with a browser profile of its own, of nobody or of a user who is logged in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(_HERE))
        from browsing import Tab

    def make(name="", **options):
        context = chromium.new_context(locale="ko-KR", **options)
        context.set_default_timeout(_PATIENCE_MS)
        if name:
            cookie = {"name": COOKIE, "value": sessions(name), "url": server.address}
            context.add_cookies([cookie])
        return Tab(context, server.address)

    return make


@pytest.fixture
def new_tab(make_tab):
    """The same for one test, at whose end none may have asked elsewhere or failed."""
    tabs = []

    def make(name="", **options):
        tabs.append(make_tab(name, **options))
        return tabs[-1]

    yield make
    faults = [fault for tab in tabs for fault in tab.take_faults()]
    for tab in tabs:
        tab.context.close()
    assert faults == []
