import json


def test_saved_searches_are_added_listed_and_stopped(run, base):
    made = run("alert", "add", "head@agency.example", "참석자", "--rhythm", "daily")
    assert "참석자 → head@agency.example" in made.out
    (listed,) = [json.loads(line) for line in run("alert", "--json").out.splitlines()]
    assert (listed["words"], listed["rhythm"]) == ("참석자", "daily")
    assert "끝냈습니다" in run("alert", "stop", "1").out
    assert "알림이 없습니다" in run("alert").out


def test_a_dry_run_makes_nothing(run, base):
    run("alert", "add", "head@agency.example", "--type", "figure")
    run("alert", "send", "--dry-run")
    assert base.mailings.find_waiting("alert/") == []


def test_wrong_addresses_and_rhythms_are_wrong_usage(run, base):
    for words in (
        ("x",),
        ("a@b.example\nBcc: c@d.example",),
        ("a@b.example", "--rhythm", "hourly"),
    ):
        assert run("alert", "add", *words).status == 2


def test_an_unknown_number_is_an_error(run, base):
    ended = run("alert", "stop", "9")
    assert (ended.status, "miclu alert" in ended.err) == (1, True)
