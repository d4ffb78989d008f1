"""How articles are found: feeds, sitemaps, lists and searches of an outlet, and Naver's search.

Each kind of source has a file of its own; what they read is bytes, there is no network here.
A source that is asked for later carries its state as plain JSON, so that a crawl which was killed
goes on where it stood.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from corpus.records import Rejected
from crawler.discovery.feeds import read_feed
from crawler.discovery.lists import ListState, make_list_source, read_list
from crawler.discovery.sitemaps import read_sitemap
from crawler.discovery.sources import Found, Harvest, Scope, Source
from crawler.page import Page

__all__ = ["Found", "Harvest", "Scope", "Source", "open_sources", "read_source"]

_READERS = {"feed": read_feed, "sitemap": read_sitemap, "list": read_list}
# A feed may take Korean time for UTC, which puts news nine hours ahead; a day is beyond that.
_AHEAD = timedelta(days=1)


def open_sources(scope: Scope) -> Iterator[Source]:
    """Yield where a crawl begins.

    For a query that is the outlet's own search. Else it is the feeds and sitemaps, and the lists
    or, where there is a profile and a search, a search for each of the profile's queries: it
    finds what fits all the way back, where lists name everything.
    """
    publisher, wish = scope.publisher, scope.wish
    if wish.addresses:
        return
    if not wish.query:
        yield from (Source(kind="feed", address=address) for address in publisher.feeds)
        yield from (Source(kind="sitemap", address=address) for address in publisher.sitemaps)
    queries = (wish.query,) if wish.query else scope.queries
    searches = [(publisher.search, query) for query in queries if publisher.search]
    for template, query in searches or [(template, "") for template in publisher.lists]:
        yield make_list_source(ListState(template=template, query=query), scope)


def read_source(source: Source, page: Page, scope: Scope) -> Harvest:
    """Read what a source says: articles, further sources, and what was wrong with it.

    `page.fetched` is the time of the outlet's own clock. An article with a date in the future is
    rejected, for no rule about dates could be kept with it.
    """
    harvest = _READERS[source.kind](page, source.state, scope)
    latest = page.fetched + _AHEAD
    late = [each for each in harvest.found if each.published and each.published > latest]
    if not late:
        return harvest
    rejects = tuple(
        Rejected(address=each.address, reason="future_date", detail=str(each.published))
        for each in late
    )
    found = tuple(each for each in harvest.found if each not in late)
    return replace(harvest, found=found, rejects=(*harvest.rejects, *rejects))
