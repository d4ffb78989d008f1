import pytest

from crawler.markup import parse_html
from crawler.parsing.body import read_captions, read_captions_beside, read_paragraphs
from crawler.parsing.tree import Index
from crawler.publishers.base import Layout

LAYOUT = Layout(body="#body", subtitle=".sub", byline=".by", remove=(".promo", "#body"))


def find_container(inner: str) -> Index:
    page = f'<main><div id="body">{inner}</div></main>'
    return Index(parse_html(page.encode()).get_element_by_id("body"))


def read(inner: str) -> tuple[str, ...]:
    return read_paragraphs(find_container(inner), LAYOUT)


def test_paragraph_elements():
    assert read("<p>총회가 열렸다.</p>\n <p>40곳이\n 왔다.</p>") == (
        "총회가 열렸다.",
        "40곳이 왔다.",
    )


def test_double_line_breaks_end_paragraphs():
    assert read("총회가<br><br />열렸다<br>\n<br>40곳이 왔다.") == (
        "총회가",
        "열렸다",
        "40곳이 왔다.",
    )


def test_a_single_break_inside_a_sentence_is_a_wrap():
    assert read("미니클러스터 총회가<br>2일 열렸다.") == ("미니클러스터 총회가 2일 열렸다.",)


def test_a_single_break_after_a_sentence_or_before_a_bullet_ends_a_paragraph():
    assert read("총회가 열렸다.<br>40곳이 왔다.<br>일정<br>▲ 2일 총회<br>▲ 3일 워크숍") == (
        "총회가 열렸다.",
        "40곳이 왔다.",
        "일정",
        "▲ 2일 총회",
        "▲ 3일 워크숍",
    )


def test_text_around_inline_elements_stays():
    assert read("<p>총회가 <b>2일</b> 열<i>렸</i>다.</p>") == ("총회가 2일 열렸다.",)


def test_text_after_a_dropped_element_stays():
    assert read('<p>총회가 <span class="promo">할인</span>열렸다.</p>') == ("총회가 열렸다.",)


def test_figures_hidden_text_and_other_fields_are_left_out():
    inner = (
        '<div class="sub">부제</div><p>총회가 열렸다.</p><p style="display: none">숨긴 글</p>'
        '<figure><figcaption>사진</figcaption></figure><span class="by">나루 기자</span>'
    )
    assert read(inner) == ("총회가 열렸다.",)


@pytest.mark.parametrize(
    "names",
    [
        "article-relation",
        "ad_box",
        "sns_share",
        "articleCopyright",
        "hashtag",
        "newsletter",
        "blind",
    ],
)
def test_what_its_class_calls_a_widget_is_left_out(names):
    assert read(f'<p>총회가 열렸다.</p><div class="{names}">눌러 보세요</div>') == (
        "총회가 열렸다.",
    )


@pytest.mark.parametrize("names", ["headline", "advance", "shaded", "lead", "txt_admin"])
def test_words_that_only_look_like_a_widget_stay(names):
    assert len(read(f'<p>총회가 열렸다.</p><div class="{names}">40곳이 왔다.</div>')) == 2


def test_a_widget_name_does_not_cost_the_article():
    assert read('<div class="ad-body"><p>총회가 열렸다.</p></div>') == ("총회가 열렸다.",)


def test_a_block_of_links_is_left_out_and_a_link_in_a_sentence_stays():
    inner = (
        '<p>총회가 <a href="/1">밀양</a>에서 열렸다.</p>'
        '<ul><li><a href="/2">회장에 하누리</a></li><li><a href="/3">예산 9억</a></li></ul>'
        '<p><b>▲ <a href="/4">골프채 76% 할인</a></b></p>'
    )
    assert read(inner) == ("총회가 밀양에서 열렸다.",)


@pytest.mark.parametrize(
    "box",
    [
        "<figure><img><figcaption>총회 <button>확대</button></figcaption></figure>",
        '<div class="photoBox"><img><span>총회</span></div>',
        "<table><tr><td><img></td></tr><tr><td>총회</td></tr></table>",
        '<p class="img_desc">총회</p>',
    ],
)
def test_captions_are_taken_out_of_the_body(box):
    container = find_container(f"{box}<p>40곳이 왔다.</p>")
    assert read_captions(container, LAYOUT) == ("총회",)
    assert read_paragraphs(container, LAYOUT) == ("40곳이 왔다.",)


def test_captions_once_each():
    container = find_container("<figcaption>총회</figcaption><figcaption> 총회 </figcaption>")
    assert read_captions(container, LAYOUT) == ("총회",)


def test_captions_beside_the_body_but_no_teasers():
    page = (
        '<main><div id="imgbox"><img><div>▲ 총회에 모인 회원들</div></div>'
        '<div class="thumb"><a href="/2"><img>다른 기사</a></div><div id="body">글</div></main>'
    )
    container = parse_html(page.encode()).get_element_by_id("body")
    assert read_captions_beside(container) == ("▲ 총회에 모인 회원들",)
