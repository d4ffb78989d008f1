"""정책브리핑 (www.korea.kr): press releases of all ministries; its feeds ended on 2026-07-01."""

from crawler.publishers.base import Expectations, Layout, ListLayout, Publisher

_LIST = "https://www.korea.kr/briefing/pressReleaseList.do"
_DAYS = "pageIndex={page}&startDate={since}&endDate={until}"

PUBLISHER = Publisher(
    key="korea_kr",
    name="정책브리핑",
    domain="www.korea.kr",
    number=r"/pressReleaseView\.do\?(?:[^#]*&)?newsId=(\d{9})\b",
    article="https://www.korea.kr/briefing/pressReleaseView.do?newsId={number}",
    layouts=(
        Layout(
            title=(".view_title h1", ".article_head h1"),
            body=(".view_cont", ".article_body"),
            published=(".article_head .info span", ".view_title .info"),
            attachments="div.filedown a",
            remove=(".filedown", ".copyright"),
        ),
    ),
    list_layouts=(ListLayout(rows="div.list_type ul li", dates=".source span"),),
    lists=(f"{_LIST}?{_DAYS}",),
    search=f"{_LIST}?{_DAYS}&srchWord={{query}}",
    aliases=("m.korea.kr",),
    kind="press_release",
    expects=Expectations(articles=10, fill=(("published", 0.95), ("attachments", 0.5))),
    unverified=("layouts", "search"),
)
