from datetime import datetime
from html.parser import HTMLParser

import pytest

from corpus.times import KST
from outputs.digest.content import make_digest
from outputs.digest.formats import digest_formats, render_digest
from outputs.digest.week import Week

WEEK = Week(2026, 46)
NAMES = {"gaon": "가온산업일보"}
MONDAY = datetime(2026, 11, 9, 9, tzinfo=KST)
HOSTILE = "<script>alert('1')</script> & \"산단\" <img src=x onerror=alert(1)>"


class Page(HTMLParser):
    """Gathers the tags, the addresses and the words of a page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.links, self.words = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.links += [value for name, value in attributes if name in ("href", "src")]

    def handle_data(self, data):
        self.words.append(data)


def render(store):
    return render_digest(make_digest(store, WEEK, publishers=NAMES), "html")


@pytest.fixture
def hostile(writer, fact):
    return writer.save(
        "gaon-1",
        HOSTILE,
        f"{HOSTILE} 120여명이 왔다.",
        published=MONDAY,
        address="javascript:alert(1)",
        read=(fact["figure"]("120여명", 120), fact["mention"]("ORG", HOSTILE)),
    )


def test_formats_are_found_by_scanning():
    assert {"html", "md"} <= set(digest_formats())


def test_markup_in_titles_names_and_sentences_is_plain_words(store, hostile):
    page = Page(render(store))
    assert not {"script", "img"} & {tag for tag, _ in page.tags}
    assert "".join(page.words).count("<script>alert('1')</script>") >= 3


def test_an_address_that_is_none_of_the_web_is_no_link(store, hostile):
    assert all(link.startswith("#") for link in Page(render(store)).links)


def test_the_page_asks_for_nothing_from_anywhere(store, writer, fact):
    read = (fact["figure"]("120여명", 120), fact["mention"]("ORG", "산단공"))
    writer.save("gaon-1", "제목", "산단공에 120여명이 왔다.", published=MONDAY, read=read)
    rendered = render(store)
    page = Page(rendered)
    asking = {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    assert not asking & {tag for tag, _ in page.tags}
    assert "@import" not in rendered
    assert "url(" not in rendered
    policies = [attributes.get("http-equiv") for tag, attributes in page.tags if tag == "meta"]
    assert "Content-Security-Policy" in policies


def test_every_line_has_its_words_marked_and_its_article_linked(store, writer, fact):
    document = writer.save(
        "gaon-1",
        "설명회에 120여명",
        "설명회에 120여명이 왔다.",
        published=MONDAY,
        read=(fact["figure"]("120여명이", 120, measure="참석자"),),
    )
    page = Page(render(store))
    assert ("mark", {}) in page.tags
    assert page.links.count(document.address) == 2  # the line and the list of documents
    assert "".join(page.words).count("설명회에 120여명이 왔다.") == 1


def test_the_page_is_korean_and_has_one_main_heading(store):
    page = Page(render(store))
    assert page.tags[0] == ("html", {"lang": "ko"})
    assert [tag for tag, _ in page.tags].count("h1") == 1


def test_an_empty_week_says_so(store):
    assert "이 주에 발행된 문서와 이 주에 예정된 활동이 없습니다." in render(store)
