"""The ND-soft (엔디소프트) family: about a hundred industry, economy and regional outlets.

All members share addresses, feeds, list pages and a few generations of page markup ("skins").
Articles carry a number `idxno` of the outlet's own. Feeds give times without a zone, in Korean
time. AMP and print addresses hold the same number and so fall together with the plain one.
"""

from urllib.parse import urljoin, urlsplit

from crawler.publishers.base import Expectations, ListLayout, MoreRows, Publisher
from crawler.publishers.families.ndsoft_skins import LAYOUTS

# From the newest list skin to that of 2016; a row template and side boxes stand beside the rows.
LIST_LAYOUTS = (
    ListLayout(
        rows=("#section-list li:not(#sample):not(.blind)", "div.list-block"),
        dates=(
            ".altlist-info-item",
            "span.byline em",
            "em.dated",
            "em.replace-date",
            ".list-dated",
        ),
    ),
    ListLayout(rows="#article-list tr", dates=(".ArtList_Date", "td:last-child")),
    # Whatever the rows are: the links in the list itself, without their times.
    ListLayout(rows=('#section-list a[href*="idxno="]', '#article-list a[href*="idxno="]')),
)
# The button for more rows of the newer skins.
_MORE = "/news/ajaxArticlePaging.php?page={page}&total={total}&list_per_page=20&page_per_page=10"
_TOTAL = (
    r"(?:[?&;\s'\"]total['\"\]]*\s*[=:]\s*['\"]?|altlist-count[^<]{0,9}[^\d]{0,40}<strong>)([\d,]+)"
)
# The feed of a member names its newest fifty articles, whatever their age.
_EXPECTS = Expectations(articles=20, fill=(("published", 0.95), ("byline", 0.5)))
_DECLARED = ("feeds", "lists", "search", "more", "layouts")


def make_member(  # noqa: PLR0913  what sets a member apart
    *,
    key: str,
    name: str,
    site: str,
    feeds: tuple[str, ...] = ("/rss/allArticle.xml",),
    aliases: tuple[str, ...] = (),
    seen: tuple[str, ...] = (),
) -> Publisher:
    """Build a member of the family from what sets it apart.

    `site` is the start of its addresses, with scheme and `www`, without a slash at the end;
    `feeds` are paths on it or whole addresses; `aliases` further hosts of its articles. `seen`
    names the declared fields that somebody saw on this outlet's own pages: the others are taken
    from the family, which `miclu doctor --publisher KEY` puts to the test.
    """
    rows = f"{site}/news/articleList.html?page={{page}}&sc_sdate={{since}}&sc_edate={{until}}"
    rows = f"{rows}&sc_order_by=E"
    return Publisher(
        key=key,
        name=name,
        domain=urlsplit(site).netloc,
        number=r"/news/article(?:View|ViewAmp|Print)\.html\?(?:[^#]*&)?idxno=([1-9]\d{0,10})\b",
        article=f"{site}/news/articleView.html?idxno={{number}}",
        layouts=LAYOUTS,
        list_layouts=LIST_LAYOUTS,
        feeds=tuple(urljoin(site, feed) for feed in feeds),
        lists=(f"{rows}&view_type=sm",),
        search=f"{rows}&sc_area=A&view_type=sm&sc_word={{query}}",
        more=MoreRows(
            address=f"{site}{_MORE}&view_type=sm&box_idxno=0&{{rest}}",
            total=_TOTAL,
            rows="data",
            number="idxno",
            days=("recognition_date", "approve_date", "pub_date", "viewDate"),
            clocks=("recognition_time", "viewTime"),
        ),
        aliases=aliases,
        expects=_EXPECTS,
        unverified=tuple(field for field in _DECLARED if field not in seen),
    )
