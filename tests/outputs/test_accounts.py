from datetime import datetime, timedelta

import pytest

from corpus.errors import LastUserError
from corpus.store import open_store
from corpus.times import KST
from outputs.accounts import (
    Identity,
    add_user,
    change_user,
    hash_password,
    identify_token,
    log_in,
    make_token,
)
from outputs.errors import LoginError, LoginLimitError, PasswordError, UserNameError

NOW = datetime(2026, 11, 21, 9, tzinfo=KST)
PASSWORD = "가람산단-회원사-350"


@pytest.fixture
def store(tmp_path):
    with open_store(f"sqlite:///{tmp_path / 'miclu.db'}", clock=lambda: NOW) as opened:
        add_user(opened, "nari", role="analyst", password=PASSWORD)
        yield opened


def test_a_user_logs_in_with_name_and_password(store):
    user = log_in(store, "nari", PASSWORD, address="127.0.0.1", at=NOW)
    assert (user.name, user.role) == ("nari", "analyst")
    assert PASSWORD not in user.password


@pytest.mark.parametrize(
    ("name", "password"),
    [("nari", "가람산단-회원사-351"), ("bada", PASSWORD), ("nari", "x" * 100_000), ("", "")],
)
def test_a_wrong_login_does_not_tell_what_is_wrong(store, name, password):
    with pytest.raises(LoginError) as raised:
        log_in(store, name, password, address="127.0.0.1", at=NOW)
    assert str(raised.value) == str(LoginError())


def test_a_disabled_user_is_out(store):
    store.accounts.disable("nari")
    with pytest.raises(LoginError):
        log_in(store, "nari", PASSWORD, address="127.0.0.1", at=NOW)


def test_guessing_is_stopped_for_a_while_even_with_the_right_password(store):
    for _ in range(10):
        with pytest.raises(LoginError):
            log_in(store, "nari", "wrong password", address="10.0.0.7", at=NOW)
    with pytest.raises(LoginLimitError, match="15"):
        log_in(store, "nari", PASSWORD, address="10.0.0.8", at=NOW)
    later = NOW + timedelta(minutes=16)
    assert log_in(store, "nari", PASSWORD, address="10.0.0.8", at=later).name == "nari"


def test_a_right_login_forgives_the_wrong_ones_before(store):
    for _ in range(9):
        with pytest.raises(LoginError):
            log_in(store, "nari", "wrong password", address="10.0.0.7", at=NOW)
    log_in(store, "nari", PASSWORD, address="10.0.0.7", at=NOW)
    with pytest.raises(LoginError):
        log_in(store, "nari", "wrong password", address="10.0.0.7", at=NOW)


def test_failed_logins_stand_in_the_audit_log_without_what_was_typed(store):
    for name in ("nari", PASSWORD, "nari"):
        with pytest.raises(LoginError):
            log_in(store, name, f"{PASSWORD}!", address="10.0.0.7", at=NOW)
    lines = store.accounts.find_audit()
    assert [(line.author, line.action, line.subject) for line in lines] == [
        ("-", "login.failed", "nari"),
        ("-", "login.failed", "-"),
        ("-", "login.failed", "nari"),
    ]
    assert {str(line.details) for line in lines} == {"{'address': '10.0.0.7'}"}


def test_failed_logins_of_a_user_fill_no_more_lines_than_may_be_tried(store):
    for number in range(15):
        with pytest.raises((LoginError, LoginLimitError)):
            log_in(store, "nari", "wrong password", address=f"10.0.0.{number}", at=NOW)
    actions = [line.action for line in store.accounts.find_audit()]
    assert actions == ["login.limited"] + ["login.failed"] * 9


def test_failed_logins_of_many_names_fill_a_bounded_number_of_lines(store):
    for number in range(33):
        with pytest.raises(LoginError):
            log_in(store, f"name-{number}", "x", address=f"10.0.0.{number}", at=NOW)
    assert [line.subject for line in store.accounts.find_audit()] == ["-"] * 30
    with pytest.raises(LoginError):
        log_in(store, "nari", "wrong password", address="10.0.1.1", at=NOW)
    assert store.accounts.find_audit()[0].subject == "nari"


def test_one_address_cannot_try_all_names(store):
    for number in range(50):
        store.accounts.note_failure("address 10.0.0.7")
        assert number < 50
    with pytest.raises(LoginLimitError):
        log_in(store, "nari", PASSWORD, address="10.0.0.7", at=NOW)


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaa", "my-NARI-password", "가" * 201])
def test_a_weak_password_is_refused(password):
    with pytest.raises(PasswordError):
        hash_password(password, name="nari")


@pytest.mark.parametrize("name", ["", "na ri", "<b>", "n" * 65, "a/b"])
def test_a_name_has_only_signs_of_names(store, name):
    with pytest.raises(UserNameError):
        add_user(store, name, role="reader", password=PASSWORD)


def test_the_last_admin_is_neither_shut_out_nor_made_less(store):
    bada = add_user(store, "bada", role="admin", password=PASSWORD)
    for change in ({"disabled": True}, {"role": "analyst"}, {"role": "reader", "disabled": True}):
        with pytest.raises(LastUserError):
            change_user(store, "bada", **change)
    assert store.accounts.get("bada") == bada
    change_user(store, "nari", role="admin")
    assert change_user(store, "bada", disabled=True).disabled


def test_of_a_change_with_a_weak_password_nothing_is_done(store):
    nari = store.accounts.get("nari")
    with pytest.raises(PasswordError):
        change_user(store, "nari", role="reader", password="short", disabled=True)
    assert store.accounts.get("nari") == nari


def test_a_token_opens_what_its_scopes_and_its_user_allow(store):
    reading, admin = (
        make_token(store, "nari", scope, scopes=[scope]) for scope in ("read", "admin")
    )
    assert identify_token(store, reading) == Identity(name="nari", role="reader")
    assert identify_token(store, admin) is None
    assert identify_token(store, reading + "x") is None
    both = make_token(store, "nari", "both", scopes=["read", "review"])
    assert identify_token(store, both) == Identity(name="nari", role="analyst")


def test_each_role_may_what_those_below_it_may():
    analyst = Identity(name="nari", role="analyst")
    assert [analyst.may(role) for role in ("reader", "analyst", "admin")] == [True, True, False]
