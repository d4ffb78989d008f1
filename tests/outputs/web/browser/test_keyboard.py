"""What a keyboard reaches, and that it is seen where it is."""

import pytest
from playwright.sync_api import expect

# The name of a field, the words of all else.
FOCUSED = """() => {
  const element = document.activeElement;
  return element.matches('input, select, textarea') ? element.name : element.textContent;
}"""
# The button inside a field for days has an outline of the browser's own, out of our sight.
DRAWN = """() => {
  const element = document.activeElement;
  if (element.type === 'date' && !element.matches(':focus-visible')) return true;
  const style = getComputedStyle(element);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
}"""


def walk(page, most=60):
    """Press Tab as often as that, and give what was in focus; stops where it begins anew."""
    found = []
    for _ in range(most):
        page.keyboard.press("Tab")
        told = page.evaluate(FOCUSED).strip()
        if told and told in found[:1]:
            break
        found.append(told)
    return found


def test_the_first_stop_leads_past_the_menu(new_tab):
    tab = new_tab()
    tab.open("/search?q=미니클러스터")
    page = tab.page
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="본문으로 건너뛰기")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "place"), [("", "/search?q=회원사"), ("nari", "/review")])
def test_what_is_in_focus_is_seen(new_tab, name, place, scheme):
    tab = new_tab(name, color_scheme=scheme)
    tab.open(place)
    for _ in range(25):
        tab.page.keyboard.press("Tab")
        seen = tab.page.evaluate(DRAWN)
        assert seen, tab.page.evaluate("() => document.activeElement.outerHTML.slice(0, 200)")


def test_tab_reaches_what_a_search_is_made_of(new_tab):
    tab = new_tab()
    tab.open("/search?q=총회&type=event")
    found = walk(tab.page, most=90)
    places = [
        next(at for at, told in enumerate(found) if words in told)
        for words in ("찾기", "q", "거르기와 차례", "문서", "유형: 활동", "CSV", "XLSX")
    ]
    assert places == sorted(places), found


def test_tab_reaches_what_a_review_is_made_of(new_tab):
    tab = new_tab("nari")
    tab.open("/review?type=position")
    found = walk(tab.page)
    places = [
        next(at for at, told in enumerate(found) if words in told)
        for words in (
            "type",
            "거르기",
            "확인 a",
            "넘기기 j",
            "이름 합치기 m",
            "고치기 e",
            "버리기 x",
        )
    ]
    assert places == sorted(places), found


def test_a_search_is_typed_and_sent_without_a_mouse(new_tab):
    tab = new_tab()
    tab.open("/")
    page = tab.page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("업무협약")
    page.keyboard.press("Enter")
    expect(page.locator("article.fact").first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("업무협약")
