"""중소벤처기업부 (www.mss.go.kr), the ministry of small firms and start-ups: press releases."""

from crawler.publishers.base import Expectations, Layout, ListLayout, Publisher

_BOARD = "https://www.mss.go.kr/site/smba/ex/bbs"

PUBLISHER = Publisher(
    key="mss",
    name="중소벤처기업부",
    domain="www.mss.go.kr",
    number=(r"(?:/View\.do\?(?:[^#]*&)?cbIdx=86&(?:[^#]*&)?bcIdx=|doBbsFView\('86',\s*')(\d+)\b"),
    article=f"{_BOARD}/View.do?cbIdx=86&bcIdx={{number}}",
    layouts=(
        Layout(
            title=(".board_view .subject", ".view_title"),
            body=(".board_view .txt_area", ".view_contents", ".board_view .content"),
            published=(".board_view .info li", ".view_info"),
            attachments='a[href*="/common/board/Download.do"]',
        ),
    ),
    list_layouts=(
        ListLayout(
            rows="table tbody tr",
            links=("a::attr(href)", "a::attr(onclick)", "::attr(onclick)"),
            dates="td",
        ),
    ),
    lists=(f"{_BOARD}/List.do?cbIdx=86&pageIndex={{page}}",),
    kind="press_release",
    expects=Expectations(articles=10, fill=(("published", 0.95), ("attachments", 0.5))),
    unverified=("layouts",),
)
