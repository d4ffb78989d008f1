import re

import pytest

PASSWORD = "가람산단-회원사-350"
NEW = "새-비밀번호-둘셋넷"
TOKEN = re.compile(r"<code>(miclu_[\w-]+)</code>")


@pytest.fixture
def analyst(visitor):
    return visitor.log_in("nari")


def make_token(visitor, **fields):
    return visitor.post("/account/tokens", form_page="/account", **fields)


def test_a_token_is_shown_once_and_opens_the_api(analyst, site):
    page = make_token(analyst, name="weekly", scope="read").text
    token = TOKEN.search(page)[1]
    assert token not in analyst.get("/account").text
    headers = {"authorization": f"Bearer {token}"}
    analyst.client.cookies.clear()
    assert analyst.get("/api/v1/facts", headers=headers).status_code == 200
    assert [each.name for each in site.store.accounts.find_tokens("nari")] == ["weekly"]


def test_a_token_never_gets_a_scope_above_the_role(analyst, site):
    assert 'value="admin"' not in analyst.get("/account").text
    assert make_token(analyst, name="weekly", scope="admin").status_code == 422
    assert site.store.accounts.find_tokens("nari") == []


@pytest.mark.parametrize("fields", [{"name": "a b", "scope": "read"}, {"name": "weekly"}])
def test_a_token_without_a_name_or_scope_is_refused(analyst, site, fields):
    answer = make_token(analyst, **fields)
    assert (answer.status_code, 'role="alert"' in answer.text) == (422, True)
    assert site.store.accounts.find_tokens("nari") == []


def test_a_revoked_token_is_worthless_and_the_log_says_so(analyst, site):
    make_token(analyst, name="weekly", scope="read")
    answer = analyst.post("/account/tokens/revoke", form_page="/account", name="weekly")
    assert answer.status_code == 303
    assert site.store.accounts.find_tokens("nari")[0].revoked is not None
    logged = [entry.action for entry in site.store.accounts.find_audit(author="nari")]
    assert logged[:2] == ["token.revoke", "token.make"]


def test_a_token_of_somebody_else_is_none(analyst, site):
    answer = analyst.post("/account/tokens/revoke", form_page="/account", name="of-bada")
    assert answer.status_code == 404


def test_a_password_is_changed_and_ends_the_sessions(analyst):
    answer = analyst.post("/account/password", form_page="/account", old=PASSWORD, new=NEW)
    assert answer.status_code == 303
    assert analyst.get("/account").status_code == 303
    assert analyst.log_in("nari", NEW).get("/account").status_code == 200


@pytest.mark.parametrize(
    ("old", "new", "status"), [("falsch-falsch", NEW, 403), (PASSWORD, "kurz", 422)]
)
def test_a_wrong_or_weak_password_changes_nothing(analyst, old, new, status):
    answer = analyst.post("/account/password", form_page="/account", old=old, new=new)
    assert answer.status_code == status
    assert analyst.get("/account").status_code == 200


def test_nobody_has_no_account(visitor):
    assert visitor.get("/account").headers["location"] == "/login?next=/account"


def test_the_audit_log_tells_actions_in_words(visitor):
    page = visitor.log_in("bada").get("/audit?action=login").text
    assert "로그인 <small>login</small>" in page
