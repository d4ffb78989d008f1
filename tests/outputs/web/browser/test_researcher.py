"""Somebody who reads: finds, opens, compares, takes away, shares. Nobody is logged in."""

from io import BytesIO
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

CLUSTER = "구미 반도체소재 미니클러스터"
OTHER = "창원 방산부품 미니클러스터"


@pytest.fixture
def tab(new_tab):
    return new_tab()


@pytest.fixture
def page(tab):
    tab.open("/")
    return tab.page


def type_words(page, words):
    """Type into the box as people do, which brings the suggestions."""
    page.get_by_role("searchbox").press_sequentially(words)


def count_hits(page):
    told = page.get_by_role("region", name="찾은 것").get_by_text("모두").first.inner_text()
    return int("".join(sign for sign in told if sign.isdigit()))


def test_a_name_typed_by_its_first_consonants_is_chosen_by_keyboard(page):
    page.get_by_role("searchbox").focus()
    type_words(page, "ㄱㅁ ㅂㄷㅊ")
    suggestion = page.locator("#suggested").get_by_role("link", name=CLUSTER)
    expect(suggestion).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(suggestion).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("list", name="거르는 조건")).to_contain_text(f"이름: {CLUSTER}")
    assert count_hits(page) > 10


def test_suggestions_close_with_escape_and_leave_the_words(page):
    type_words(page, "미니")
    expect(page.locator("#suggested").get_by_role("link").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#suggested").get_by_role("link")).to_have_count(0)
    expect(page.get_by_role("searchbox")).to_have_value("미니")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_a_facet_narrows_to_what_it_counted(page):
    type_words(page, "미니클러스터")
    page.keyboard.press("Enter")
    facet = page.get_by_role("complementary").get_by_role("listitem").filter(has_text="직위")
    counted = int(facet.locator("span").inner_text())
    facet.get_by_role("link").click()
    expect(page.get_by_role("list", name="거르는 조건")).to_contain_text("유형: 직위")
    assert count_hits(page) == counted > 0
    shown = page.locator("article.fact .badges")
    assert all(words.startswith("직위") for words in shown.all_inner_texts())


def test_more_hits_are_added_below_without_a_new_page(page):
    type_words(page, "회원사")
    page.keyboard.press("Enter")
    facts = page.locator("article.fact")
    expect(facts).to_have_count(20)
    page.get_by_role("link", name="더 보기").click()
    expect(facts.nth(20)).to_be_visible()
    links = page.locator("article.fact h2 a")
    addresses = [link.get_attribute("href") for link in links.all()]
    assert len(set(addresses)) == len(addresses)


def test_the_sentence_of_a_fact_is_marked_in_its_document(tab):
    tab.open(f"/search?q=회원사 97개사&entity={CLUSTER}")
    page = tab.page
    card = page.locator("article.fact").filter(has_text="97개사").first
    expect(card.locator("blockquote mark").first).to_be_visible()
    card.get_by_role("heading").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("97")
    section = page.locator("section.card").first
    section.get_by_role("link").first.click()
    marked = page.locator(".mark:target")
    expect(marked).to_contain_text("97개사")
    expect(marked).to_be_in_viewport()
    assert "#f" in page.url


def test_layers_of_a_document_can_be_switched(tab):
    tab.open("/search?tab=documents&q=한국산업단지공단")
    page = tab.page
    page.locator("article h2 a").first.click()
    mark = page.locator(".mark.ORG:not(.figure)").first
    shown = "element => getComputedStyle(element).backgroundColor"
    before = mark.evaluate(shown)
    page.get_by_label("기관").uncheck()
    assert mark.evaluate(shown) != before
    page.get_by_label("기관").check()
    assert mark.evaluate(shown) == before


def test_the_page_of_an_entity_brings_all_its_parts(tab):
    tab.open(f"/entities/{CLUSTER}")
    page = tab.page
    for part in ("카드", "직위", "수치", "활동", "발언", "관계", "문서"):
        expect(page.get_by_role("heading", name=part, exact=True)).to_be_visible()
    expect(page.locator("[hx-get]:not(.part):has(h2 a)")).to_have_count(0)
    expect(page.locator(".chart canvas").first).to_be_visible()
    expect(page.locator("#posts")).to_contain_text("탁선규")


def test_a_chart_is_taken_away_as_picture_and_table(tab):
    tab.open(f"/entities/{CLUSTER}/figures?measure=회원사")
    page = tab.page
    figure = page.locator("figure.series").filter(has=page.locator("canvas")).first
    with page.expect_download() as caught:
        figure.get_by_role("button", name="그림 (SVG)").click()
    assert caught.value.path().read_text("utf-8").startswith("<svg")
    with page.expect_download() as caught:
        figure.get_by_role("button", name="그림 (PNG)").click()
    assert caught.value.path().read_bytes().startswith(b"\x89PNG")
    with page.expect_download() as caught:
        figure.get_by_role("link", name="자료 (CSV)").click()
    assert "회원사" in caught.value.path().read_text("utf-8-sig")


def test_two_clusters_are_compared(tab):
    tab.open(f"/entities/{CLUSTER}")
    page = tab.page
    page.get_by_role("navigation", name="이 쪽의 부분").get_by_role("link", name="나란히").click()
    expect(page.get_by_label("왼쪽")).to_have_value(CLUSTER)
    tab.settle()
    page.get_by_label("오른쪽").press_sequentially(OTHER[:5])
    expect(page.locator(f"#right-names option[value='{OTHER}']")).to_be_attached()
    page.get_by_label("오른쪽").fill(OTHER)
    page.get_by_role("button", name="두 곳 견주기").click()
    heads = page.get_by_role("table", name="건수").get_by_role("columnheader").all_inner_texts()
    assert heads == ["갈래", CLUSTER, OTHER]


def test_two_years_of_a_cluster_are_compared(tab):
    tab.open("/compare")
    page = tab.page
    page.get_by_label("한 곳").fill("가람 소재 미니클러스터")
    page.get_by_label("해", exact=True).fill("2024")
    page.get_by_label("다른 해").fill("2025")
    page.get_by_role("button", name="두 해 견주기").click()
    row = page.get_by_role("table", name="수치").get_by_role("row").filter(has_text="회원사")
    expect(row).to_contain_text("180개사")
    expect(row).to_contain_text("210개사")
    expect(row).to_contain_text("+16.7%")


def test_the_result_is_exported_as_a_workbook(tab):
    tab.open(f"/search?entity={CLUSTER}&type=figure")
    page = tab.page
    found = count_hits(page)
    stated = page.locator("article.fact blockquote").all_inner_texts()
    with page.expect_download() as caught:
        page.get_by_role("link", name="XLSX").click()
    assert caught.value.suggested_filename.endswith(".xlsx")
    workbook = load_workbook(BytesIO(caught.value.path().read_bytes()))
    assert workbook.sheetnames == ["수치"]
    head, *rows = workbook["수치"].iter_rows(values_only=True)
    assert len(rows) == found
    told = [dict(zip(head, row, strict=True)) for row in rows]
    assert {row["문장"] for row in told} >= set(stated)
    (members,) = [row for row in told if row["표기"] == "97개사"]
    assert (members["값"], members["단위"], members["대상"]) == (97, "개사", CLUSTER)


def test_a_shared_address_shows_the_same_to_somebody_else(tab, new_tab):
    tab.open("/")
    page = tab.page
    type_words(page, "회원사 > 90")
    page.keyboard.press("Enter")
    page.get_by_text("거르기와 차례").click()
    page.get_by_label("차례").select_option(label="큰 값부터")
    page.get_by_role("button", name="거르기").click()
    page.get_by_role("link", name="이 찾기의 주소").click()
    address = unquote(page.url.removeprefix(tab.address))
    assert "회원사" in address
    assert "sort=value" in address
    shown = page.locator("article.fact h2").all_inner_texts()
    other = new_tab()
    other.open(page.url.removeprefix(tab.address))
    assert other.page.locator("article.fact h2").all_inner_texts() == shown != []


def test_nothing_found_says_what_was_looked_for_and_where(page):
    type_words(page, "달나라 우주정거장")
    page.keyboard.press("Enter")
    section = page.get_by_role("region", name="찾은 것")
    expect(section.get_by_role("heading", name="맞는 것이 없습니다.")).to_be_visible()
    expect(section).to_contain_text("찾은 말: 달나라, 우주정거장")
    expect(section).to_contain_text("찾은 범위: 읽은 문서 29건")
    section.get_by_role("link", name="문서에서 찾기").click()
    assert "tab=documents" in page.url
    expect(page.get_by_role("searchbox")).to_have_value("달나라 우주정거장")


def test_the_archived_copy_is_shown_without_scripts(tab):
    tab.open("/documents/gaon-10268")
    page = tab.page
    page.get_by_role("link", name="보관본").click()
    frame = page.frame_locator("iframe.archived")
    expect(frame.locator("body")).to_contain_text("팹리스")
    assert frame.locator("script").count() == 0
    assert page.locator("iframe.archived").get_attribute("sandbox") == ""
