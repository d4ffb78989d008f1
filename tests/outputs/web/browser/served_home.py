"""A home that the demo filled, with users and their work, and a server that serves a copy of it."""

import fcntl
import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

from corpus.resolution.judging import judge
from corpus.store import Decision, QueueQuery, Review, Store, Verdict, open_store
from corpus.store.alerts import KeptSearch
from outputs.accounts import add_user
from outputs.digest.gathering.gather import gather
from outputs.digest.gathering.wish import Wish
from outputs.digest.period import Period
from outputs.web.sessions import COOKIE

PASSWORD = "가람산단-회원사-350"
USERS = {"haneul": "reader", "nari": "analyst", "solbi": "analyst", "bada": "admin"}
SIGNED, DRAFTED = "2026-W46", "2026-W47"
REPORT = "가람 소재 미니클러스터 현황"
# A machine that does other things beside the tests starts and answers late.
_PATIENCE_SECONDS = 120
_PROGRAM = (sys.executable, "-c", "from outputs.app import main; main()")
_MARKUP = """<!doctype html><html lang="ko"><meta charset="utf-8"><title>{title}</title>
<body><article><h1>{title}</h1>
<p>가람 소재 미니클러스터의 회원사는 2024년 180개사에서 2025년 210개사로 늘었다.</p>
<p>운영기관은 가람TP다.</p>
<table><caption>회원사와 예산</caption>
<tr><th>구분</th><th>2024년</th><th>2025년</th></tr>
<tr><th>회원사</th><td>180개사</td><td>210개사</td></tr>
<tr><th>예산</th><td>12억원</td><td>15억원</td></tr>
</table></article></body></html>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running `miclu serve` over a copy of the home."""

    address: str
    home: Path

    @contextmanager
    def open_store(self) -> Iterator[Store]:
        """Open the store that is served, as another program does."""
        with open_store(f"sqlite:///{self.home / 'miclu.db'}") as store:
            yield store

    def log_in(self, name: str) -> str:
        """Give the session cookie of a user."""
        with httpx2.Client(base_url=self.address, timeout=_PATIENCE_SECONDS) as client:
            token = client.get("/login").text.split('name="form_token" value="', 1)[1]
            fields = {"form_token": token.split('"', 1)[0], "name": name, "password": PASSWORD}
            client.post("/login", data=fields)
            return client.cookies[COOKIE]

    def reset(self, template: Path) -> None:
        """Put the store back to what it was, under the running server."""
        with (
            closing(sqlite3.connect(template / "miclu.db")) as kept,
            closing(sqlite3.connect(self.home / "miclu.db", timeout=60)) as served,
        ):
            kept.backup(served)


def make_home(folder: Path) -> Path:
    """Make the home, or wait until another process of the same test run has made it."""
    folder.mkdir(exist_ok=True)
    home, ready = folder / "home", folder / "ready"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.exists():
            _fill(home)
            ready.touch()
    return home


def run_miclu(home: Path, *words: str) -> str:
    """Run `miclu` and give what it prints."""
    done = subprocess.run(
        [*_PROGRAM, *words],
        env=_environ(home),
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def serve(home: Path) -> Iterator[Server]:
    """Serve a home on a free port of loopback as long as the block."""
    command = [*_PROGRAM, "serve", "--port", "0", "--workers", "1"]
    with subprocess.Popen(
        command, env=_environ(home), cwd=home, stdout=subprocess.PIPE, text=True
    ) as process:
        found = re.match(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        assert found, "miclu serve does not tell its address"
        try:
            httpx2.get(f"{found[0]}/login", timeout=_PATIENCE_SECONDS)  # answered once it is ready
            yield Server(address=found[0], home=home)
        finally:
            process.send_signal(signal.SIGINT)


def _environ(home: Path) -> dict[str, str]:
    kept = {name: word for name, word in os.environ.items() if not name.startswith("MICLU_")}
    return kept | {"MICLU_HOME": str(home)}


def _fill(home: Path) -> None:
    """Crawl and read the sample outlet beside a report of our own, then work on it."""
    home.mkdir()
    report = home.parent / "report.html"
    report.write_text(_MARKUP.format(title=REPORT), encoding="utf-8")
    run_miclu(home, "add", str(report), "--kind", "report", "--published", "2026-11-10")
    run_miclu(home, "demo")
    with open_store(f"sqlite:///{home / 'miclu.db'}") as store:
        for name, role in USERS.items():
            add_user(store, name, role=role, password=PASSWORD)
        _review(store)
        _write_digests(store)
        saved = KeptSearch(
            name="총회 소식",
            words="총회",
            filters={},
            rhythm="weekly",
            address="head@agency.example",
            owner="nari",
        )
        store.alerts.keep(saved)


def _review(store: Store) -> None:
    """Accept facts, disagree about one, and tell two names apart."""
    first, second = store.reviews.find_queue(QueueQuery(type="position"), limit=2).statements
    for stored in (first, second):
        _decide(store, stored.standing.key, "accepted", "nari")
    _decide(store, second.standing.key, "rejected", "solbi", reason="딴 해의 직위")
    judge(
        store,
        Verdict(
            left="전남테크노파크",
            right="경남테크노파크",
            decision=Decision.DIFFERENT,
            author="nari",
        ),
    )


def _decide(store: Store, key: str, decision: str, author: str, *, reason: str = "") -> None:
    store.reviews.decide(Review(statement=key, decision=decision, author=author, reason=reason))


def _write_digests(store: Store) -> None:
    """Sign the digest of a week, correct it in a second version, and draft that of the next."""
    _draft(store, SIGNED, is_whole=True)
    _draft(store, DRAFTED, is_whole=False)
    digests = store.digests
    version = digests.get(SIGNED)
    digests.sign(SIGNED, version=version.version, seen=version.hash, author="nari", note="")
    _draft(store, SIGNED, is_whole=False, note="검토하지 않은 것을 뺌")
    version = digests.get(SIGNED)
    digests.sign(SIGNED, version=version.version, seen=version.hash, author="solbi", note="")


def _draft(store: Store, period: str, *, is_whole: bool, note: str = "") -> None:
    wish = Wish(period=Period.read(period), include_unreviewed=is_whole, publishers={})
    store.digests.save(period, gather(store, wish).dump(), author="nari", note=note)
