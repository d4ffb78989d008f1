"""Somebody who reviews: decides by keyboard, and loses nothing on the way."""

import pytest
from playwright.sync_api import expect

from corpus.knowledge import get_statement


@pytest.fixture
def tab(new_tab, own_server):
    return new_tab("nari")


@pytest.fixture
def other(new_tab, own_server):
    return new_tab("solbi")


def key_of(page):
    return page.locator("#card input[name=key]").first.input_value()


def press(page, key):
    """Press a key that brings another card, and wait for it."""
    before = page.locator("#card").element_handle()
    page.keyboard.press(key)
    page.wait_for_function("card => !card.isConnected", arg=before)


def test_twenty_facts_are_cleared_by_keyboard_alone(tab, log):
    tab.open("/review?type=relation")
    page = tab.page
    decided = []
    for number in range(20):
        decided.append(key_of(page))
        if number % 4 == 3:
            page.keyboard.press("x")
            press(page, "2")
        else:
            press(page, "a")
    rows = log()
    assert [row.statement for row in rows] == decided
    assert len(set(decided)) == 20
    assert [row.decision for row in rows].count("rejected") == 5
    assert {row.reason for row in rows} == {"", "이름이나 값을 잘못 읽음"}
    assert {row.author for row in rows} == {"nari"}


def test_keys_walk_through_the_queue_and_back(tab, log):
    tab.open("/review?type=quote")
    page = tab.page
    first = key_of(page)
    press(page, "j")
    second = key_of(page)
    press(page, "k")
    assert key_of(page) == first != second
    assert log() == []


def test_help_with_keys_comes_and_goes_beside_the_card(tab, log):
    tab.open("/review?type=quote")
    page = tab.page
    keys = page.locator("#keys")
    expect(keys).to_be_hidden()
    page.keyboard.press("?")
    expect(keys.get_by_text("이름 합치기")).to_be_visible()
    expect(page.get_by_role("button", name="확인 a")).to_be_in_viewport()
    assert tab.find_barriers() == []
    page.keyboard.press("?")
    expect(keys).to_be_hidden()


def test_keys_work_with_the_hangul_layout_on(tab, log):
    tab.open("/review?type=quote")
    page = tab.page
    first = key_of(page)
    card = page.locator("#card").element_handle()
    page.evaluate(
        "() => document.dispatchEvent(new KeyboardEvent('keydown', {key: 'ㅁ', code: 'KeyA'}))"
    )
    page.wait_for_function("card => !card.isConnected", arg=card)
    (row,) = log()
    assert (row.statement, row.decision) == (first, "accepted")


def test_a_decision_is_undone_by_one_key(tab, log, own_server):
    tab.open("/review?type=quote")
    page = tab.page
    first = key_of(page)
    press(page, "a")
    press(page, "u")
    assert key_of(page) == first
    assert [row.decision for row in log()] == ["accepted", "undone"]
    with own_server.open_store() as store:
        assert get_statement(store, first).status == "unreviewed"


def test_a_fact_is_corrected_with_a_suggested_name_by_keyboard(tab, log, own_server):
    tab.open("/review?type=position")
    page = tab.page
    key = key_of(page)
    page.keyboard.press("e")
    expect(page.get_by_label("사람", exact=True)).to_be_focused()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.get_by_label("조직").evaluate("field => field === document.activeElement"):
            break
    page.keyboard.press("Control+A")
    page.keyboard.type("ㄱㅁㅅㄱㅎㅇㅅ")
    expect(page.locator("#names option")).to_have_attribute("value", "구미상공회의소")
    page.get_by_label("조직").fill("구미상공회의소")  # what the browser does for a chosen name
    press(page, "Control+Enter")
    (row,) = log()
    assert (row.statement, row.decision) == (key, "corrected")
    assert dict(row.fields) == {"organisation": "구미상공회의소"}
    with own_server.open_store() as store:
        assert get_statement(store, key).fact.organisation == "구미상공회의소"


def test_a_wrong_correction_is_told_where_it_is_and_keeps_the_words(tab, log):
    tab.open("/review?type=figure")
    page = tab.page
    page.keyboard.press("e")
    page.get_by_label("값").fill("삼백")
    press(page, "Control+Enter")
    expect(page.get_by_label("값")).to_be_focused()
    expect(page.get_by_label("값")).to_have_value("삼백")
    expect(page.get_by_text("수를 숫자로 쓰십시오.")).to_be_visible()
    assert log() == []


