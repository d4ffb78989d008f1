"""Searches as addresses of pages: `/search?q=산단공&type=figure&since=2026-01-01`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from corpus.facts import fact_types
from corpus.search.query import LONGEST_QUERY
from corpus.search.records import FACETS, Filters, SearchRequest, Sort
from corpus.store import Store, StoredEntity
from outputs.labels import KINDS

FACTS, DOCUMENTS = "facts", "documents"
STATUSES = ("unreviewed", "reviewed", "accepted", "corrected", "rejected")
SORTS = {
    FACTS: (Sort.NEWEST, Sort.OLDEST, Sort.RELEVANCE, Sort.VALUE, Sort.SOURCES),
    DOCUMENTS: (Sort.RELEVANCE, Sort.NEWEST, Sort.OLDEST),
}
A_PAGE = 20
# Years follow from months.
_COUNTED = tuple(facet for facet in FACETS if facet != "year")
_LONGEST_VALUE = 300
_LONGEST_CURSOR = 8_000
_MOST_NEAR = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A parameter that cannot be meant so; `near` are values that might be."""

    name: str
    value: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an address asks; with faults nothing is looked for."""

    tab: str
    request: SearchRequest
    entity: StoredEntity | None
    faults: tuple[Fault, ...]

    @property
    def narrowing(self) -> dict[str, str]:
        """The words and filters, by the names that the API and its exports have for them."""
        filters = self.request.filters
        own = ("type", "entity", "publisher", "kind", "since", "until", "status")
        told = {name: str(getattr(filters, name) or "") for name in own}
        if self.tab == DOCUMENTS:
            del told["status"]
        return {
            name: value for name, value in {"words": self.request.words, **told}.items() if value
        }

    @property
    def query(self) -> str:
        """The whole search as it stands behind `/search?` in its address, from the first page."""
        given = {"q" if name == "words" else name: each for name, each in self.narrowing.items()}
        told = {
            "tab": DOCUMENTS if self.tab == DOCUMENTS else "",
            **given,
            "sort": str(self.request.sort or ""),
            "expand": "" if self.request.expand else "no",
        }
        return urlencode({name: value for name, value in told.items() if value})

    @property
    def ordering(self) -> dict[str, str]:
        """The order, where it is not that of exports, and whether other names are looked for."""
        is_ranked = self.tab == DOCUMENTS and self.request.words
        usual = Sort.RELEVANCE if is_ranked else None
        told = {"sort": self.request.sort or usual, "expand": "" if self.request.expand else "no"}
        return {name: str(value) for name, value in told.items() if value}

    def link_export(self, form: str) -> str:
        """Give the address of the whole result as a file, in the order of the page."""
        asked = {"format": form, **self.narrowing, **self.ordering}
        return f"/api/v1/exports/{self.tab}?{urlencode(asked)}"


def read_asked(params: Mapping[str, str], store: Store) -> Asked:
    """Read the parameters of an address; whatever they hold gives something."""
    given = {name: _clean(value)[:_LONGEST_VALUE] for name, value in params.items()}
    tab = DOCUMENTS if given.get("tab") == DOCUMENTS else FACTS
    faults: list[Fault] = []
    entity = _find_entity(store, given.get("entity", ""), faults)
    filters = Filters(
        type=_choose("type", given, tuple(fact_types()), faults),
        entity=entity.key if entity else None,
        publisher=_find_publisher(store, given.get("publisher", ""), faults),
        kind=_choose("kind", given, tuple(KINDS), faults),
        since=_read_day("since", given, faults),
        until=_read_day("until", given, faults),
        status=_choose("status", given, STATUSES, faults) if tab == FACTS else None,
    )
    if filters.since and filters.until and filters.since > filters.until:
        faults.append(Fault(name="until", value=given["until"]))
    cursor = params.get("cursor", "")[: _LONGEST_CURSOR + 1]
    request = SearchRequest(
        words=_clean(params.get("q", ""))[: LONGEST_QUERY + 1],
        filters=filters,
        sort=_read_sort(given.get("sort", ""), tab),
        limit=A_PAGE,
        cursor=cursor,
        facets=() if cursor else _COUNTED[: None if tab == FACTS else -1],
        expand=given.get("expand") != "no",
    )
    return Asked(tab=tab, request=request, entity=entity, faults=tuple(faults))


def _clean(text: str) -> str:
    """Put a space for each control sign; databases take no NUL."""
    return "".join(sign if sign.isprintable() else " " for sign in text).strip()


def _choose(
    name: str, given: Mapping[str, str], known: tuple[str, ...], faults: list[Fault]
) -> str | None:
    value = given.get(name, "")
    if value and value not in known:
        faults.append(Fault(name=name, value=value))
    return value if value in known else None


def _read_day(name: str, given: Mapping[str, str], faults: list[Fault]) -> date | None:
    value = given.get(name, "")
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        faults.append(Fault(name=name, value=value))
        return None


def _read_sort(word: str, tab: str) -> Sort | None:
    return next((sort for sort in SORTS[tab] if sort == word), None)


def _find_entity(store: Store, name: str, faults: list[Fault]) -> StoredEntity | None:
    entity = store.find_entity(name) if name else None
    if name and entity is None:
        near = tuple(each.name for each in store.find_entities(name, limit=_MOST_NEAR))
        faults.append(Fault(name="entity", value=name, near=near))
    return entity


def _find_publisher(store: Store, key: str, faults: list[Fault]) -> str | None:
    if not key:
        return None
    if next(store.find_documents(publisher=key, limit=1), None) is None:
        known = (source.publisher for source in store.searching.find_coverage().sources)
        faults.append(Fault(name="publisher", value=key, near=tuple(known)[:_MOST_NEAR]))
        return None
    return key
