from datetime import timedelta

import pytest

from corpus.errors import LastUserError, MissingTokenError, MissingUserError, UserExistsError


@pytest.fixture
def accounts(store):
    store.accounts.add("nari", role="analyst", password="hash-1")
    return store.accounts


def test_a_name_is_taken_once(accounts):
    with pytest.raises(UserExistsError, match="nari"):
        accounts.add("nari", role="admin", password="hash-2")
    assert [(user.name, user.role) for user in accounts.find_all()] == [("nari", "analyst")]


def test_a_change_ends_all_sessions(accounts):
    before = accounts.get("nari").epoch
    changed = accounts.change("nari", role="admin")
    assert (changed.role, changed.password, changed.epoch) == ("admin", "hash-1", before + 1)
    assert accounts.change("nari", password="hash-3").epoch == before + 2


def test_the_last_user_of_a_role_keeps_it(accounts):
    accounts.add("bada", role="admin", password="hash-2")
    accounts.add("solbi", role="admin", password="hash-3")
    accounts.disable("solbi", keep="admin")
    before = accounts.get("bada")
    with pytest.raises(LastUserError, match="bada"):
        accounts.change("bada", role="reader", keep="admin")
    with pytest.raises(LastUserError, match="bada"):
        accounts.disable("bada", keep="admin")
    assert accounts.get("bada") == before
    accounts.change("bada", password="hash-4", keep="admin")
    accounts.change("nari", role="reader", keep="admin")
    accounts.enable("solbi")
    assert accounts.change("bada", role="reader", keep="admin").role == "reader"


def test_an_unknown_user_is_named(accounts):
    assert accounts.find("bada") is None
    for call in (accounts.get, accounts.disable, accounts.enable):
        with pytest.raises(MissingUserError, match="bada"):
            call("bada")
    with pytest.raises(MissingUserError, match="bada"):
        accounts.add_token("bada", "script", hashed="a", scopes=["read"])


def test_a_token_opens_until_it_is_revoked(accounts):
    accounts.add_token("nari", "script", hashed="a", scopes=["review", "read"])
    token = accounts.find_token("a")
    assert (token.user, token.name, token.scopes) == ("nari", "script", ("read", "review"))
    accounts.revoke_token("nari", "script")
    revoked = accounts.find_tokens("nari")[0].revoked
    accounts.revoke_token("nari", "script")
    assert accounts.find_token("a") is None
    assert accounts.find_tokens("nari")[0].revoked == revoked
    with pytest.raises(MissingTokenError, match="other"):
        accounts.revoke_token("nari", "other")


def test_a_new_token_takes_the_place_of_one_of_its_name(accounts):
    accounts.add_token("nari", "script", hashed="a", scopes=["read"])
    accounts.add_token("nari", "script", hashed="b", scopes=["read"])
    assert accounts.find_token("a") is None
    assert accounts.find_token("b") is not None


def test_a_disabled_user_has_no_token_even_when_let_in_again(accounts):
    accounts.add_token("nari", "script", hashed="a", scopes=["read"])
    assert accounts.disable("nari").disabled is not None
    assert accounts.find_token("a") is None
    assert accounts.enable("nari").disabled is None
    assert accounts.find_token("a") is None


def test_failed_logins_are_counted_by_subject_and_time(accounts, store):
    at = store.accounts.get("nari").created
    for subject in ("nari", "nari", "10.0.0.7"):
        accounts.note_failure(subject)
    assert accounts.count_failures("nari", since=at) == 2
    assert accounts.count_failures("nari", since=at + timedelta(seconds=1)) == 0
    accounts.forget_failures("nari", before=at)
    assert accounts.count_failures("nari", since=at) == 0
    assert accounts.count_failures("10.0.0.7", since=at) == 1


def test_the_audit_log_is_read_from_its_end(accounts):
    for subject in ("a", "b", "c"):
        accounts.note("nari", "review", subject, decision="accepted")
    accounts.note("bada", "login", "bada")
    first = accounts.find_audit(author="nari", limit=2)
    rest = accounts.find_audit(author="nari", before=first[-1].number)
    assert [entry.subject for entry in (*first, *rest)] == ["c", "b", "a"]
    assert first[0].details == {"decision": "accepted"}
    assert [entry.author for entry in accounts.find_audit(action="login")] == ["bada"]
