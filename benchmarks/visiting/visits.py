"""Which addresses are visited: all kinds of pages, drawn from the base itself with a fixed seed."""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote, unquote, urlencode

from visiting.preparing import Prepared

from corpus.search.records import Filters, SearchRequest, Sort
from corpus.store import Store
from corpus.store.searching.views import FactHit
from outputs.search import search_facts

_COMMON = ("클러스터", "산업", "협약", "지원", "총회", "회원사")
# Largest, and drawn by chance from what facts speak of.
_LARGE, _A_MONTH, _MONTHS = 12, 30, 24
_LAST_YEAR = 2026
DECISION = "review decision"
_ENTITY = "entity"


@dataclass(frozen=True, slots=True)
class Visit:
    """A page to open, and what a browser opens behind it: the parts of that page."""

    kind: str
    address: str
    parts: tuple["Visit", ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """What is there to be visited."""

    hits: Sequence[FactHit]
    large: Sequence[tuple[str, str]]
    small: Sequence[tuple[str, str]]
    words: Sequence[str]
    months: Sequence[date]
    prepared: Prepared


def draw(store: Store, prepared: Prepared, *, seed: int) -> Iterator[Visit]:
    """Yield visits without end: rounds of all kinds of pages, each in an order of its own."""
    chance = random.Random(seed)
    known = _look_around(store, prepared, chance)
    kinds = _KINDS | _OPEN | {DECISION: lambda *_: "/review"}
    while True:
        for kind in chance.sample(sorted(kinds), len(kinds)):
            address = kinds[kind](known, chance)
            parts = _make_parts(store, address) if kind == _ENTITY else ()
            yield Visit(kind, address, parts)


def _look_around(store: Store, prepared: Prepared, chance: random.Random) -> _Known:
    months = [date(_LAST_YEAR - 1 - n // 12, n % 12 + 1, 1) for n in range(_MONTHS)]
    hits = [hit for day in months for hit in _find_hits(store, day)]
    keys = [hit.key for hit in chance.sample(hits, min(len(hits), 200))]
    named = [each for found in store.statements.find_named(keys).values() for each in found]
    large = [
        (each.key, each.type)
        for kind in ("CLUSTER", "ORG")
        for each in store.find_entities("", entity_type=kind, limit=_LARGE)
    ]
    small = sorted({(each.key, each.key.partition(":")[0]) for each in named} - set(large))
    words = sorted({word for hit in hits for word in re.findall("[가-힣]{2,6}", hit.sentence)})
    return _Known(hits, large, small, words, months, prepared)


def _find_hits(store: Store, day: date) -> Sequence[FactHit]:
    month = Filters(since=day, until=day + timedelta(days=_A_MONTH))
    return search_facts(store, SearchRequest(filters=month, sort=Sort.OLDEST, limit=50)).hits


Make = Callable[[_Known, random.Random], str]


def _ask(path: str, **asked: object) -> str:
    return f"{path}?{urlencode(asked)}"


def _entity(known: _Known, chance: random.Random, *, types: Sequence[str] = ()) -> str:
    """Give the address of an entity, every other time one of the largest."""
    wanted = chance.choice((known.large, known.small))
    fit = [key for key, kind in wanted if not types or kind in types]
    return f"/entities/{quote(chance.choice(fit or [known.large[0][0]]), safe='')}"


def _card(known: _Known, chance: random.Random) -> str:
    return _entity(known, chance, types=("CLUSTER", "ORG"))


def _document(known: _Known, chance: random.Random) -> str:
    return f"/documents/{quote(chance.choice(known.hits).document.id, safe='')}"


def _pair(known: _Known, chance: random.Random) -> tuple[str, str]:
    clusters = [key for key, kind in known.large if kind == "CLUSTER"]
    left, right = chance.sample(clusters, 2)
    return left, right


def _words(known: _Known, chance: random.Random) -> str:
    return f"{chance.choice(_COMMON)} {chance.choice(known.words)}"


def _month(known: _Known, chance: random.Random) -> dict[str, object]:
    day = chance.choice(known.months)
    return {"since": day, "until": day + timedelta(days=_A_MONTH)}


def _key(known: _Known, chance: random.Random) -> str:
    return quote(chance.choice(known.hits).key, safe="")


_KINDS: Mapping[str, Make] = {
    "home": lambda *_: "/",
    "login": lambda *_: "/login",
    "about": lambda *_: "/about",
    "suggestions": lambda k, c: _ask("/suggestions", q=c.choice(k.words)[:2]),
    "search: one word": lambda k, c: _ask("/search", q=c.choice(k.words)),
    "search: two words": lambda k, c: _ask("/search", q=_words(k, c)),
    "search: all": lambda *_: "/search",
    "search: a type": lambda _, c: _ask("/search", type=c.choice(("figure", "event", "quote"))),
    "search: a month": lambda k, c: _ask("/search", q=c.choice(_COMMON), **_month(k, c)),
    "search: documents": lambda k, c: _ask("/search", tab="documents", q=_words(k, c)),
    "search: nothing": lambda _, c: _ask("/search", q=f"없는{c.randrange(10**6)}말뭉치"),
    "search: histogram": lambda k, c: _ask("/search/histogram.csv", q=_words(k, c)),
    "entities": lambda _, c: _ask("/entities", page=c.randint(1, 5)),
    "entities: words": lambda k, c: _ask("/entities", words=c.choice(k.words)[:3]),
    "fact": lambda k, c: f"/facts/{_key(k, c)}",
    "document": _document,
    "document: changes": lambda k, c: f"/documents/{c.choice(k.prepared.revised)}/diff",
    "document: archived": lambda k, c: f"/documents/{c.choice(k.prepared.archived)}/archive",
    "document: copy": lambda k, c: f"/documents/{c.choice(k.prepared.archived)}/archive/page",
    _ENTITY: _entity,
    "network picture": lambda k, c: f"{_entity(k, c)}/relations.svg",
    "compare clusters": lambda k, c: _ask(
        "/compare", **dict(zip(("left", "right"), _pair(k, c), strict=True))
    ),
    "compare years": lambda k, c: _ask(
        "/compare", left=_pair(k, c)[0], year=_LAST_YEAR - 2, **{"with": _LAST_YEAR - 1}
    ),
    "digests": lambda *_: "/digests",
    "digest": lambda k, c: f"/digests/{c.choice(k.prepared.periods)}",
    "digest: difference": lambda k, _: _ask(
        f"/digests/{k.prepared.periods[0]}/compare", since=k.prepared.periods[1]
    ),
    "digest: file": lambda k, c: f"/digests/{c.choice(k.prepared.periods)}/file/html",
    "feed: digests": lambda *_: "/feeds/digests.atom",
    "feed: search": lambda _, c: _ask("/feeds/search.atom", q=c.choice(_COMMON)),
    "api: facts": lambda k, c: _ask("/api/v1/facts", words=_words(k, c)),
    "api: documents": lambda k, c: _ask("/api/v1/documents", words=c.choice(k.words)),
    "api: entities": lambda k, c: _ask("/api/v1/entities", words=c.choice(k.words)[:2]),
    "api: card": lambda k, c: f"/api/v1{_card(k, c)}/card",
    "api: activities": lambda *_: "/api/v1/activities?limit=20",
    "api: status": lambda *_: "/api/v1/status",
}
# Pages of analysts and administrators.
_OPEN: Mapping[str, Make] = {
    "review": lambda *_: "/review",
    "review: a type": lambda _, c: _ask("/review", type=c.choice(("figure", "quote", "event"))),
    "review: log": lambda *_: "/review/log",
    "review: progress": lambda *_: "/review/progress",
    "review: disagreements": lambda *_: "/review/disagreements",
    "review: precision": lambda *_: "/review/precision",
    "review: bulk": lambda k, c: _ask("/review/bulk", type="quote", **_month(k, c)),
    "review: names": lambda k, c: _ask("/review/names", words=c.choice(k.words)[:2]),
    "merge": lambda *_: "/review/merge",
    "merge: one name": lambda k, c: _ask("/review/merge", left=c.choice(k.large)[0]),
    "merge: preview": lambda k, c: _ask(
        "/review/merge", **dict(zip(("left", "right"), _pair(k, c), strict=True))
    ),
    "saved searches": lambda *_: "/saved",
    "users": lambda *_: "/users",
    "audit": lambda *_: "/audit",
}
_PARTS = ("card", "posts", "figures", "activities", "quotes", "relations", "documents")


def _make_parts(store: Store, address: str) -> tuple[Visit, ...]:
    """Give what the page of an entity asks for by itself: its parts, and the chart in one."""
    key = unquote(address.rpartition("/")[2])
    measures = [head.measure for head in store.series.find_heads([key])[:1]]
    chart = [
        Visit(f"entity: {kind}", _ask(f"{address}/series.{form}", measure=measure))
        for measure in measures
        for kind, form in (("chart", "json"), ("table of figures", "csv"))
    ]
    return tuple(
        Visit(f"entity: {part}", f"{address}/{part}", tuple(chart) if part == "figures" else ())
        for part in _PARTS
    )
