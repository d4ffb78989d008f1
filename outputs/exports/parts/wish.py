"""What is to be exported."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import TypeVar

from corpus.documents.base import PUBLISHER
from corpus.search.records import DocumentAnswer, FactAnswer, Filters, SearchRequest, Sort
from corpus.store import Store
from outputs.errors import ExportFilterError

_PAGE = 200

_Answer = TypeVar("_Answer", DocumentAnswer, FactAnswer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which rows are asked for, and how publishers are called.

    `words`, `filters`, `sort` and `expand` are those of a search; without an order the newest come
    first. `limit` is the most rows of each table, None for all. `publishers` gives the names of
    publishers by their keys; others go by their key.
    """

    words: str = ""
    filters: Filters = field(default_factory=Filters)
    sort: Sort | None = None
    expand: bool = True
    limit: int | None = None
    publishers: Mapping[str, str] = field(default_factory=dict)

    def name_publisher(self, key: str) -> str:
        """Give the name of a publisher, else its key; nothing for a file of which none is told."""
        return "" if key == PUBLISHER else self.publishers.get(key, key)

    def check(self, content: str, known: Collection[str]) -> None:
        """Make sure that what narrows the rows can narrow these.

        Raises:
            ExportFilterError: Something asked for does not apply to what is exported.
        """
        unknown = tuple(name for name in self.narrowing() if name not in known)
        if unknown:
            raise ExportFilterError(content, unknown, tuple(known))

    def narrowing(self) -> Iterator[str]:
        """Yield the names of what restricts the rows or orders them."""
        told = {"words": self.words.strip(), "sort": self.sort, "expand": not self.expand}
        yield from (name for name, value in told.items() if value)
        for each in fields(self.filters):
            if each.name != "with_held" and getattr(self.filters, each.name) is not None:
                yield each.name

    def search(
        self, store: Store, find: Callable[[Store, SearchRequest], _Answer]
    ) -> Iterator[_Answer]:
        """Yield the pages of a search, with `limit` hits at most.

        Raises:
            SearchError: Nothing here has such an order.
        """
        left = self.limit
        request = SearchRequest(
            words=self.words,
            filters=self.filters,
            sort=self.sort or Sort.NEWEST,
            expand=self.expand,
        )
        while left is None or left > 0:
            answer = find(store, replace(request, limit=min(_PAGE, left or _PAGE)))
            yield answer
            left = left and left - len(answer.hits)
            request = replace(request, cursor=answer.summary.cursor)
            if not request.cursor:
                return
