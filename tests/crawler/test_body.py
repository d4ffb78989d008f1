import pytest

from crawler.body import is_furniture, read_captions, read_paragraphs, split_byline
from crawler.markup import parse_html
from crawler.publishers.base import Layout

LAYOUT = Layout(title="h1", body="#body", subtitle=".sub", byline=".by", remove=(".ad", "#body"))


def read(inner: str) -> tuple[str, ...]:
    root = parse_html(f'<div id="body">{inner}</div>'.encode())
    return read_paragraphs(root.css("#body")[0], LAYOUT)


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


def test_text_around_comments_and_inline_elements_stays():
    assert read("<p>총회<!-- 광고 -->가 <b>2일</b> 열<i>렸</i>다.</p>") == ("총회가 2일 열렸다.",)


def test_text_after_a_dropped_element_stays():
    assert read('<p>총회가 <span class="ad">광고</span>열렸다.</p>') == ("총회가 열렸다.",)


def test_scripts_figures_and_other_fields_are_left_out():
    inner = (
        '<div class="sub">부제</div><script>var x;</script><p>총회가 열렸다.</p>'
        '<figure><figcaption>사진</figcaption></figure><span class="by">나루 기자</span>'
    )
    assert read(inner) == ("총회가 열렸다.",)


@pytest.mark.parametrize(
    "line",
    [
        "저작권자 © 가온산업일보 무단전재 및 재배포 금지",
        "저작권자 © 머니앤로 무단전재 및 재배포, AI학습 및 활용 금지",
        "<저작권자ⓒ가온일보사. 무단전재-재배포 금지>",
        "이 기사를 공유합니다",
        "글자크기 설정",
        "기사의 본문 내용은 이 글자크기로 변경됩니다.",
        "Tweet",
        "다른기사 보기",
    ],
)
def test_furniture_lines_are_known(line):
    assert is_furniture(line)
    assert read(f"<p>총회가 열렸다.</p><p>{line}</p>") == ("총회가 열렸다.",)


def test_a_sentence_about_copyright_is_no_furniture():
    assert not is_furniture("저작권자 단체는 AI 학습을 금지하라고 요구했다.")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("나루 기자 naru@gaon.example", "나루 기자"),
        ("도하윤기자 hy@gaon.example", "도하윤기자"),
        ("부산=선수민 기자 sm@gaon.example", "선수민 기자"),
        ("naru@gaon.example", None),
    ],
)
def test_a_last_line_of_nothing_but_the_reporter_is_split_off(line, name):
    assert split_byline(("총회가 열렸다.", line)) == (("총회가 열렸다.",), name)


def test_a_last_sentence_about_a_reporter_stays():
    body = ("총회가 열렸다.", "사회는 나루 기자가 맡았다.")
    assert split_byline(body) == (body, None)


def test_captions_once_each():
    root = parse_html("<figcaption>총회</figcaption><figcaption> 총회 </figcaption>".encode())
    assert read_captions(root, "figcaption") == ("총회",)
