import json


def test_a_digest_is_written_and_its_path_printed(run, base, home):
    outcome = run("digest", "--week", "2026-W46", "--format", "md")
    path = home / "digests" / "2026-W46.md"
    assert outcome.out == f"{path}\n"
    assert "황석주" in path.read_text("utf-8")


def test_without_a_week_it_is_that_of_the_newest_document(run, base, home):
    assert run("digest").out == f"{home / 'digests' / '2026-W47.html'}\n"


def test_a_digest_can_be_printed_instead(run, base, home):
    outcome = run("digest", "--week", "2026-W46", "--format", "md", "--stdout")
    assert outcome.out.startswith("# 클러스터 주간 동향")
    assert not (home / "digests").exists()


def test_the_path_is_given_to_programs(run, base):
    written = json.loads(run("digest", "--week", "2026-W46", "--json").out)
    assert (written["week"], written["format"]) == ("2026-W46", "html")


def test_a_wrong_week_is_wrong_usage_that_shows_the_form(run, base):
    outcome = run("digest", "--week", "2026-W60")
    assert outcome.status == 2
    assert "2026-W46" in outcome.said


def test_an_unknown_format_is_wrong_usage_that_lists_the_formats(run, base):
    outcome = run("digest", "--format", "hwp")
    assert outcome.status == 2
    assert "html, md" in outcome.said


def test_a_folder_that_cannot_be_written_is_an_error(run, base, home):
    (home / "digests").write_text("in the way")
    outcome = run("digest")
    assert outcome.status == 1
    assert "Cannot write" in outcome.err
