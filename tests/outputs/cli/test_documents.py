import json
from dataclasses import replace
from datetime import timedelta

from corpus.settings import Settings
from corpus.store import open_store
from crawler.archive.replay import load_page


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


def test_an_archived_page_is_printed_byte_for_byte(run, archive, home):
    run("rerun", "--from", "parse")
    answer = archive[0]
    with open_store(Settings().store_url) as store:
        document = next(d for d in store.find_documents() if d.archive == answer.reference)
    page = load_page(home / "archive", answer.reference)
    outcome = run("documents", document.id, "--archived")
    assert (outcome.status, outcome.out) == (0, page.body.decode())


def test_an_article_that_is_gone_from_the_web_is_shown_and_says_so(run, archive):
    run("rerun", "--from", "parse")
    answer = archive[0]
    gone = replace(answer, offset=10**9, status=404, at=answer.at + timedelta(days=3))
    with open_store(Settings().store_url) as store:
        store.archive.add([gone])
        document = next(d for d in store.find_documents() if d.archive == answer.reference)
    out = run("documents", document.id).out
    assert f"보관 {answer.reference}" in out
    assert f"웹에서 사라짐: 2026-11-24 12:00에 404. 보관된 쪽: miclu documents {document.id}" in out
    assert out.endswith(f"{document.text}\n")
    shown = json.loads(run("documents", document.id, "--json").out)
    assert (shown["last_answer"]["status"], shown["text"]) == (404, document.text)


def test_a_document_of_a_file_has_no_archived_page(run, base):
    outcome = run("documents", "gaon-1", "--archived")
    assert outcome.status == 1
    assert "came from a file" in outcome.err


def test_an_earlier_revision_is_shown(run, base):
    document = base.get_document("gaon-1")
    base.save_document(replace(document, text="[현장] 동남권 워크숍 열려\n고친 글."))
    assert run("documents", "gaon-1").out.endswith("고친 글.\n")
    assert run("documents", "gaon-1", "--revision", "1").out.endswith("고 말했다.\n")
    outcome = run("documents", "gaon-1", "--revision", "3")
    assert "No revision 3 of document 'gaon-1'" in outcome.err


def test_options_of_one_document_need_its_id(run, base):
    assert run("documents", "--archived").status == 2
    assert run("documents", "--revision", "1").status == 2


def test_what_reading_left_out_is_listed_with_its_reason(run, tmp_path):
    text = "총회 열려\n도하윤 기자 hy@gaon.example\n댓글 0\n가람산단 총회가 12일 열렸다.\n"
    (tmp_path / "page.txt").write_text(text, encoding="utf-8")
    run("add", "page.txt")
    document_id = json.loads(run("documents", "--json").out)["id"]
    assert "아직 읽지 않은 문서" in run("documents", document_id, "--furniture").out
    run("read")
    rows = [line.split() for line in run("documents", document_id, "--furniture").out.splitlines()]
    assert ["6", "기자", "이름", "도하윤", "기자", "hy@gaon.example"] in rows
    assert ["29", "댓글", "댓글", "0"] in rows
    listed = run("documents", document_id, "--furniture", "--json").out.splitlines()
    assert [(each["text"], each["reason"]) for each in map(json.loads, listed)] == [
        ("도하윤 기자 hy@gaon.example", "byline"),
        ("댓글 0", "comments"),
    ]


def test_an_article_of_which_nothing_was_left_out_says_so(run, base):
    assert run("documents", "gaon-1", "--furniture").out == "뺀 글이 없습니다.\n"


def test_furniture_needs_a_document_and_no_revision(run, base):
    assert run("documents", "--furniture").status == 2
    assert run("documents", "gaon-1", "--furniture", "--revision", "1").status == 2
