import json

from outputs.accounts import identify_token

PASSWORD = "가람산단-회원사-350"


def test_users_are_added_changed_and_listed(run, base, monkeypatch):
    monkeypatch.setenv("MICLU_PASSWORD", PASSWORD)
    run("user", "add", "bada", "--role", "admin")
    assert "nari · 분석가" in run("user", "add", "nari", "--role", "analyst").out
    run("user", "change", "nari", "--role", "admin")
    assert "관리자" in run("user").out
    run("user", "change", "nari", "--disable")
    _, listed = map(json.loads, run("user", "--json").out.splitlines())
    assert (listed["name"], listed["role"]) == ("nari", "admin")
    assert listed["disabled"]
    assert PASSWORD not in json.dumps(listed)
    actions = [entry.action for entry in base.accounts.find_audit()]
    assert actions == ["user.change", "user.change", "user.add", "user.add"]


def test_the_last_admin_is_not_shut_out(run, base, monkeypatch):
    monkeypatch.setenv("MICLU_PASSWORD", PASSWORD)
    run("user", "add", "bada", "--role", "admin")
    for words in (("--disable",), ("--role", "reader")):
        ended = run("user", "change", "bada", *words)
        assert (ended.status, "bada" in ended.err) == (1, True)
    assert [entry.action for entry in base.accounts.find_audit()] == ["user.add"]


def test_a_token_is_printed_once_and_can_be_revoked(run, base, monkeypatch):
    monkeypatch.setenv("MICLU_PASSWORD", PASSWORD)
    run("user", "add", "nari")
    token = run("user", "token", "nari", "script").out.strip()
    assert identify_token(base, token).name == "nari"
    assert "script" in run("user", "nari").out
    assert token not in run("user", "nari").out
    run("user", "token", "nari", "script", "--revoke")
    assert identify_token(base, token) is None
    assert "폐기" in run("user", "nari").out


def test_wrong_words_are_usage_errors(run, base):
    for words in (
        ("add", "nari", "--role", "boss", "--password", PASSWORD),
        ("change", "nari"),
        ("change", "nari", "--enable", "--disable"),
        ("token", "nari", "script", "--scope", "all"),
    ):
        assert run("user", *words).status == 2


def test_an_unknown_user_is_an_error(run, base):
    ended = run("user", "change", "bada", "--disable")
    assert ended.status == 1
    assert "bada" in ended.err
