"""What an analyst has typed stays, whatever the server answers and whatever is pressed."""

import pytest
from playwright.sync_api import expect

# Before the answer, and again when the next card is there but not yet bound.
PRESS_MANY = """() => {
  const press = () => document.dispatchEvent(new KeyboardEvent('keydown', {key: 'a'}));
  document.addEventListener('htmx:afterSwap', () => { press(); window.swapped = true; });
  for (let count = 0; count < 5; count++) press();
}"""


@pytest.fixture
def tab(new_tab, own_server):
    return new_tab("nari")


def key_of(page):
    return page.locator("#card input[name=key]").first.input_value()


def correct(tab, words):
    """Type a correction, and give its field."""
    tab.open("/review?type=quote")
    tab.page.keyboard.press("e")
    field = tab.page.get_by_label("화자")
    field.fill(words)
    return field


@pytest.mark.parametrize("status", [403, 413, 500, 502, 503])
def test_an_error_answer_leaves_the_page_as_it_is(tab, log, status):
    field = correct(tab, "가람지기")
    page = tab.page
    key = key_of(page)
    body = f"<!doctype html><title>{status}</title><h1>Bad gateway</h1>"
    page.route("**/review/decide", lambda route: route.fulfill(status=status, body=body), times=1)
    with tab.forgiving():
        page.keyboard.press("Control+Enter")
        expect(page.locator("#notice")).to_contain_text(f"({status})")
    expect(page.locator("#notice")).to_contain_text("입력한 내용은 그대로 있습니다")
    expect(field).to_have_value("가람지기")
    expect(page.get_by_text("Bad gateway")).to_have_count(0)
    assert (key_of(page), log()) == (key, [])
    page.keyboard.press("Control+Enter")
    expect(page.locator(f"#card input[value='{key}']")).to_have_count(0)
    assert [(row.statement, row.decision) for row in log()] == [(key, "corrected")]


def test_a_correction_is_dropped_only_after_a_question(tab, log):
    field = correct(tab, "가람지기")
    page = tab.page
    key = key_of(page)
    asked = []

    def answer(dialog):
        asked.append(dialog.message)
        dialog.accept() if len(asked) > 2 else dialog.dismiss()

    page.on("dialog", answer)
    page.locator(".waiting li a").nth(3).click()
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    expect(field).to_have_value("가람지기")
    assert (key_of(page), log()) == (key, [])
    page.keyboard.press("j")
    expect(page.locator(f"#card input[value='{key}']")).to_have_count(0)
    assert (asked, log()) == (["고치던 내용을 버리고 갑니까?"] * 3, [])


def test_what_was_not_touched_is_left_without_a_question(tab, log):
    tab.open("/review?type=figure")
    page = tab.page
    asked = []
    page.on("dialog", lambda dialog: asked.append(dialog.message) or dialog.accept())
    for _ in range(3):
        page.keyboard.press("e")
        page.keyboard.press("Escape")
        key = key_of(page)
        page.keyboard.press("j")
        expect(page.locator(f"#card input[value='{key}']")).to_have_count(0)
    page.goto(f"{tab.address}/review")
    assert asked == []


def test_a_page_with_a_correction_is_not_left_without_a_question(tab, log):
    correct(tab, "가람지기")
    page = tab.page
    asked = []
    page.on("dialog", lambda dialog: asked.append(dialog.type) or dialog.accept())
    page.get_by_role("link", name="검토 기록").first.click()
    page.wait_for_url("**/review/log")
    assert asked == ["beforeunload"]


def test_keys_before_the_next_card_decide_nothing_and_say_so(tab, log):
    tab.open("/review?type=relation")
    page = tab.page
    answers = []

    def note(answer):
        if "/review" in answer.url:
            answers.append((answer.request.method, answer.status))

    page.on("response", note)
    page.evaluate(PRESS_MANY)
    expect(page.locator("#notice")).to_contain_text("다음 사실이 나오기 전에 누른 글쇠")
    page.wait_for_function("() => window.swapped")
    tab.settle()
    assert answers == [("POST", 200)]
    assert len(log()) == 1
