import pytest

from crawler.parsing.selectors import Part, list_needs, split_chain, split_tail


@pytest.mark.parametrize(
    ("selector", "chain"),
    [
        ("#body", (Part(mark="#body"),)),
        (
            "ul.info li:has(.icon)",
            (Part(tag="ul", mark=".info"), Part(tag="li", inner=".icon")),
        ),
        ("[itemprop=name]", (Part(mark="@name"),)),
        ('meta[property="og:url"]', (Part(tag="meta", attribute="property", value="og:url"),)),
        ("td[id^=font]", (Part(tag="td", attribute="id", way="^", value="font"),)),
        ("ul > li", ()),
        ("a, b", ()),
        (".a.b", ()),
        ("li:not(.a)", ()),
        ("", ()),
    ],
)
def test_chains(selector, chain):
    assert split_chain(selector) == chain


@pytest.mark.parametrize(
    ("selector", "needs"),
    [
        ("#list > li:not(#sample).row", [{"#list", ".row"}]),
        ("a, .b", [set(), {".b"}]),
        ("ul.y:has(.x) + p", [{".y"}]),
        ("div:is(.a, .b)", [set()]),
        ("[data-cid]", [set()]),
    ],
)
def test_without_what_a_selector_finds_nothing(selector, needs):
    assert list(list_needs(selector)) == needs


@pytest.mark.parametrize(
    ("selector", "parts"),
    [
        ("a::attr(href)", ("a", "href")),
        ("::attr(onclick)", ("*", "onclick")),
        ("h1::text", ("h1", "")),
        ("h1", ("h1", "")),
    ],
)
def test_what_is_taken_of_an_element(selector, parts):
    assert split_tail(selector) == parts
