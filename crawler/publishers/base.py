"""What a publisher declares: who it is, where its articles are listed, how pages are laid out."""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

Selectors = str | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How one generation of an outlet's article pages carries its fields.

    Each field holds CSS selectors, one or several, the best first; `::attr(name)` takes an
    attribute instead of the text. A layout fits a page where both a title and a body are found.
    `published` may hold labelled times (입력, 승인, 수정); one labelled 수정 is the modified time.
    What another field selects, and what `remove` selects, is taken out of the body. `until` is the
    last day on which the outlet served this layout; empty means it still does.
    """

    title: Selectors
    body: Selectors
    published: Selectors = ()
    modified: Selectors = ()
    byline: Selectors = ()
    section: Selectors = ()
    subtitle: Selectors = ()
    captions: Selectors = "figcaption"
    tags: Selectors = ()
    remove: Selectors = ()
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLayout:
    """How a list page carries its rows: `rows` selects them, `dates` the times inside a row."""

    rows: Selectors
    dates: Selectors = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """An outlet: declared once, in a file whose name is the key.

    `number` is a regular expression whose first group is the outlet's own article number in an
    address; `article` makes the one address that is kept for a number. `lists` and `search` are
    address templates with `{page}` (from 1), and where the outlet understands them `{since}`,
    `{until}` (YYYY-MM-DD or empty) and `{query}`. `kind` is the kind of its documents. `local`
    outlets stand on this machine and are only reached through a loopback proxy. `unverified`
    names the fields that were declared from other members of a family, not seen on the live site.
    """

    key: str
    name: str
    domain: str
    number: str
    article: str
    layouts: tuple[Layout, ...]
    list_layouts: tuple[ListLayout, ...] = ()
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    search: str = ""
    list_pages: int = 200
    kind: str = "news"
    local: bool = False
    unverified: tuple[str, ...] = ()

    @property
    def hosts(self) -> tuple[str, ...]:
        """Every host that the declared addresses name, in alphabetical order."""
        declared = (*self.feeds, *self.sitemaps, *self.lists, self.search, self.article)
        named = {host for address in declared if (host := urlsplit(address).hostname)}
        return tuple(sorted({self.domain, *named}))

    def find_number(self, address: str) -> str | None:
        """Find the article number in an address."""
        found = re.search(self.number, address)
        return found[1] if found else None

    def make_address(self, number: str) -> str:
        """Give the one address under which an article is kept."""
        return self.article.format(number=number)


def selectors_of(declared: Selectors) -> tuple[str, ...]:
    """Give the selectors of a field as a tuple, the best first."""
    return (declared,) if isinstance(declared, str) else declared
