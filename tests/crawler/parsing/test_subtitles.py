import pytest

from crawler.markup import parse_html
from crawler.parsing.subtitles import drop_subtitle, find_subtitle, take_leading
from crawler.parsing.tree import Index, Tree, text_of
from crawler.publishers.base import Layout


def make_container(inner: str):
    return parse_html(f"<div id=body>{inner}</div>".encode()).get_element_by_id("body")


def test_lines_are_joined():
    tree = Tree("<h2 class=sub>하나<br>둘<br/> <b>셋</b></h2>".encode())
    assert find_subtitle(tree, Layout(body=(), subtitle=".sub"), "제목") == (
        ".sub",
        "하나 / 둘 / 셋",
    )


def test_common_names_are_known():
    tree = Tree("<h2 class=subheading>회원사 40곳</h2>".encode())
    assert find_subtitle(tree, Layout(body=()), "제목") == (".subheading", "회원사 40곳")


def test_the_headline_is_no_subtitle_and_neither_is_an_article():
    tree = Tree(f"<h2 class=sub_tit>제목</h2><p class=subtitle>{'글 ' * 200}</p>".encode())
    assert find_subtitle(tree, Layout(body=()), "제목") is None


@pytest.mark.parametrize(
    ("inner", "lines"),
    [
        ("<strong>회원사 40곳</strong><br><br>총회가 열렸다.", ("회원사 40곳",)),
        ("<p><b>하나<br>둘</b></p><p>총회가 열렸다.</p>", ("하나 / 둘",)),
        ("<br/><h3>하나</h3><h3>둘</h3>총회가 열렸다.", ("하나", "둘")),
        ('<p class="news-subtit">하나</p><p>총회가 열렸다.</p>', ("하나",)),
        ("<strong>총회가 열렸다.</strong><br>40곳이 왔다.", ()),
        ("<b>총회</b>가 열렸다.", ()),
        ("총회가 <b>어제</b> 열렸다.", ()),
        ("<p>총회가 열렸다.</p>", ()),
    ],
)
def test_bold_lines_before_the_text(inner, lines):
    container = make_container(inner)
    assert take_leading(container) == lines
    assert text_of(container).strip().startswith("총회")


def test_the_found_subtitle_is_taken_out_of_the_body():
    container = make_container(
        '<div class="mid_title">하나<br>둘</div>글<p class="sub_tit">소제목</p>'
    )
    drop_subtitle(Index(container), "하나 / 둘")
    assert text_of(container) == "글소제목"
