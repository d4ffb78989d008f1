import pytest
from cssselect import SelectorError

from crawler.parsing.selectors import compile_selector
from crawler.parsing.tree import Index, Tree, text_of

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


@pytest.mark.parametrize(
    "selector",
    [
        "*",
        "div a",
        "body .tit",
        ".tit .tit",
        "#top.big",
        "h1#top",
        "a[href]",
        'a[href="/1"]',
        'a[href*="2"]',
        "[class^=ti]",
        '[itemprop="articleBody"] a',
        "div:has(.tit)",
        "body:has(.tit)",
        "h1, div",
        ".tit > a, .nothing",
        "a:not(.tit)",
        "div a:nth-child(2)",
        ".nothing > .tit",
        ".nothing:has(.tit)",
    ],
)
def test_tables_answer_as_a_search_of_the_tree_does(tree, selector):
    assert tree.select(selector) == compile_selector(selector)(tree.root)


def test_an_element_does_not_stand_inside_itself():
    tree = Tree(b'<ul><li class="row"><ul><li>x</li></ul></li></ul>')
    assert [each.text for each in tree.select(".row li")] == ["x"]


def test_a_word_that_is_no_selector_is_an_error(tree):
    with pytest.raises(SelectorError):
        tree.select("a[")


def test_an_index_of_a_part_knows_nothing_outside_it(tree):
    index = Index(tree.select("div")[0])
    assert (index.size, index.select("h1"), index.select("body a")) == (3, [], [])
    assert index.texts("a") == ["하나", "둘"]


def test_texts_and_attributes(tree):
    assert tree.texts("a") == ["하나", "둘"]
    assert tree.texts("a::attr(href)") == ["/1", "/2"]
    assert tree.texts("a::text") == ["하나", "둘"]
    assert tree.texts("::attr(href)") == ["/1", "/2"]
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
