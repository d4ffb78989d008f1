"""Somebody who lets people in: adds users, whose work stands in the audit log."""

import pytest
from playwright.sync_api import expect

NEW_PASSWORD = "따뜻한-저녁-커피-3잔"


@pytest.fixture
def tab(new_tab, own_server):
    return new_tab("bada")


def test_a_user_who_was_added_logs_in_and_stands_in_the_log(tab, new_tab):
    page = tab.page
    tab.open("/users")
    form = page.locator("form[action='/users']")
    form.get_by_label("이름").fill("saebyeok")
    form.get_by_label("역할").select_option(label="분석가")
    form.get_by_label("비밀번호").fill(NEW_PASSWORD)
    form.get_by_role("button", name="추가").click()
    expect(page.get_by_role("row").filter(has_text="saebyeok")).to_be_visible()

    newcomer = new_tab().log_in("saebyeok", NEW_PASSWORD)
    menu = newcomer.page.get_by_role("navigation", name="주 메뉴")
    menu.get_by_role("link", name="검토").click()
    expect(newcomer.page.locator("#card")).to_be_visible()
    newcomer.settle()
    newcomer.page.keyboard.press("a")
    expect(newcomer.page.get_by_text("마지막 판정")).to_be_visible()
    expect(menu.get_by_role("link", name="사용자")).to_have_count(0)

    tab.open("/audit")
    rows = page.get_by_role("row").all_inner_texts()
    told = [row.split("\t")[1:4] for row in rows[1:4]]
    assert [(author, action.split()[-1]) for author, action, _ in told] == [
        ("saebyeok", "review.accepted"),
        ("saebyeok", "login"),
        ("bada", "user.add"),
    ]
    assert told[2][2] == "saebyeok"


def test_a_user_added_at_the_command_line_logs_in(new_tab, own_server, served_home):
    served_home.run_miclu(
        own_server.home, "user", "add", "gaon", "--role", "reader", "--password", NEW_PASSWORD
    )
    tab = new_tab().log_in("gaon", NEW_PASSWORD)
    menu = tab.page.get_by_role("navigation", name="주 메뉴")
    expect(menu.get_by_role("link", name="검토")).to_have_count(0)
    assert tab.open("/review").status == 403


def test_a_user_who_is_shut_out_loses_the_session_at_once(tab, new_tab):
    other = new_tab("solbi")
    other.open("/review")
    tab.open("/users")
    row = tab.page.get_by_role("row").filter(has_text="solbi")
    row.get_by_role("button", name="막기").click()
    expect(row.get_by_text("막음")).to_be_visible()
    other.open("/review")
    expect(other.page.get_by_role("heading", level=1)).to_have_text("로그인")


def test_a_refused_user_is_told_why_and_nothing_else_is_lost(tab):
    tab.open("/users")
    page = tab.page
    form = page.locator("form[action='/users']")
    form.get_by_label("이름").fill("nari")
    form.get_by_label("비밀번호").fill(NEW_PASSWORD)
    form.get_by_role("button", name="추가").click()
    expect(page.get_by_role("alert")).to_contain_text("nari")
    expect(form.get_by_label("이름")).to_have_value("nari")


def test_the_log_is_narrowed_to_one_user(tab, own_server):
    with own_server.open_store() as store:
        store.accounts.note("solbi", "digest.sign", "2026-W40 v1")
    tab.open("/audit")
    page = tab.page
    page.get_by_label("사용자", exact=True).fill("solbi")
    page.get_by_role("button", name="거르기").click()
    rows = page.get_by_role("row").all_inner_texts()[1:]
    assert {row.split("\t")[1] for row in rows} == {"solbi"}
