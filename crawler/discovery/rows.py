"""The rows of list pages, in markup or as JSON."""

import json
import re
from collections.abc import Iterable
from typing import Any

from crawler.discovery.sources import Found
from crawler.markup import decode_text, join_address, parse_html
from crawler.page import Page
from crawler.parsing.tree import Index
from crawler.publishers.base import ListLayout, MoreRows, Publisher, selectors_of
from crawler.times import parse_row_time


def parse_list(page: Page, publisher: Publisher) -> tuple[Found, ...]:
    """Parse the rows of a list page, in page order, each article once.

    `page.fetched` is when it was served, since rows leave the year out. The first list layout
    that finds rows is taken; links outside of rows (most read, latest) are not looked at.
    """
    index = Index(parse_html(page.body))
    for layout in publisher.list_layouts:
        for selector in selectors_of(layout.rows):
            rows = (
                _parse_row(Index(row), page, publisher, layout) for row in index.select(selector)
            )
            if found := _drop_repeats(rows):
                return found
    return ()


def parse_more(page: Page, publisher: Publisher) -> tuple[Found, ...]:
    """Parse the rows of an answer in JSON, in order, each article once; nothing for a refusal."""
    keys, rows = publisher.more, _find_rows(page, publisher)
    if keys is None or rows is None:
        return ()
    parsed = (_parse_keys(row, page, publisher, keys) for row in rows if isinstance(row, dict))
    return _drop_repeats(parsed)


def is_answer(page: Page, publisher: Publisher) -> bool:
    """Tell whether the button for more rows answered, be it with none, and did not refuse."""
    return _find_rows(page, publisher) is not None


def _find_rows(page: Page, publisher: Publisher) -> list[Any] | None:
    try:
        answer = json.loads(decode_text(page.body))
    except (ValueError, RecursionError):
        return None
    rows = answer.get(publisher.more.rows) if publisher.more and isinstance(answer, dict) else None
    return rows if isinstance(rows, list) else None


def _drop_repeats(rows: Iterable[Found | None]) -> tuple[Found, ...]:
    """Keep the first row of each article."""
    found: dict[str, Found] = {}
    for row in rows:
        if row:
            found.setdefault(row.address, row)
    return tuple(found.values())


def find_total(page: Page, publisher: Publisher) -> str:
    """Find how many rows a list has in all; empty where the page does not tell."""
    if publisher.more is None:
        return ""
    found = re.search(publisher.more.total, decode_text(page.body))
    return found[1].replace(",", "") if found else ""


def _parse_row(row: Index, page: Page, publisher: Publisher, layout: ListLayout) -> Found | None:
    """Parse a row: its first link to an article and its time; None without such a link."""
    links = (text for _, texts in row.find(layout.links) for text in texts)
    found = (publisher.find_address(join_address(page.address, link)) for link in links)
    address = next((each for each in found if each), None)
    if address is None:
        return None
    # The shortest first: a cell of nothing but a date goes before a title that names one.
    dates = (sorted(texts, key=len) for _, texts in row.find(layout.dates))
    times = (parse_row_time(text, now=page.fetched) for texts in dates for text in texts)
    return Found(address=address, published=next((time for time in times if time), None))


def _parse_keys(
    row: dict[str, Any], page: Page, publisher: Publisher, keys: MoreRows
) -> Found | None:
    """Parse a row of JSON; None without a number."""
    number = str(row.get(keys.number) or "")
    if not number.isalnum():
        return None
    day, clock = (
        next((str(row[name]) for name in names if row.get(name)), "")
        for names in (keys.days, keys.clocks)
    )
    published = parse_row_time(f"{day} {clock}", now=page.fetched)
    return Found(address=publisher.make_address(number), published=published)
