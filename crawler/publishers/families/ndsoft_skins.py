"""How ND-soft pages carry an article: the five generations of skins, the oldest first.

All but the first two put the text into `#article-view-content-div`; what stands inside it beside
the text, and where the other fields are, sets them apart.
"""

from crawler.publishers.base import Layout

# Widgets that stand inside the body container on some member, whatever the skin.
_WIDGETS = (
    ".ad-template",
    ".view-copyright",
    ".article-copyright",
    ".view-editors",
    ".article-writer",
    "article.writer",
    ".support-box",
    ".article-relation",
    ".emoji-for",
    ".twitter-share-button",
    ".fontsize-container",
    ".helper-tool-group",
    ".article-sns-group",
    ".article-tts",
    ".reveal",
    '[id^="tem-type-"]',
)
_BODY = ("#article-view-content-div", "#articleBody")
_SECTION = (
    'meta[property="article:section"]::attr(content)',
    ".shoulder-group .section-name",
    ".article-head-nav a[href*=sc_section_code]",
)

# Tables, up to about 2013. Reporter and time share a line: `2012년 03월 05일 (월) 나루 기자`.
SKIN_A = Layout(
    title=(".View_Title", "td.view_t"),
    body=("#articleBody", "#CmAdContent"),
    published=".View_Info",
    byline=".View_Info",
    subtitle=(".View_SubTitle", ".view_st"),
    captions=("figcaption", "#font_imgdown_caption", "td[id^=font_imgdown]"),
    remove=(".view_copyright", "#Relation_News", *_WIDGETS),
)
# The classes `arl_…`, about 2013 to 2017.
SKIN_B = Layout(
    title=".arl_view_title",
    body="#arl_view_content",
    published=".arl_view_date",
    byline=".arl_view_writer",
    subtitle=".arl_view_subtitle",
    tags=".arl_view_tags_box a",
    remove=(".arl_view_copyright", ".arl_view_relation", ".arl_view_tags_box", *_WIDGETS),
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
    title=".atlview .article-view-header .heading",
    body=_BODY,
    published=".info-group .breadcrumbs li",
    byline=(".info-group .info-name", ".article-writer-name"),
    section=_SECTION,
    subtitle=".article-view-header .subheading",
    tags=".tag-group a",
    remove=_WIDGETS,
)
# The 2020 skin. It shares names with the newest, which is therefore tried before it.
SKIN_D = Layout(
    title=(".article-view-header .heading", "h3.heading", "h1.heading"),
    body=_BODY,
    published=("ul.infomation li", ".article-info-label li", ".info-group li"),
    byline=(
        "ul.infomation li:has(.icon-user-o)",
        "article.writer strong.name",
        ".writer .name",
        ".article-info-label .name",
    ),
    section=_SECTION,
    subtitle="h2.subheading",
    tags=".tag-group a",
    remove=_WIDGETS,
)
LAYOUTS = (SKIN_A, SKIN_B, SKIN_C, SKIN_E, SKIN_D)
