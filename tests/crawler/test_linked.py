from crawler.linked import find_article_data, find_authors
from crawler.markup import parse_html


def find(*scripts: str) -> dict:
    tags = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return find_article_data(parse_html(f"<head>{tags}</head>".encode()))


def test_a_broken_script_does_not_cost_the_next():
    assert find('{"@type": "Person",', '{"@type": "NewsArticle", "headline": "총회"}') == {
        "@type": "NewsArticle",
        "headline": "총회",
    }


def test_no_break_spaces_are_repaired():
    assert find('{\xa0"@type":\xa0"NewsArticle"}') == {"@type": "NewsArticle"}


def test_article_inside_a_graph():
    assert find('{"@graph": [{"@type": "WebPage"}, {"@type": ["Thing", "Article"]}]}')["@type"]


def test_other_things_are_no_article():
    assert find('{"@type": "Organization"}', "[1, null]", '"text"') == {}


def test_nesting_beyond_reason_is_no_article():
    assert find("[" * 100_000) == {}


def test_authors_come_in_many_forms():
    people = [{"name": "나루"}, "가람", {"name": " "}, None]
    assert find_authors({"author": people}) == ("나루", "가람")
    assert find_authors({"author": "나루"}) == ("나루",)
    assert find_authors({}) == ()
