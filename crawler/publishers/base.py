"""What a publisher declares: who it is, where its articles are listed, how pages are laid out."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import urlsplit

Selectors = str | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How one generation of an outlet's article pages carries its fields.

    Each field holds CSS selectors, one or several, the best first; `::attr(name)` takes an
    attribute instead of the text. A layout fits a page where both a title and a body are found.
    `published` may hold labelled times (입력, 승인, 수정); one labelled 수정 is the modified time.
    What another field selects, and what `remove` selects, is taken out of the body. `title` may
    stay empty where a meta tag tells it and the body alone marks the layout. `attachments` selects
    the links to files that belong to a press release. `until` is the last day on which the outlet
    served this layout; empty means it still does.
    """

    body: Selectors
    title: Selectors = ()
    published: Selectors = ()
    modified: Selectors = ()
    byline: Selectors = ()
    section: Selectors = ()
    subtitle: Selectors = ()
    captions: Selectors = "figcaption"
    tags: Selectors = ()
    remove: Selectors = ()
    attachments: Selectors = ()
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLayout:
    """How a list page carries its rows.

    `rows` selects them; inside a row `links` finds addresses (or script calls that hold the
    article number), `dates` the times.
    """

    rows: Selectors
    dates: Selectors = ()
    links: Selectors = "a::attr(href)"


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreRows:
    """Where a list's button for more rows gets them from: an answer in JSON.

    `address` is a template with `{page}`, `{total}` (rows in all, may be empty) and `{rest}`, the
    parameters of the list but its page; `total` is a regular expression whose first group is the
    count of all rows in a list page. `rows` is the key of the array; in a row `number` is the
    key of the article number, `days` and `clocks` those of its time, the best first.
    """

    address: str
    total: str
    rows: str
    number: str
    days: tuple[str, ...]
    clocks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectations:
    """What a crawl must bring; less makes it unhealthy, and its articles wait for a decision.

    `articles`: how many its feeds and lists must name, stored ones too. `readable`: the least
    share of the article pages that must give an article. `fill`: fields with the least share of
    the articles that must have them. `crawler.health` says when each is applied.
    """

    articles: int = 1
    readable: float = 0.8
    fill: tuple[tuple[str, float], ...] = (("published", 0.9),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """An outlet: declared once, in a file whose name is the key.

    `number` is a regular expression whose group `number`, else its first one, is the outlet's own
    article number in an address; `article` makes the one address that is kept for an article, of
    `{number}` and the other named groups. `lists` and `search` are address templates with
    `{page}` (from 1) or `{index}` (from 0), and where the outlet understands them `{query}`,
    `{since}` and `{until}` (`{since:%Y.%m.%d}` for another form than YYYY-MM-DD; empty without
    one). Lists run back in time. `more` is asked where the second page is the first again. An
    outlet answers `list_pages` of a list at most. `aliases` are further hosts of its articles.
    `kind` is the kind of its documents. `local` outlets stand on this machine and are only
    reached through a loopback proxy. `file_calls` are pairs of a regular expression and a template
    (`{0}` is its first group) that make the whole address of a file out of the script call of a
    link. `unverified` names the fields that were declared from other members of a family or from
    what others wrote, not seen on the live site.
    `expects` is what a crawl must bring to count as healthy.
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
    more: MoreRows | None = None
    list_pages: int = 200
    aliases: tuple[str, ...] = ()
    kind: str = "news"
    local: bool = False
    file_calls: tuple[tuple[str, str], ...] = ()
    unverified: tuple[str, ...] = ()
    expects: Expectations = Expectations()

    @property
    def hosts(self) -> tuple[str, ...]:
        """Every host that is declared, each with and without `www.`, in alphabetical order."""
        declared = (*self.feeds, *self.sitemaps, *self.lists, self.search, self.article)
        return _list_hosts((self.domain, *self.aliases), declared)

    def find_number(self, address: str) -> str | None:
        """Find the article number in an address."""
        parts = self._find_parts(address)
        return parts["number"] if parts else None

    def find_address(self, address: str) -> str | None:
        """Find the one address of the article that an address leads to: mobile, AMP, print."""
        parts = self._find_parts(address)
        return self.article.format(**parts) if parts else None

    def make_address(self, number: str) -> str:
        """Give the one address of an article where that takes no more than its number."""
        return self.article.format(number=number)

    def _find_parts(self, address: str) -> dict[str, str] | None:
        """Find what tells an article in an address: its number and the other named groups.

        Members of a family have the same addresses on hosts of their own, and link to each other.
        """
        host = find_host(address)
        found = re.search(self.number, address) if host is None or host in self.hosts else None
        return {"number": found[1], **found.groupdict()} if found else None


def find_host(address: str) -> str | None:
    """Find the host of an address; None for one without and for one that is none."""
    try:
        return urlsplit(address).hostname
    except ValueError:  # `http://[` and the like
        return None


def selectors_of(declared: Selectors) -> tuple[str, ...]:
    """Give the selectors of a field as a tuple, the best first."""
    return (declared,) if isinstance(declared, str) else declared


@cache
def _list_hosts(domains: tuple[str, ...], declared: tuple[str, ...]) -> tuple[str, ...]:
    named = {host for address in declared if (host := urlsplit(address).hostname)}
    bare = {host.removeprefix("www.") for host in {*domains, *named}}
    return tuple(sorted({*bare, *(f"www.{host}" for host in bare)}))
