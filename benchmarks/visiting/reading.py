"""Readers: each opens pages, one after the other, as a browser does, and reads in between."""

import asyncio
import random
import re
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

import httpx
from visiting.preparing import PASSWORD, USER
from visiting.visits import DECISION, Visit

_PATIENCE_SECONDS = 60
# So much of a problem is told.
_TOLD = 300
_HTMX = {"hx-request": "true", "hx-target": "review"}
_FORM = re.compile(r'<form method="post" action="/review/decide".*?</form>', re.DOTALL)
_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
_TOKEN = re.compile(r'name="form_token" value="([^"]*)"')


@dataclass(slots=True)
class Seen:
    """What readers went through: milliseconds by kind of page, and answers that were none."""

    spent: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How many read, for how long, and the mean seconds from a page to the next."""

    readers: int
    seconds: float
    pause: float
    seed: int


def log_in(address: str) -> dict[str, str]:
    """Give the cookies of a session."""
    with httpx.Client(base_url=address, timeout=_PATIENCE_SECONDS) as client:
        token = _TOKEN.findall(client.get("/login").text)[0]
        told = {"form_token": token, "name": USER, "password": PASSWORD}
        client.post("/login", data=told)
        return dict(client.cookies)


def make_client(address: str, cookies: dict[str, str]) -> httpx.AsyncClient:
    """Make the client of a reader."""
    # As browsers; the server closes what idles for five seconds.
    limits = httpx.Limits(max_connections=6, keepalive_expiry=2)
    return httpx.AsyncClient(
        base_url=address, cookies=cookies, timeout=_PATIENCE_SECONDS, limits=limits
    )


async def read(address: str, visits: Iterator[Visit], habit: Habit) -> Seen:
    """Let readers read as is their habit."""
    seen = Seen()
    cookies = log_in(address)
    async with asyncio.TaskGroup() as group:
        for number in range(habit.readers):
            client = make_client(address, cookies)
            pauses = _draw_pauses(habit, number)
            group.create_task(_read_on(client, visits, pauses, seen, habit.seconds))
    return seen


def _draw_pauses(habit: Habit, number: int) -> Iterator[float]:
    chance = random.Random(f"{habit.seed} {number}")
    while True:
        yield chance.expovariate(1) * habit.pause


async def _read_on(
    client: httpx.AsyncClient,
    visits: Iterator[Visit],
    pauses: Iterator[float],
    seen: Seen,
    seconds: float,
) -> None:
    until = time.monotonic() + seconds
    async with client:
        while time.monotonic() < until:
            await asyncio.sleep(next(pauses))
            await visit(client, next(visits), seen)


async def visit(client: httpx.AsyncClient, chosen: Visit, seen: Seen) -> None:
    """Open a page, then all that it asks for by itself."""
    answer = await _ask(client, chosen.kind, chosen.address, seen)
    if chosen.kind == DECISION and answer is not None:
        await _decide(client, answer.text, seen)
    for part in chosen.parts:  # the page asks for one after the other
        await visit(client, part, seen)


async def _ask(
    client: httpx.AsyncClient, kind: str, address: str, seen: Seen
) -> httpx.Response | None:
    kind = "review" if kind == DECISION else kind
    start = time.perf_counter()
    answer = await client.get(address)
    return _note(answer, kind, start, seen)


async def _decide(client: httpx.AsyncClient, page: str, seen: Seen) -> None:
    """Accept the card in focus, as the key `a` does."""
    form = _FORM.search(page)
    if form is None:
        seen.faults.append("no card to review")
        return
    told = {name: unescape(value) for name, value in _HIDDEN.findall(form[0])}
    start = time.perf_counter()
    answer = await client.post(
        "/review/decide", data={**told, "decision": "accepted"}, headers=_HTMX
    )
    if answer.status_code != httpx.codes.CONFLICT:  # another reader was faster
        _note(answer, DECISION, start, seen)


def _note(answer: httpx.Response, kind: str, start: float, seen: Seen) -> httpx.Response | None:
    if answer.status_code != httpx.codes.OK:
        told = answer.text[:_TOLD] if "json" in answer.headers.get("content-type", "") else ""
        seen.faults.append(f"{answer.status_code} {kind} {answer.request.url} {told}".rstrip())
        return None
    seen.spent[kind].append(1000 * (time.perf_counter() - start))
    return answer
