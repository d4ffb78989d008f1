"""연구개발특구진흥재단 (www.innopolis.or.kr), which runs the R&D zones: notices."""

from crawler.publishers.base import Layout, ListLayout, Publisher

_BOARD = "https://www.innopolis.or.kr/board"
# MENU00404 and MENU00319 are notices; the number of the press board nobody has seen.
_MENU = "menuId=MENU00404"

PUBLISHER = Publisher(
    key="innopolis",
    name="연구개발특구진흥재단",
    domain="www.innopolis.or.kr",
    number=r"(?:[?&]linkId=|fn_view\(['\"]?)(\d+)\b",
    article=f"{_BOARD}/view?{_MENU}&linkId={{number}}",
    layouts=(
        Layout(
            title=(".board_view .title", ".view_title"),
            body=(".board_view .content", ".view_cont"),
            published=(".board_view .info li", ".view_info"),
            attachments=('a[href*="/file/"]', 'a[href*="ownload"]'),
        ),
    ),
    list_layouts=(
        ListLayout(rows="table tbody tr", links=("a::attr(href)", "a::attr(onclick)"), dates="td"),
    ),
    lists=(f"{_BOARD}/list?{_MENU}&pageNum={{page}}&rowCnt=20",),
    kind="press_release",
    unverified=("lists", "number", "article", "layouts", "list_layouts"),
)