def test_a_rejection_may_have_a_reason_of_its_own(tab, log):
    tab.open("/review?type=quote")
    page = tab.page
    page.keyboard.press("x")
    page.keyboard.press("0")
    page.keyboard.type("속담을 옮긴 것")
    press(page, "Control+Enter")
    (row,) = log()
    assert (row.decision, row.reason) == ("rejected", "속담을 옮긴 것")


def test_two_analysts_on_one_fact_see_each_other_and_keep_their_words(tab, other, log):
    tab.open("/review?type=quote")
    key = key_of(tab.page)
    other.open(f"/review?fact={key}")
    tab.page.keyboard.press("e")
    tab.page.get_by_label("화자").fill("가람지기")
    other.page.keyboard.press("x")
    press(other.page, "1")
    press(tab.page, "Control+Enter")
    card = tab.page.locator("#card")
    expect(card.get_by_role("alert")).to_contain_text("그 사이 다른 판정이 저장되었습니다")
    expect(card).to_contain_text("solbi")
    expect(card).to_contain_text("문장에 없는 내용")
    expect(tab.page.get_by_label("화자")).to_have_value("가람지기")
    assert tab.find_barriers() == []
    assert [row.author for row in log()] == ["solbi"]
    tab.page.get_by_label("화자").focus()
    press(tab.page, "Control+Enter")
    assert [(row.author, row.decision) for row in log()] == [
        ("solbi", "rejected"),
        ("nari", "corrected"),
    ]


def test_the_words_of_a_correction_outlive_the_session(tab, log, served_home):
    tab.open("/review?type=quote")
    page = tab.page
    page.keyboard.press("e")
    page.get_by_label("화자").fill("가람지기")
    tab.context.clear_cookies()
    page.keyboard.press("Control+Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("입력한 내용은 그대로 있습니다")
    assert tab.find_barriers() == []
    dialog.get_by_label("이름").fill("nari")
    dialog.get_by_label("비밀번호").fill(served_home.PASSWORD)
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(page.get_by_label("화자")).to_have_value("가람지기")
    assert log() == []
    page.get_by_label("화자").focus()
    press(page, "Control+Enter")
    assert [(row.decision, row.fields["speaker"]) for row in log()] == [("corrected", "가람지기")]


def test_a_login_in_another_tab_asks_again_with_the_words(tab, log, served_home):
    tab.open("/review?type=quote")
    page = tab.page
    page.keyboard.press("e")
    page.get_by_label("화자").fill("가람지기")
    second = tab.context.new_page()
    second.goto(f"{tab.address}/login")
    second.get_by_label("이름").fill("nari")
    second.get_by_label("비밀번호").fill(served_home.PASSWORD)
    second.get_by_role("main").get_by_role("button", name="로그인").click()
    second.get_by_role("button", name="로그아웃").wait_for()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("이어서 하기: 고쳐 저장")
    expect(page.get_by_label("화자")).to_have_value("가람지기")
    assert tab.find_barriers() == []
    page.get_by_role("button", name="고쳐 저장", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("검토")
    assert [row.fields["speaker"] for row in log()] == ["가람지기"]


def test_a_dropped_connection_loses_nothing(tab, log):
    tab.open("/review?type=quote")
    page = tab.page
    key = key_of(page)
    page.keyboard.press("e")
    page.get_by_label("화자").fill("가람지기")
    with tab.offline():
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("status").last).to_contain_text("연결이 끊겼습니다")
        expect(page.get_by_label("화자")).to_have_value("가람지기")
    assert (key_of(page), log()) == (key, [])
    press(page, "Control+Enter")
    assert [(row.statement, row.decision) for row in log()] == [(key, "corrected")]


def test_a_decision_whose_answer_was_lost_is_sent_again_as_one(tab, log):
    tab.open("/review?type=quote")
    page = tab.page

    def lose(route):
        route.fetch()
        route.abort()

    page.route("**/review/decide", lose, times=1)
    with tab.forgiving():
        page.keyboard.press("a")
        expect(page.get_by_role("status").last).to_contain_text("연결이 끊겼습니다")
    press(page, "a")
    assert len(log()) == 1


def test_many_facts_are_accepted_after_a_preview(tab, log):
    tab.open("/review/bulk")
    page = tab.page
    page.get_by_label("종류").select_option(label="관계")
    page.get_by_role("button", name="거르기").click()
    button = page.get_by_role("button", name="모두 확인")
    shown = int("".join(sign for sign in button.inner_text() if sign.isdigit()))
    assert log() == []
    button.click()
    expect(page.get_by_role("status").first).to_contain_text(f"{shown}건을 판정했습니다")
    assert {row.type for row in log()} == {"relation"}
    assert len(log()) == shown > 20
