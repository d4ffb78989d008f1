import csv
import io
import json
from datetime import datetime
from urllib.parse import quote, urlencode

import pytest
from lxml import etree, html

from corpus.times import KST
from outputs.exports import export_formats

FIRST = datetime(2026, 9, 7, 9, tzinfo=KST)
LAST = datetime(2026, 11, 12, 9, tzinfo=KST)
BODY = "한국산업단지공단(이하 산단공)은 가람 미니클러스터의 회원사 수가 300개사라고 밝혔다."


@pytest.fixture
def stored(writer, fact):
    figure = fact["figure"]("300개사", 300, unit="개사", measure="회원사")
    names = (
        fact["mention"]("ORG", "한국산업단지공단"),
        fact["mention"]("ORG", "산단공", "한국산업단지공단"),
    )
    writer.save("gaon-1", "첫 <b>기사</b>", BODY, published=FIRST, read=(figure, *names))
    quoted = fact["quote"]("내년에는 더 늘린다", "한국산업단지공단")
    body = '산단공은 "내년에는 더 늘린다"고 했다.'
    read = (quoted, fact["mention"]("ORG", "산단공", "한국산업단지공단"))
    writer.save("gaon-2", "둘째 기사", body, published=LAST, publisher="haneul", read=read)
    return writer


def find(visitor, **asked):
    answer = visitor.get(f"/search?{urlencode(asked)}")
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def told(page, path):
    return [" ".join(found.text_content().split()) for found in page.cssselect(path)]


def test_a_fact_is_shown_with_its_words_marked_in_its_sentence(visitor, stored):
    page = find(visitor, q="회원사")
    assert told(page, ".hits h2") == ["회원사는 300개사다."]
    assert told(page, ".hits blockquote") == [BODY]
    assert told(page, "blockquote .stated") == ["300개사"]
    assert told(page, "blockquote mark") == ["회원사"]
    links = [link.get("href") for link in page.cssselect(".hits a")]
    assert f"/documents/gaon-1#f{len('첫 <b>기사</b>') + 1 + BODY.index('300')}" in links
    assert any(link.startswith("/facts/") for link in links)


def test_the_link_of_a_fact_leads_to_its_words_in_the_document(visitor, stored):
    link = find(visitor, q="회원사").cssselect(".hits a[href^='/documents/']")[0].get("href")
    address, _, anchor = link.partition("#")
    (place,) = html.fromstring(visitor.get(address).text).cssselect(f"#{anchor}")
    assert place.text_content() == "300개사"


def test_facets_lead_to_narrower_searches(visitor, stored):
    page = find(visitor)
    (link,) = [a for a in page.cssselect(".facet a") if a.text == "수치"]
    narrow = html.fromstring(visitor.get(link.get("href")).text)
    assert told(narrow, ".hits .badge")[0] == "수치"
    assert len(narrow.cssselect(".hits .card")) == 1
    assert told(narrow, ".chip")[0].startswith("유형: 수치")


def test_documents_are_the_other_tab(visitor, stored):
    page = find(visitor, q="산단공", tab="documents")
    assert set(told(page, ".hits h2")) == {"첫 <b>기사</b>", "둘째 기사"}
    assert told(page, ".tabs [aria-current]") == ["문서"]


def test_bars_count_by_month_with_their_table_and_downloads(visitor, stored):
    page = find(visitor)
    assert len(page.cssselect(".bars rect")) == 3
    assert told(page, "aside td.number") == ["1", "1"]
    table = visitor.get("/search/histogram.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [(row["period"], row["count"]) for row in rows] == [
        ("2026-09", "1"),
        ("2026-10", "0"),
        ("2026-11", "1"),
    ]
    assert rows[1]["until"] == "2026-10-31"
    picture = visitor.get("/search/histogram.svg?q=%3Cb%3E")
    assert etree.fromstring(picture.content).tag.endswith("svg")


def test_other_names_are_told_and_can_be_switched_off(visitor, stored):
    page = find(visitor, q="산단공", tab="documents")
    assert any("함께 찾은 이름: 산단공 → 한국산업단지공단" in line for line in told(page, ".quiet"))
    page = find(visitor, q="산단공", tab="documents", expand="no")
    assert any("적은 이름으로만 찾았습니다" in line for line in told(page, ".quiet"))


def test_pages_go_on_by_cursor_and_show_each_fact_once(visitor, writer, fact):
    text = " ".join(f"{n}개사가 있다." for n in range(100, 125))
    read = [fact["figure"](f"{n}개사", n, unit="개사", measure="회원사") for n in range(100, 125)]
    writer.save("gaon-1", "기사", text, published=LAST, read=read)
    first = find(visitor)
    second = html.fromstring(visitor.get(first.cssselect("#more")[0].get("href")).text)
    shown = [link.get("href") for page in (first, second) for link in page.cssselect(".said a")]
    assert len(shown) == len(set(shown)) == 25
    assert second.cssselect("#more") == []


def test_every_format_is_linked_and_gives_the_result(visitor, stored):
    page = find(visitor, q="회원사", type="figure", status="unreviewed")
    links = [link.get("href") for link in page.cssselect("a[download]")]
    assert len(links) == len(export_formats())
    (link,) = [link for link in links if "format=csv" in link]
    rows = list(csv.DictReader(io.StringIO(visitor.get(link).content.decode("utf-8-sig"))))
    assert len(rows) == 1
    documents = find(visitor, q="회원사", tab="documents").cssselect("a[download]")
    assert all(visitor.get(link.get("href")).status_code == 200 for link in documents)


