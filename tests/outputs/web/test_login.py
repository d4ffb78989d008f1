import html
import json
import re

import pytest

from outputs.web.sessions import COOKIE

PASSWORD = "가람산단-회원사-350"


def hidden(page, name):
    return html.unescape(re.search(rf'name="{name}" value="([^"]*)"', page)[1])


def test_a_user_logs_in_and_out(visitor):
    assert visitor.get("/audit").status_code == 303
    visitor.log_in("bada")
    page = visitor.get("/audit")
    assert page.status_code == 200
    assert "bada" in page.text
    left = visitor.post("/logout", form_page="/audit")
    assert left.headers["location"] == "/"
    assert visitor.get("/audit").status_code == 303


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(visitor):
    cookie = visitor.get("/login").headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


def test_the_page_that_asked_for_the_login_comes_after_it(visitor):
    asked = visitor.get("/audit?author=bada&action=login")
    assert asked.headers["location"] == "/login?next=/audit%3Fauthor%3Dbada%26action%3Dlogin"
    form = visitor.get(asked.headers["location"]).text
    after = visitor.post("/login", name="bada", password=PASSWORD, next=hidden(form, "next"))
    assert after.headers["location"] == "/audit?author=bada&action=login"


@pytest.mark.parametrize(
    "address",
    ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/\n//x"],
)
def test_a_login_never_leads_elsewhere(visitor, address):
    after = visitor.post("/login", name="bada", password=PASSWORD, next=address)
    assert (after.status_code, after.headers["location"]) == (303, "/")


def test_a_wrong_login_says_so_and_gives_no_session(visitor):
    answer = visitor.post("/login", name="bada", password="wrong password")
    assert answer.status_code == 401
    assert "맞지 않습니다" in answer.text
    assert visitor.get("/audit").status_code == 303


def test_a_form_without_its_token_is_refused(visitor):
    answer = visitor.client.post("/login", data={"name": "bada", "password": PASSWORD})
    assert answer.status_code == 401
    visitor.log_in("bada")
    answer = visitor.client.post("/users", data={"name": "new", "password": PASSWORD})
    assert answer.status_code == 403
    assert visitor.site.store.accounts.find("new") is None


def test_a_session_of_before_the_login_is_worth_nothing_after_it(visitor):
    visitor.get("/login")
    before = visitor.client.cookies[COOKIE]
    visitor.log_in("bada")
    assert visitor.client.cookies[COOKIE] != before
    visitor.client.cookies.clear()
    visitor.client.cookies.set(COOKIE, before)
    assert visitor.get("/audit").status_code == 303


def test_a_forged_session_is_none(visitor):
    visitor.log_in("bada")
    good = visitor.client.cookies[COOKIE]
    visitor.client.cookies.clear()
    visitor.client.cookies.set(COOKIE, good[:-3] + "xxx")
    assert visitor.get("/audit").status_code == 303


def test_a_user_who_is_shut_out_or_changed_has_no_session_any_more(visitor):
    visitor.log_in("bada")
    visitor.site.store.accounts.change("bada", role="reader")
    assert visitor.get("/audit").status_code == 303


def test_words_typed_in_a_form_survive_the_end_of_the_session(visitor):
    visitor.log_in("bada")
    token = visitor.get("/users").text.split('name="form_token" value="', 1)[1].split('"', 1)[0]
    visitor.client.cookies.clear()
    typed = {"name": "saebyeok", "role": "analyst", "password": "not kept"}
    asked = visitor.client.post("/users", data={"form_token": token, **typed})
    assert asked.status_code == 401
    assert "not kept" not in asked.text
    pending = {name: hidden(asked.text, name) for name in ("pending_action", "pending_fields")}
    kept = [["name", "saebyeok"], ["role", "analyst"], ["password", ""]]
    assert json.loads(pending["pending_fields"]) == kept
    answer = visitor.client.post(
        "/login",
        data={
            "form_token": hidden(asked.text, "form_token"),
            "name": "bada",
            "password": PASSWORD,
            **pending,
        },
    )
    assert answer.status_code == 200
    assert 'action="/users"' in answer.text
    assert ">saebyeok</textarea>" in answer.text
    assert "분석가" in answer.text
    assert '<input name="password" type="password"' in answer.text
    assert ">bada <small>" in answer.text


def test_words_kept_for_another_site_are_dropped(visitor):
    visitor.get("/login")
    answer = visitor.post(
        "/login",
        name="bada",
        password=PASSWORD,
        pending_action="//evil.example",
        pending_fields='[["a", "b"]]',
    )
    assert answer.headers["location"] == "/"


def test_the_page_that_asked_comes_even_after_a_wrong_password(visitor):
    answer = visitor.post("/login", name="bada", password="wrong password", next="/audit")
    assert hidden(answer.text, "next") == "/audit"


def test_a_login_page_that_was_open_too_long_is_shown_again(visitor):
    typed = {"name": "bada", "password": PASSWORD, "next": "/audit", "form_token": "old"}
    for _ in range(2):
        answer = visitor.client.post("/login", data=typed)
        assert answer.status_code == 401
        assert "다시 로그인하십시오" in answer.text
        assert hidden(answer.text, "next") == "/audit"
        assert "pending_action" not in answer.text
        visitor.log_in("bada")


def test_a_dialog_gets_the_form_alone_and_an_event_after_it(visitor):
    part = visitor.client.get("/audit", headers={"hx-request": "true"})
    assert part.status_code == 401
    assert part.headers["hx-retarget"] == "#dialog"
    assert "<html" not in part.text
    answer = visitor.client.post(
        "/login",
        data={"form_token": hidden(part.text, "form_token"), "name": "bada", "password": PASSWORD},
        headers={"hx-request": "true"},
    )
    assert answer.status_code == 204
    told = json.loads(answer.headers["hx-trigger"])["miclu:login"]
    assert told["token"] in visitor.get("/audit").text
