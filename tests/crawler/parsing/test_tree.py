import pytest

from crawler.parsing.tree import Tree, text_of

PAGE = """<html><head><meta property="og:title" content=" 총회  열려 "><meta name="empty">
<script type="application/ld+json">{"a": 1}</script><style>.tit {}</style></head>
<body><h1 id="top" class="tit big">총회<!-- 광고 --> 열려</h1>
<div class="tit" itemprop="articleBody">
<a href="/1">하나</a><a href="/2">둘</a><script>var x;</script></div></body></html>"""


@pytest.fixture
def tree() -> Tree:
    return Tree(PAGE.encode())


@pytest.mark.parametrize(
    ("selector", "tags"),
    [
        ("#top", ["h1"]),
        (".tit", ["h1", "div"]),
        ("div.tit", ["div"]),
        ("h1", ["h1"]),
        ("[itemprop=articleBody]", ["div"]),
        (".tit.big", ["h1"]),
        (".tit > a", ["a", "a"]),
        (".tit a", ["a", "a"]),
        ("div:has(a)", ["div"]),
        ("#nothing", []),
        (".nothing", []),
        ("h1.nothing", []),
    ],
)
def test_simple_and_other_selectors(tree, selector, tags):
    assert [element.tag for element in tree.select(selector)] == tags


def test_texts_and_attributes(tree):
    assert tree.texts("a") == ["하나", "둘"]
    assert tree.texts("a::attr(href)") == ["/1", "/2"]
    assert tree.texts("a::text") == ["하나", "둘"]
    assert list(tree.find(("#nothing", "h1", ".tit"))) == [
        ("h1", ["총회 열려"]),
        (".tit", ["총회 열려", "하나둘"]),
    ]


def test_meta_tags_without_content_say_nothing(tree):
    assert list(tree.find_meta("empty", "OG:Title")) == [("meta OG:Title", ["총회 열려"])]


def test_scripts_stand_apart_and_are_no_text(tree):
    assert tree.scripts == [("application/ld+json", '{"a": 1}'), ("", "var x;")]
    assert "var" not in text_of(tree.root)
    assert ".tit" not in text_of(tree.root)


def test_depth_and_size(tree):
    assert tree.depth == 4
    assert tree.size == 9
    assert Tree(b"<b>" * 5000).depth > 1000
