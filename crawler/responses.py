"""From an answer of Scrapy to what becomes of its page: the same in a crawl and in a replay."""

from datetime import datetime

from scrapy.http import Response

from corpus.records import IRRELEVANT, Article, Rejected
from crawler.page import Page
from crawler.relevance import Profile
from crawler.wish import Wish


def make_page(response: Response, *, fetched: datetime) -> Page:
    """Make a page of an answer whose body is unpacked."""
    content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
    return Page(
        body=response.body, address=response.url, fetched=fetched, content_type=content_type
    )


def choose(
    outcome: Article | Rejected, *, wish: Wish, profile: Profile | None
) -> Article | Rejected | None:
    """Hold an article against what was asked: None where its day was not, a reject off topic."""
    if isinstance(outcome, Rejected):
        return outcome
    if not wish.covers(outcome.published):
        return None
    if profile and not profile.covers(outcome):
        return Rejected(address=outcome.address, reason=IRRELEVANT, detail=profile.version)
    return outcome
