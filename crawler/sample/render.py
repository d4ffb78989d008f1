"""The pages of the sample outlet, made from templates."""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from corpus.times import KST
from crawler.publishers.gaon import PUBLISHER
from crawler.sample.outlet import Outlet, Shown

SITE = f"http://{PUBLISHER.domain}"
# Linked, but gone: answers 404.
GONE = 9999
# Linked, but closed to crawlers by robots.txt.
CLOSED = f"{SITE}/paid/view.php?no=7"


def make_address(number: int) -> str:
    """Give the address of an article."""
    return PUBLISHER.make_address(str(number))


def make_old_address(number: int) -> str:
    """Give the address of an article from before the site was rebuilt; it redirects."""
    return f"{SITE}/news/view.php?no={number}"


def render_article(shown: Shown, outlet: Outlet) -> bytes:
    """Render an article page in its skin and its encoding."""
    others = [other for other in outlet.shown if other.article.number != shown.article.number]
    template = f"article_{shown.article.skin.lower()}.html"
    page = _render(template, outlet, shown=shown, article=shown.article, others=others[:5])
    return page.encode(shown.article.encoding, errors="xmlcharrefreplace")


def render_list(rows: Sequence[Shown], outlet: Outlet, *, total: int) -> bytes:
    """Render one page of a list that has `total` rows altogether."""
    page = _render("list.html", outlet, rows=rows, total=total, others=outlet.shown[:5], gone=GONE)
    return page.encode()


def render_more(rows: Sequence[Shown]) -> bytes:
    """Render rows as the button for more of them gets them."""
    found = [
        {
            "idxno": str(row.article.number),
            "title": row.article.title,
            "pub_date": _format_time(row.article.published, "%Y-%m-%d"),
            "viewTime": _format_time(row.article.published, "%H:%M"),
        }
        for row in rows
    ]
    return json.dumps({"result": "success", "data": found}).encode()


def render_feed(outlet: Outlet) -> bytes:
    """Render the feed: the 50 newest articles, times without a zone."""
    return _render("feed.xml", outlet, shown=outlet.shown[:50], closed=CLOSED).encode()


def render_sitemap(outlet: Outlet) -> bytes:
    """Render the sitemap, with the day of the last change."""
    return _render("sitemap.xml", outlet, shown=outlet.shown).encode()


def render_robots() -> bytes:
    """Render robots.txt."""
    return _environment().get_template("robots.txt").render(site=SITE).encode()


def _render(template: str, outlet: Outlet, **values: object) -> str:
    return _environment().get_template(template).render(outlet=outlet, **values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("crawler.sample"), autoescape=True, undefined=StrictUndefined
    )
    environment.filters |= {"kst": _format_time, "row": _format_row}
    environment.globals |= {
        "site": SITE,
        "outlet_name": PUBLISHER.name,
        "make_address": make_address,
        "make_old_address": make_old_address,
    }
    return environment


def _format_time(time: datetime, form: str = "%Y.%m.%d %H:%M") -> str:
    return time.astimezone(KST).strftime(form)


def _format_row(time: datetime, now: datetime) -> str:
    """Write the time of a list row: without the year where it is this year."""
    return _format_time(time, "%m-%d %H:%M" if time.year == now.year else "%Y.%m.%d %H:%M")
