"""The ND-soft (엔디소프트) family: about a hundred industry, economy and regional outlets.

All members share addresses, feeds, list pages and a few generations of page markup ("skins").
Articles carry a number `idxno` of the outlet's own. Feeds give times without a zone, in Korean
time. AMP and print addresses hold the same number and so fall together with the plain one.
"""

from urllib.parse import urlsplit

from crawler.publishers.base import Layout, ListLayout, Publisher

# Widgets that stand inside the body container on some member, whatever the skin.
_WIDGETS = (
    ".ad-template",
    ".view-copyright",
    ".article-copyright",
    ".view-editors",
    ".article-writer",
    ".support-box",
    ".article-relation",
    ".emoji-for",
    ".twitter-share-button",
    ".fontsize-container",
    ".helper-tool-group",
    ".article-sns-group",
    ".reveal",
    '[id^="tem-type-"]',
)
_BODY = ("#article-view-content-div", "#articleBody")
_SECTION = (
    'meta[property="article:section"]::attr(content)',
    ".shoulder-group .section-name",
    ".article-head-nav a[href*=sc_section_code]",
)

# The 2018 skin: subtitle, copyright and reporter stand inside the body container.
SKIN_C = Layout(
    title=".article-head-title",
    body=_BODY,
    published=".info-text li:has(.fa-clock-o)",
    byline=(".info-text li:has(.fa-user-o)", ".view-editors .names"),
    section=_SECTION,
    subtitle=".article-head-sub",
    tags=".tag-group a",
    remove=_WIDGETS,
)
# The newest skin ("atlview"): nothing but text and figures in the body container.
SKIN_E = Layout(
    title=".article-view-header .heading",
    body=_BODY,
    published=".info-group .breadcrumbs li",
    byline=(".info-group .info-name", ".article-writer-name"),
    section=_SECTION,
    subtitle=".article-view-header .subheading",
    tags=".tag-group a",
    remove=_WIDGETS,
)
# From the newest to the 2018 list; a row template and side boxes stand beside the rows.
LIST_LAYOUTS = (
    ListLayout(
        rows=("#section-list li:not(#sample):not(.blind)", "div.list-block"),
        dates=(".altlist-info-item", "span.byline em", "em.dated", ".list-dated"),
    ),
)


def make_member(*, key: str, name: str, site: str, unverified: tuple[str, ...] = ()) -> Publisher:
    """Build a member of the family from what sets it apart.

    `site` is the start of its addresses, with scheme and `www`, without a slash at the end.
    """
    rows = f"{site}/news/articleList.html?page={{page}}&sc_sdate={{since}}&sc_edate={{until}}"
    return Publisher(
        key=key,
        name=name,
        domain=urlsplit(site).netloc,
        number=r"/news/article(?:View|ViewAmp|Print)\.html\?(?:[^#]*&)?idxno=(\d{1,11})\b",
        article=f"{site}/news/articleView.html?idxno={{number}}",
        layouts=(SKIN_C, SKIN_E),
        list_layouts=LIST_LAYOUTS,
        feeds=(f"{site}/rss/allArticle.xml",),
        lists=(f"{rows}&view_type=sm",),
        search=f"{rows}&sc_area=A&view_type=sm&sc_word={{query}}",
        unverified=unverified,
    )
