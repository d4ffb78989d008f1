"""한국산업단지공단 (www.kicox.or.kr), which runs the industrial complexes: notices and reports."""

from crawler.publishers.base import Layout, ListLayout, Publisher

_BOARD = "https://www.kicox.or.kr/user/bbs"
# 1016 notices, 1020 reports; which one holds press releases nobody has seen (1002, 1034 exist).
_CODE = "q_bbsCode=1016"
_ROWS = f"{_BOARD}/BD_selectBbsList.do?{_CODE}&q_currPage={{page}}&q_searchKeyTy=sj___1002"

PUBLISHER = Publisher(
    key="kicox",
    name="한국산업단지공단",
    domain="www.kicox.or.kr",
    number=r"(?:[?&]q_bbscttSn=|opView\(['\"])(\d+)\b",
    article=f"{_BOARD}/BD_selectBbs.do?{_CODE}&q_bbscttSn={{number}}",
    layouts=(
        Layout(
            title=(".view_title", "table.view thead th", ".bbs_view h4"),
            body=(".view_cont", ".bbs_content", ".board_view .content"),
            published=(".view_info li", ".bbs_view .info"),
            attachments='a[href*="ND_fileDownload.do"]',
        ),
    ),
    list_layouts=(
        ListLayout(rows="table tbody tr", links=("a::attr(href)", "a::attr(onclick)"), dates="td"),
    ),
    lists=(f"{_ROWS}&q_searchVal=",),
    search=f"{_ROWS}&q_searchVal={{query}}",
    kind="press_release",
    unverified=("lists", "number", "layouts"),
)
