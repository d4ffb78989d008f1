import json

from crawler.parsing.reading import Heads, read_body
from crawler.parsing.tree import Tree
from crawler.publishers.base import Layout

SENTENCES = (
    "밀양 나노 미니클러스터가 2일 정기총회를 열고 새 회장을 뽑았다.",
    "회원사 40곳이 참석했으며 예산은 9억원으로 의결됐다고 사무국은 밝혔다.",
    "하누리 회장은 “공동 시험실을 짓겠다”고 말했다.",
)
TEXT = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def read(markup: str, *, body: str | tuple[str, ...] = (), data: dict | None = None):
    page = f"<html><body>{markup}</body></html>".encode()
    heads = Heads(title="총회 열려", subtitle="")
    return read_body(page, Tree(page), Layout(body=body), data=data or {}, heads=heads)


def test_what_the_layout_points_at_even_if_it_is_short():
    body = read(f'<div id=x>총회다.</div><div id="articleBody">{TEXT}</div>', body="#x")
    assert (body.rule, body.edges.body) == ("#x", ("총회다.",))


def test_an_element_of_a_common_name_where_the_declared_one_is_gone():
    body = read(f'<div id="articleBody">{TEXT}</div>', body="#gone")
    assert (body.rule, body.edges.body) == ("common #articleBody", SENTENCES)


def test_the_densest_element_where_the_common_name_holds_a_teaser():
    teaser = f"<div class=text_area>{SENTENCES[1] * 2}</div>"
    body = read(f"{teaser}<div><section>{TEXT * 4}</section></div>")
    assert body.rule == "densest"


def test_a_text_that_stands_only_in_a_script():
    data = json.dumps({"article": {"content": TEXT}})
    script = f'<script id="__NEXT_DATA__" type="application/json">{data}</script>'
    body = read(f"<div id=root><div class=article_view></div></div>{script}")
    assert (body.rule, body.edges.body) == ("script", SENTENCES)


def test_a_text_that_stands_only_in_linked_data():
    body = read("<div id=root></div>", data={"articleBody": "\n".join(SENTENCES)})
    assert (body.rule, body.edges.body) == ("json-ld articleBody", SENTENCES)


def test_bold_lines_and_captions_are_told_apart():
    inner = (
        f"<strong>회원사 40곳</strong><br><figure><img><figcaption>사진</figcaption></figure>{TEXT}"
    )
    body = read(f'<div id="articleBody">{inner}</div>')
    assert body.edges.body == SENTENCES
    assert body.captions == ("사진",)
    assert body.subtitles == ("회원사 40곳",)


def test_the_title_is_not_read_twice():
    assert read(f'<div id="articleBody"><p>총회 열려</p>{TEXT}</div>').edges.body == SENTENCES


def test_a_page_without_an_article():
    assert read("<ul><li><a href='/1'>회장에 하누리</a></li></ul>") is None


def test_trafilatura_is_asked_last():
    words = "".join(f"<label><i>{sentence}</i></label>" for sentence in SENTENCES * 4)
    body = read(f"<main><article><h1>총회</h1>{words}</article></main>")
    assert body is None or body.rule == "trafilatura"
