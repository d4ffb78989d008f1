"""What is asked of a crawl."""

from dataclasses import dataclass
from datetime import date, datetime

from corpus.times import korean_day
from crawler.errors import CrawlWishError
from crawler.publishers.base import Publisher


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a crawl is to bring: days are Korean and inclusive, None and empty mean no bound.

    `limit` counts the article pages that are asked for, `query` goes to the outlet's own search.
    `profile` names the query profile that articles must fit. With `addresses` these articles are
    asked for, and no feed or list; `again` asks for them where they are stored already too.
    """

    since: date | None = None
    until: date | None = None
    limit: int | None = None
    query: str = ""
    profile: str = ""
    addresses: tuple[str, ...] = ()
    again: bool = False

    def may_cover(self, *, published: datetime | None, modified: datetime | None) -> bool:
        """Tell whether a source leaves it open that an article is wanted.

        What was last changed before `since` was published before it too.
        """
        is_past = self.since and modified and korean_day(modified) < self.since
        return self.covers(published) and not is_past

    def covers(self, published: datetime | None) -> bool:
        """Tell whether an article of this time is wanted; one without a time always is."""
        if published is None:
            return True
        day = korean_day(published)
        return (self.since or day) <= day <= (self.until or day)


def parse_wish(  # noqa: PLR0913  these are the arguments of a spider
    *,
    since: str = "",
    until: str = "",
    limit: str = "",
    query: str = "",
    profile: str = "",
    addresses: str = "",
    again: str = "",
) -> Wish:
    """Read a wish as it stands on a command line; empty texts are no wish.

    `addresses` are parted by white space; any `again` is a yes.

    Raises:
        CrawlWishError: A day is not YYYY-MM-DD, or the limit no number above zero.
    """
    try:
        days = [date.fromisoformat(text) if text else None for text in (since, until)]
    except ValueError:
        raise CrawlWishError(
            f"since={since!r} until={until!r} hold no day. Write days as 2026-11-20"
        ) from None
    if limit and (not limit.isdecimal() or int(limit) == 0):
        raise CrawlWishError(f"limit={limit!r} is no count. Give a whole number above zero")
    return Wish(
        since=days[0],
        until=days[1],
        limit=int(limit) if limit else None,
        query=query,
        profile=profile,
        addresses=tuple(addresses.split()),
        again=bool(again),
    )


def check_wish(wish: Wish, publisher: Publisher) -> None:
    """Check that a publisher can do what is asked.

    Raises:
        CrawlWishError: There is a query, and the outlet declares no search; or an address is not
            that of an article of it.
    """
    if wish.query and not publisher.search:
        raise CrawlWishError(f"Publisher {publisher.key!r} declares no search. Leave the query out")
    strange = [each for each in wish.addresses if not publisher.find_address(each)]
    if strange:
        raise CrawlWishError(
            f"{strange[0]!r} is no address of an article of {publisher.key!r}. "
            "Copy it from the article's page"
        )
