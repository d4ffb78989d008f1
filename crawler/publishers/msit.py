"""과학기술정보통신부 (www.msit.go.kr), the ministry of science: press releases."""

from crawler.publishers.base import Expectations, Layout, ListLayout, Publisher

_BOARD = "https://www.msit.go.kr/bbs"
_MENU = "sCode=user&mPid=208&mId=307"

PUBLISHER = Publisher(
    key="msit",
    name="과학기술정보통신부",
    domain="www.msit.go.kr",
    number=r"(?:[?&]nttSeqNo=|fn_detail\(['\"]?)(\d+)\b",
    article=f"{_BOARD}/view.do?{_MENU}&nttSeqNo={{number}}",
    layouts=(
        Layout(
            title=(".view_head h2", ".board_view .title"),
            body=(".view_cont", ".board_view .cont"),
            published=(".view_head .info li", ".board_view .info"),
            attachments=("a[onclick*=fn_download]::attr(onclick)",),
        ),
    ),
    list_layouts=(
        ListLayout(
            rows="div.board_list div.toggle:not(.thead)",
            links=("a::attr(href)", "a::attr(onclick)"),
            dates=(".date", "div"),
        ),
    ),
    lists=(f"{_BOARD}/list.do?{_MENU}&pageIndex={{page}}",),
    file_calls=(
        (
            r"fn_download\(['\"]?(\d+)['\"]?,\s*['\"]?(\d+)",
            "https://www.msit.go.kr/ssm/file/fileDown.do?atchFileNo={0}&fileOrd={1}&fileBtn=A",
        ),
    ),
    kind="press_release",
    expects=Expectations(articles=10, fill=(("published", 0.95), ("attachments", 0.5))),
    unverified=("article", "layouts", "file_calls"),
)