def read_file(visitor, page, form="jsonl"):
    (link,) = page.cssselect(f"a[download][href*='format={form}']")
    return [json.loads(line) for line in visitor.get(link.get("href")).text.splitlines()]


def test_the_file_holds_what_the_page_shows(visitor, stored):
    wide, narrow = (find(visitor, q="한국산업단지공단", expand=word) for word in ("", "no"))
    assert (len(read_file(visitor, wide)), len(read_file(visitor, narrow))) == (2, 1)
    documents = find(visitor, q="한국산업단지공단", tab="documents", expand="no")
    assert [row["id"] for row in read_file(visitor, documents)] == ["gaon-1"]


@pytest.mark.parametrize("sort", ["newest", "oldest", "relevance", ""])
def test_the_file_has_the_order_of_the_page(visitor, stored, sort):
    page = find(visitor, q="산단공", tab="documents", sort=sort)
    shown = [link.get("href").partition("#")[0] for link in page.cssselect(".hits h2 a")]
    rows = read_file(visitor, page)
    assert len(rows) == 2
    assert [f"/documents/{row['id']}" for row in rows] == shown


def test_the_feed_has_the_filters_of_the_page(visitor, stored):
    (link,) = find(visitor, type="quote").cssselect("a[href^='/feeds/']")
    feed = etree.fromstring(visitor.get(link.get("href")).content)
    assert len(feed.findall("{*}entry")) == 1
    assert visitor.get("/feeds/search.atom?type=nope").status_code == 422


def test_zero_hits_say_what_was_searched_and_what_there_is(visitor, stored):
    page = find(visitor, q="두루미 무엇", type="figure")
    (said,) = told(page, ".hits")
    assert "맞는 것이 없습니다" in said
    assert "찾은 말: 두루미" in said
    assert "읽은 문서 2건 (전체 2건)" in said
    assert "매체 2곳" in said
    assert "2026-09-14 ~ 2026-11-08" in said


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"entity": "없는곳"}, "자료에 없는 이름입니다: 없는곳"),
        ({"publisher": "nope"}, "자료에 없는 매체입니다: nope"),
        ({"type": "<b>"}, "이런 값은 없습니다: <b>"),
        ({"kind": "x"}, "이런 값은 없습니다: x"),
        ({"since": "어제"}, "이런 값은 없습니다: 어제"),
        ({"since": "2026-02-01", "until": "2026-01-01"}, "끝날이 첫날보다 앞섭니다"),
        ({"cursor": "zzzz"}, "이어 볼 자리가 이 찾기의 것이 아닙니다"),
        ({"cursor": "x" * 9_000}, "이어 볼 자리가 이 찾기의 것이 아닙니다"),
    ],
)
def test_what_cannot_be_meant_so_is_said(visitor, stored, asked, said):
    page = find(visitor, **asked)
    assert said in "".join(told(page, "[role=alert]"))
    assert page.cssselect(".hits") == []


def test_a_near_publisher_is_offered_with_a_way_back(visitor, stored):
    page = find(visitor, publisher="nope", q="회원사")
    links = [link.get("href") for link in page.cssselect("[role=alert] a")]
    assert "/search?q=" + quote("회원사") + "&publisher=gaon" in links
    assert "/search?q=" + quote("회원사") in links


@pytest.mark.parametrize(
    "words",
    ['"><script>alert(1)</script>', "\x00\x07산단공\x00", "가" * 1_500, "'%_*((", "ㅅ" * 400],
)
def test_hostile_words_give_an_ordinary_page(visitor, stored, words):
    for tab in ("facts", "documents"):
        answer = visitor.get("/search", params={"q": words, "tab": tab})
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text
    assert visitor.get("/suggestions", params={"q": words}).status_code == 200


def test_a_comparison_that_was_not_read_is_told(stored, visitor):
    page = find(visitor, q="회원사 > 많이")
    assert told(page, ".warn") == [
        "비교로 읽지 못했습니다: 회원사 > 많이 (이렇게 씁니다: 회원사 > 300, 증감률 < -2%)"
    ]
    assert told(find(visitor, q="회원사 > 200"), ".warn") == []


def test_a_query_that_is_too_long_says_so(visitor, stored):
    page = find(visitor, q="산단공 " * 300)
    assert "찾을 말이 너무 길어 뒤를 뺐습니다." in told(page, ".warn")


def test_the_first_page_shows_the_box_the_coverage_and_what_is_new(visitor, stored):
    page = html.fromstring(visitor.get("/").text)
    assert page.cssselect("form[role=search] input[name=q]")
    assert "읽은 문서 2건 (전체 2건), 매체 2곳" in " ".join(told(page, ".quiet"))
    assert len(page.cssselect(".card.fact")) == 2


def test_an_empty_base_is_told(visitor):
    assert "miclu demo" in visitor.get("/").text
    assert "맞는 것이 없습니다" in visitor.get("/search").text
    assert "miclu crawl" in visitor.get("/about").text


def test_names_are_suggested_by_their_beginning_and_by_first_consonants(visitor, stored):
    for typed in ("산단", "ㅅㄷㄱ", "회원사 산단"):
        page = html.fromstring(visitor.get("/suggestions", params={"q": typed}).text)
        (link,) = page.cssselect("a")
        assert "한국산업단지공단 (산단공)" in " ".join(link.text_content().split())
        narrow = html.fromstring(visitor.get(link.get("href")).text)
        assert told(narrow, ".chip")[0].startswith("이름: 한국산업단지공단")
    assert visitor.get("/suggestions?q=없음").text.strip() == ""
