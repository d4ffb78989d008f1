import json

import pytest

from corpus.errors import DigestSignedError, DigestStateError
from corpus.store.mailings import LetterState
from outputs.digest.model import Digest

WEEK = ("--week", "2026-W46")
ALL = "--include-unreviewed"


def test_a_digest_is_written_and_its_path_printed(run, base, home):
    outcome = run("digest", *WEEK, "--format", "md", ALL)
    path = home / "digests" / "2026-W46.md"
    assert outcome.out == f"{path}\n"
    assert "황석주" in path.read_text("utf-8")


def test_without_a_week_it_is_that_of_the_newest_document(run, base, home):
    assert run("digest").out == f"{home / 'digests' / '2026-W47.html'}\n"


def test_any_days_may_be_asked_for(run, base, home):
    outcome = run("digest", "--from", "2026-11-01", "--to", "2026-11-15", "--format", "json")
    assert outcome.out == f"{home / 'digests' / '2026-11-01..2026-11-15.json'}\n"


def test_the_path_is_given_to_programs(run, base):
    written = json.loads(run("digest", *WEEK, "--json").out)
    assert (written["week"], written["format"]) == ("2026-W46", "html")


@pytest.mark.parametrize(
    "words",
    [
        ("--week", "2026-W60"),
        ("--from", "2026-11-01"),
        ("--from", "2026-11-02", "--to", "2026-11-01"),
        ("--week", "2026-W46", "--from", "2026-11-01", "--to", "2026-11-02"),
        ("--format", "hwp"),
    ],
)
def test_what_cannot_be_made_is_wrong_usage(run, base, words):
    assert run("digest", *words).status == 2


def test_an_unknown_format_lists_the_formats(run, base):
    assert "eml, html, hwpx, json, md, pdf" in run("digest", "--format", "hwp").said


def test_a_folder_that_cannot_be_written_is_an_error(run, base, home):
    (home / "digests").write_text("in the way")
    outcome = run("digest")
    assert outcome.status == 1
    assert "Cannot write" in outcome.err


def test_a_signed_digest_is_written_as_it_was_signed(run, base, home):
    run("digest", "draft", *WEEK, ALL)
    run("digest", "sign", "2026-W46", "--author", "nari")
    run("digest", *WEEK, "--format", "json")
    written = (home / "digests" / "2026-W46.json").read_text("utf-8")
    assert Digest.load(written).has_unreviewed


def test_a_correction_is_a_new_version_with_its_difference(run, base):
    run("digest", "draft", *WEEK, ALL)
    run("digest", "sign", "2026-W46", "--author", "nari")
    refused = run("digest", "draft", *WEEK)
    assert refused.status == 1
    assert str(DigestSignedError("2026-W46", 1)) in refused.err
    corrected = run("digest", "draft", *WEEK, "--correct", "검토한 것만")
    assert "2판 · 초안" in corrected.out
    gone = run("digest", "compare", "2026-W46").out
    assert gone.startswith("- ")
    assert "황석주" in gone
    listed = [json.loads(line) for line in run("digest", "list", "--json").out.splitlines()]
    assert [(each["version"], each["state"]) for each in listed] == [(2, "draft"), (1, "signed")]


def test_a_draft_is_not_sent(run, base):
    run("digest", "draft", *WEEK, ALL)
    outcome = run("digest", "send", "2026-W46", "--to", "a@agency.example")
    assert outcome.status == 1
    assert str(DigestStateError("2026-W46", 1, "draft", "sent")) in outcome.err


def test_a_dry_run_says_who_would_get_what(run, base):
    run("digest", "draft", *WEEK, ALL)
    run("digest", "sign", "2026-W46", "--author", "nari")
    outcome = run("digest", "send", "2026-W46", "--to", "a@agency.example", "--dry-run")
    assert "a@agency.example" in outcome.out
    assert outcome.out.startswith("[미클] 클러스터 동향 2026년 46주")


def test_without_a_mail_server_sending_says_what_to_set(run, base):
    run("digest", "draft", *WEEK, ALL)
    run("digest", "sign", "2026-W46", "--author", "nari")
    outcome = run("digest", "send", "2026-W46", "--to", "a@agency.example")
    assert outcome.status == 1
    assert "MICLU_SMTP_HOST" in outcome.err


def sign(run):
    run("digest", "draft", *WEEK, ALL)
    run("digest", "sign", "2026-W46", "--author", "nari")


def test_a_dry_run_leaves_out_who_has_got_it(run, base):
    sign(run)
    base.mailings.open("digest/2026-W46/1", ["a@agency.example", "b@agency.example"])
    base.mailings.mark("digest/2026-W46/1", "a@agency.example", LetterState.SENT)
    people = ("--to", "a@agency.example", "--to", "c@agency.example")
    told = json.loads(run("digest", "send", "2026-W46", *people, "--dry-run", "--json").out)
    assert told["to"] == ["b@agency.example", "c@agency.example"]


def test_a_line_end_in_an_address_leaves_no_letter(run, base, monkeypatch):
    monkeypatch.setenv("MICLU_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("MICLU_MAIL_FROM", "miclu@agency.example")
    sign(run)
    outcome = run("digest", "send", "2026-W46", "--to", "a@agency.example\nBcc: b@agency.example")
    assert outcome.status == 1
    assert "no mail address" in outcome.err
    assert base.mailings.find_waiting("digest/") == []


def test_nobody_cannot_sign(run, base):
    run("digest", "draft", *WEEK, ALL)
    assert run("digest", "sign", "2026-W46", "--author", " ").status == 2
    assert base.digests.get("2026-W46").state == "draft"
