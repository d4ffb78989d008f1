"""산업통상부 (www.motir.go.kr), the ministry of industry: press releases."""

from crawler.publishers.base import Expectations, Layout, ListLayout, Publisher

_BOARD = "https://www.motir.go.kr/kor/article/ATCL3f49a5a8c"

PUBLISHER = Publisher(
    key="motir",
    name="산업통상부",
    domain="www.motir.go.kr",
    number=r"/kor/article/ATCL3f49a5a8c/(\d+)/view",
    article=f"{_BOARD}/{{number}}/view",
    layouts=(
        Layout(
            title=(".view_top h4", ".board_view .title"),
            body=(".view_cont", ".board_view .content"),
            published=(".view_top .info li", ".board_view .info"),
            attachments='a[href*="/attach/down/"]',
            remove=(".file_list",),
        ),
    ),
    list_layouts=(ListLayout(rows="table tbody tr", dates="td"),),
    lists=(f"{_BOARD}?pageIndex={{page}}",),
    search=f"{_BOARD}?pageIndex={{page}}&searchCondition=1&searchKeyword={{query}}",
    aliases=("www.motie.go.kr",),
    file_calls=((r"location\.href='(/[^']+)'", "https://www.motir.go.kr{0}"),),
    kind="press_release",
    expects=Expectations(articles=10, fill=(("published", 0.95), ("attachments", 0.5))),
    unverified=("layouts",),
)
