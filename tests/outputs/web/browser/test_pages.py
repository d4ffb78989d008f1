"""Every page in a browser: usable by everybody in light and dark, with nothing inline."""

import re
from functools import cache
from urllib.parse import quote

import httpx2
import pytest
from lxml import html

from outputs.web.menu import find_pages
from outputs.web.sessions import COOKIE

READER, ANALYST, ADMIN = "", "nari", "bada"
# Addresses of each page by its route; a new page gets a line here, or below if it is none.
READING = {
    "/": ["/"],
    "/about": ["/about"],
    "/compare": [
        "/compare",
        "/compare?left={entity}&right={other}",
        "/compare?left=가람 소재 미니클러스터&year=2024&with=2025",
    ],
    "/digests": ["/digests"],
    "/digests/{period}": ["/digests/2026-W47"],
    "/documents/{document_id}": ["/documents/{revised}", "/documents/{report}"],
    "/documents/{document_id}/archive": ["/documents/{revised}/archive"],
    "/documents/{document_id}/diff": ["/documents/{revised}/diff"],
    "/entities": ["/entities", "/entities?words=ㅅㄷㄱ&type=ORG"],
    "/entities/{key}": ["/entities/{entity}", "/entities/{person}"],
    **{
        f"/entities/{{key}}/{part}": [f"/entities/{{entity}}/{part}"]
        for part in ("activities", "card", "documents", "figures", "posts", "quotes", "relations")
    },
    "/facts/{key}": ["/facts/{fact}"],
    "/login": ["/login?next=/review"],
    "/search": [
        "/search?q=미니클러스터&type=figure&sort=oldest",
        "/search?q=협약&tab=documents",
        "/search?q=달나라",
        "/search?type=nope&entity=구미 산단",
    ],
    "/unsubscribe/{token}": ["/unsubscribe/{token}"],
}
REVIEWING = {
    "/account": ["/account"],
    "/review": ["/review", "/review?type=figure", "/review?status=rejected"],
    "/review/bulk": ["/review/bulk", "/review/bulk?type=event"],
    "/review/disagreements": ["/review/disagreements"],
    "/review/log": ["/review/log"],
    "/review/merge": ["/review/merge", "/review/merge?left={entity}&right={other}"],
    "/review/precision": ["/review/precision"],
    "/review/progress": ["/review/progress"],
    "/saved": ["/saved"],
}
LEADING = {"/audit": ["/audit"], "/users": ["/users"]}
# The same for whoever reads them, and long.
LONG = {
    "/digests/{period}": ["/digests/2026-W46?version=1"],
    "/digests/{period}/compare": ["/digests/2026-W46/compare"],
}
ABSENT = ["/nope", "/digests/2026-W40", "/documents/nope", "/facts/nope", "/entities/없는이름"]
# Files, feeds, parts that pages fetch or frame, and what leads on to a page.
NO_PAGES = {
    "/compare.csv",
    "/compare.svg",
    "/digests/{period}/chart/{place}.csv",
    "/digests/{period}/chart/{place}.svg",
    "/digests/{period}/file/{form}",
    "/documents/{document_id}/archive/page",
    "/entities/names",
    "/entities/{key}/relations.svg",
    "/entities/{key}/series.csv",
    "/entities/{key}/series.json",
    "/entities/{name:path}",
    "/feeds/digests.atom",
    "/feeds/search.atom",
    "/review/names",
    "/search/histogram.csv",
    "/search/histogram.svg",
    "/suggestions",
}
# What only the colours decide, which is asked again in the dark.
OF_COLOUR = ("color-contrast", "link-in-text-block")


def list_places(*tables, name):
    return [(name, place) for table in tables for page in table.values() for place in page]


WALK = [
    *list_places(READING, LONG, {"": ABSENT}, name=READER),
    *list_places(READING, REVIEWING, name=ANALYST),
    *list_places(LEADING, name=ADMIN),
]


def every(places):
    names = [f"{name or 'nobody'} {place}" for name, place in places]
    return pytest.mark.parametrize(("name", "place"), places, ids=names)


@pytest.fixture(scope="module")
def walk(make_tab):
    """Give the tab of a user: it keeps what pages have in common, as people's do."""
    return cache(make_tab)


@pytest.fixture(scope="session")
def known(server):
    """What stands in the addresses: keys and ids of the home."""
    with server.open_store() as store:
        documents = list(store.find_documents())
        (doubted,) = store.reviews.find_disagreements()
        (saved,) = store.alerts.find_all()
        return {
            "entity": _key(store, "구미 반도체소재 미니클러스터"),
            "other": _key(store, "창원 방산부품 미니클러스터"),
            "person": _key(store, "육근보"),
            "revised": next(each.id for each in documents if each.revision > 1),
            "report": next(each.id for each in documents if each.publisher == "file"),
            "fact": doubted.statement.standing.key,
            "token": saved.token,
        }


def _key(store, name):
    return quote(store.find_entity(name).key)


def test_every_page_is_walked():
    found = {
        route.path
        for page in find_pages()
        for route in page.router.routes
        if "GET" in route.methods
    }
    assert {*READING, *LONG, *REVIEWING, *LEADING, *NO_PAGES} == found


@every(WALK)
def test_a_page_can_be_used_by_everybody(walk, known, name, place):
    tab = walk(name)
    tab.page.emulate_media(color_scheme="light")
    answer = tab.open(place.format(**known))
    assert answer.status == (404 if place in ABSENT else 200)
    barriers = tab.find_barriers()
    tab.page.emulate_media(color_scheme="dark")
    assert barriers + tab.find_barriers(*OF_COLOUR) + tab.take_faults() == []


@every(WALK)
def test_a_page_has_nothing_inline(server, sessions, known, name, place):
    """Neither scripts nor styles nor handlers: the policy of the pages allows none."""
    cookies = {COOKIE: sessions(name)} if name else {}
    answer = httpx2.get(server.address + place.format(**known), cookies=cookies, timeout=120)
    assert "script-src 'self';" in answer.headers["content-security-policy"]
    page = html.fromstring(answer.text)
    found = [
        html.tostring(node, encoding="unicode")
        for node in page.iter("*")
        if (node.tag == "script" and not node.get("src", "").startswith("/static/"))
        or node.tag == "style"
        or any(re.match(r"on|style$|hx-on", word) for word in node.attrib)
    ]
    assert found == []
