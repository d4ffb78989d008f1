import json


def test_documents_are_listed_newest_first(run, base):
    out = run("documents").out
    assert out.index("gaon-2") < out.index("gaon-1")
    assert "2026-11-12" in out
    assert "[현장] 동남권 워크숍 열려" in out


def test_days_and_limit_narrow_the_list(run, base):
    assert "gaon-2" not in run("documents", "--until", "2026-11-12").out
    assert "gaon-1" not in run("documents", "--limit", "1").out
    assert "맞는 문서가 없습니다." in run("documents", "--since", "2027-01-01").out


def test_a_document_is_shown_with_its_text(run, base):
    out = run("documents", "gaon-1").out
    assert "도하윤 기자" in out
    assert "idxno=gaon-1" in out
    assert out.endswith("고 말했다.\n")


def test_a_document_is_given_to_programs_with_all_it_holds(run, base):
    document = json.loads(run("documents", "gaon-1", "--json").out)
    assert document["published"] == "2026-11-12T09:00:00+09:00"
    assert document["text"].startswith("[현장] 동남권 워크숍 열려\n")


def test_an_unknown_id_is_an_error(run, base):
    outcome = run("documents", "gaon-99")
    assert (outcome.status, outcome.out) == (1, "")
    assert "gaon-99" in outcome.err


def test_an_unknown_publisher_is_an_error_that_names_the_known(run, base):
    outcome = run("documents", "--publisher", "nosuch")
    assert outcome.status == 1
    assert "Stored publishers: gaon" in outcome.err


def test_a_bad_day_is_wrong_usage_that_shows_the_form(run, base):
    outcome = run("documents", "--since", "12.11.2026")
    assert outcome.status == 2
    assert "Write it as 2026-11-12" in outcome.said
