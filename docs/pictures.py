"""Take the pictures of all pages in `docs/screenshots/`: the demo's data, and some work done on it.

python docs/pictures.py [PAGE…]

Needs Chromium: one on the PATH, else Playwright's own.
"""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep
from typing import Literal
from urllib.parse import quote
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from corpus.store import FactQuery, QueueQuery, Review, Store, open_store
from corpus.store.alerts import KeptSearch
from outputs.session import get_entity

FOLDER = Path(__file__).with_name("screenshots")
CLUSTER, PARTNER = "창원 방산부품 미니클러스터", "서울디지털단지 산업AI 미니클러스터"
NEAR = "산업AI 미니클러스터"
WEEK = "2026-W46"
USERS = {"nari": "analyst", "haneul": "analyst", "bada": "admin"}
PASSWORD = "가온산단-회원사-350"  # noqa: S105  of a store that is thrown away
COLOURS = 128
MICLU = str(Path(sys.executable).with_name("miclu"))


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A screen in pixels; `pages` are those that it gets pictures of, none for all."""

    size: ViewportSize
    scheme: Literal["light", "dark"]
    pages: tuple[str, ...] = ()


WIDE, PHONE = ViewportSize(width=1200, height=900), ViewportSize(width=360, height=740)
HANDY = ("home", "search", "entity", "document", "review", "digest", "compare")
VIEWS = {
    "light": View(size=WIDE, scheme="light"),
    "dark": View(size=WIDE, scheme="dark"),
    "phone": View(size=PHONE, scheme="light", pages=HANDY),
}


def fill(home: Path) -> None:
    """Make the demo's store, with users, decisions, a signed digest and a saved search."""
    run(home, "demo")
    for name, role in USERS.items():
        run(home, "user", "add", name, "--role", role)
    run(home, "user", "token", "nari", "statistik", "--scope", "read")
    with open_store(f"sqlite:///{home / 'miclu.db'}") as store:
        review(store)
        saved = KeptSearch(
            name="구미 소식",
            words="구미",
            filters={},
            rhythm="weekly",
            address="policy@hanbit.example",
            owner="nari",
        )
        store.alerts.keep(saved)
    run(
        home,
        "judge",
        "different",
        "여수국가산업단지",
        "여수 수소화학 미니클러스터",
        "--author",
        "nari",
    )
    for week in ("2026-W45", WEEK, "2026-W47"):
        run(home, "digest", "draft", "--week", week, "--include-unreviewed")
    run(home, "digest", "sign", WEEK, "--author", "nari", "--note", "확인함")


def review(store: Store) -> None:
    """Decide about the first facts of the queue; a second analyst disagrees about some."""
    waiting = store.reviews.find_queue(QueueQuery(), limit=40).statements
    for place, each in enumerate(waiting):
        first = decide(store, each.standing.key, "accepted" if place % 5 else "rejected", by="nari")
        if place % 10 == 0:
            decide(store, each.standing.key, "accepted", by="haneul", version=first)


def decide(store: Store, key: str, decision: str, *, by: str, version: int = 0) -> int:
    """Put a decision into the log; give its number."""
    reason = "문장에 없는 내용" if decision == "rejected" else ""
    made = Review(statement=key, decision=decision, author=by, version=version, reason=reason)
    return store.reviews.decide(made)


def run(home: Path, *words: str) -> None:
    """Run `miclu` on a home of its own."""
    told = os.environ | {"MICLU_HOME": str(home), "MICLU_PASSWORD": PASSWORD}
    subprocess.run([MICLU, *words], env=told, check=True)  # noqa: S603  our own program


def list_pages(store: Store) -> dict[str, str]:
    """Give the address of each page that is shown, by the name of its picture."""
    query = FactQuery(entity=CLUSTER, type="figure", limit=1)
    key = next(store.find_facts(query)).standing.key
    entity = f"/entities/{quote(get_entity(store, CLUSTER).key, safe='')}"
    revised = next(each.id for each in store.find_documents() if each.revision > 1)
    document = f"/documents/{quote(revised, safe='')}"
    return {
        "home": "/",
        "search": "/search?q=회원사&type=figure",
        "search-documents": "/search?tab=documents&q=업무협약",
        "search-nothing": "/search?q=우주엘리베이터",
        "fact": f"/facts/{key}",
        "entities": "/entities",
        "entity": entity,
        "figures": f"{entity}/figures",
        "relations": f"{entity}/relations",
        "compare": f"/compare?left={quote(CLUSTER)}&right={quote(PARTNER)}",
        "document": document,
        "diff": f"{document}/diff",
        "archived": f"{document}/archive",
        "digests": "/digests",
        "digest": f"/digests/{WEEK}",
        "digest-compare": f"/digests/{WEEK}/compare?since=2026-W45&new=1",
        "about": "/about",
        "login": "/login",
        "review": "/review",
        "review-bulk": "/review/bulk?type=figure",
        "review-log": "/review/log",
        "review-disagreements": "/review/disagreements",
        "review-progress": "/review/progress",
        "review-precision": "/review/precision",
        "review-merge": f"/review/merge?left={quote(PARTNER)}&right={quote(NEAR)}",
        "saved": "/saved",
        "users": "/users",
        "account": "/account",
        "audit": "/audit",
        "error": "/nowhere",
    }


@contextmanager
def serve(home: Path, *, language: str = "ko") -> Iterator[str]:
    """Serve a home on a free port; give the address of the first page."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [MICLU, "serve", "--port", str(port), "--lang", language]
    with subprocess.Popen(command, env=os.environ | {"MICLU_HOME": str(home)}) as server:  # noqa: S603  our own program
        try:
            wait(f"http://127.0.0.1:{port}/login")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def wait(address: str) -> None:
    """Wait until a page answers, half a minute at most."""
    for _ in range(150):
        try:
            urlopen(address).close()  # noqa: S310  our own page
        except OSError:
            sleep(0.2)
        else:
            return


def open_page(browser: Browser, address: str, view: View) -> Page:
    """Open a browser of the view's size and colours, logged in as the admin."""
    context = browser.new_context(
        viewport=view.size, color_scheme=view.scheme, locale="ko-KR", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{address}/login")
    page.fill("input[name=name]", "bada")
    page.fill("input[name=password]", PASSWORD)
    page.click("main button.main")
    page.wait_for_url(f"{address}/")
    return page


def take(page: Page, address: str, target: Path) -> None:
    """Keep what a page shows without scrolling, in few colours."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    seen = Image.open(BytesIO(page.screenshot())).convert("RGB")
    seen.quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)


def main() -> None:
    """Take all pictures, or those of the pages that are named."""
    names = sys.argv[1:]
    with TemporaryDirectory() as folder:
        home = Path(folder)
        fill(home)
        with open_store(f"sqlite:///{home / 'miclu.db'}") as store:
            pages = {
                name: at for name, at in list_pages(store).items() if name in names or not names
            }
        with serve(home) as address, sync_playwright() as playwright:
            path = shutil.which("chromium") or shutil.which("google-chrome")
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
            for word, view in VIEWS.items():
                page = open_page(browser, address, view)
                for name, at in pages.items():
                    if not view.pages or name in view.pages:
                        take(page, f"{address}{at}", FOLDER / f"{name}-{word}.png")


if __name__ == "__main__":
    main()
