from crawler.parsing.linked import find_article_data, find_authors, find_site_names


def find(*scripts: str) -> dict:
    return find_article_data([("application/ld+json", script) for script in scripts])


def test_a_broken_script_does_not_cost_the_next():
    assert find('{"@type": "Person",', '{"@type": "NewsArticle", "headline": "총회"}') == {
        "@type": "NewsArticle",
        "headline": "총회",
    }


def test_no_break_spaces_idle_commas_and_comment_marks_are_repaired():
    script = '//<![CDATA[\n{\xa0"@type":\xa0"NewsArticle",}\n//]]>'
    assert find(script) == {"@type": "NewsArticle"}


def test_markup_swallowed_by_an_unclosed_script_is_dropped():
    assert find('{"@type": "NewsArticle"} </head><body><p>{</p>') == {"@type": "NewsArticle"}


def test_an_article_broken_by_a_bare_quotation_mark_keeps_its_plain_fields():
    script = (
        '{"@type": "NewsArticle", "headline": ""총회" 열려", "datePublished": "2026-11-02T09:00",'
        '"author": [{"@type": "Person", "name": "나루"}]}'
    )
    found = find(script)
    assert found["datePublished"] == "2026-11-02T09:00"
    assert find_authors(found) == ("나루",)


def test_article_inside_a_graph():
    assert find('{"@graph": [{"@type": "WebPage"}, {"@type": ["Thing", "Article"]}]}')["@type"]


def test_other_things_and_other_scripts_are_no_article():
    assert find('{"@type": "Organization"}', "[1, null]", '"text"') == {}
    assert find_article_data([("", '{"@type": "NewsArticle"}')]) == {}


def test_nesting_beyond_reason_is_no_article():
    assert find("[" * 100_000) == {}


def test_authors_come_in_many_forms():
    people = [{"name": "나루"}, "가람", {"name": " "}, None, {"name": ["다솔", "라온"]}]
    assert find_authors({"author": people}) == ("나루", "가람", "다솔", "라온")
    assert find_authors({"author": "나루"}) == ("나루",)
    assert find_authors({}) == ()


def test_the_outlet_is_the_publisher():
    assert find_site_names({"publisher": {"name": "가온산업일보"}}) == ("가온산업일보",)
    assert find_site_names({}) == ()


def test_an_author_that_is_no_person_is_the_outlet():
    authors = [
        {"@type": "Person", "name": "나루"},
        {"@type": "NewsMediaOrganization", "name": "가온"},
    ]
    assert find_site_names({"author": authors}) == ("가온",)
