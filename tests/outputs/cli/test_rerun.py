import json
from dataclasses import replace

from corpus.settings import Settings
from corpus.store import open_store
from crawler.archive import ARTICLE
from crawler.archive.replay import replay


def open_home():
    return open_store(Settings().store_url)


def count(run, *words) -> dict:
    outcome = run("rerun", "--from", "parse", "--json", *words)
    report = json.loads(outcome.out)
    (numbers,) = report["publishers"] or [{}]
    return {**report, **numbers, "status": outcome.status}


def test_an_archive_alone_gives_the_documents(run, archive):
    report = count(run)
    assert (report["status"], report["pages"], report["gained"]) == (0, 4, 4)
    with open_home() as store:
        documents = list(store.find_documents())
    assert sorted(document.archive for document in documents) == sorted(
        answer.reference for answer in archive
    )


def test_a_second_rerun_changes_nothing(run, archive):
    count(run)
    report = count(run)
    assert (report["pages"], report["same"], report["gained"]) == (4, 4, 0)


def test_a_dry_run_tells_and_stores_nothing(run, archive):
    report = count(run, "--dry-run")
    assert (report["dry_run"], report["gained"], len(report["samples"])) == (True, 4, 4)
    with open_home() as store:
        assert store.counts().documents == 0


def test_a_dry_run_tells_what_would_be_changed_and_how(run, archive):
    count(run)
    with open_home() as store:
        document = next(store.find_documents())
        words = document.text.replace("총회", "모임", 1) + " 덧붙인 말."
        store.save_document(replace(document, text=words))
    report = count(run, "--dry-run")
    assert (report["changed"], report["same"]) == (1, 3)
    (sample,) = report["samples"]
    assert (sample["kind"], sample["document"]) == ("changed", document.id)
    assert "덧붙인" in sample["detail"] or "모임" in sample["detail"]


def test_a_page_that_gives_no_article_any_more_is_lost_and_its_document_kept(run, archive, home):
    count(run)
    # As though the declaration had changed: the page of one article is another now.
    answer = archive[0]
    with open_home() as store:
        document = next(d for d in store.find_documents() if d.archive == answer.reference)
    _write_over(home, answer)
    report = count(run)
    assert (report["lost"], report["same"]) == (1, 3)
    assert report["samples"][0]["document"] == document.id
    with open_home() as store:
        assert store.get_document(document.id).text == document.text
        assert [reject.count for reject in store.rejects.find()] == [1]


def _write_over(home, answer) -> None:
    """Put a page without an article where an answer stands, of the same length in the file."""
    import gzip

    path = home / "archive" / answer.file
    content = bytearray(path.read_bytes())
    member = gzip.decompress(content[answer.offset : answer.offset + answer.length])
    head, _, body = member.partition(b"\r\n\r\n")
    answer_head, _, page = body.partition(b"\r\n\r\n")
    blank = b"<p></p>".ljust(len(page) - 4)
    kept = b"\r\n".join(
        line
        for line in head.split(b"\r\n")
        if not line.startswith((b"WARC-Payload", b"WARC-Block"))
    )
    packed = gzip.compress(b"\r\n\r\n".join((kept, answer_head, blank)) + b"\r\n\r\n")
    # A gzip header may carry a comment of any length: it fills the place.
    filler = answer.length - len(packed) - 1
    packed = (
        packed[:3] + bytes([packed[3] | 16]) + packed[4:10] + b"x" * filler + b"\0" + packed[10:]
    )
    content[answer.offset : answer.offset + answer.length] = packed
    path.write_bytes(content)


def test_an_older_page_never_takes_the_place_of_a_newer_text(run, archive):
    count(run)
    with open_home() as store:
        document = next(store.find_documents())
        later = replace(document, text=f"{document.text}\n고친 글.", fetched=archive[-1].at)
        later = replace(later, fetched=later.fetched.replace(year=2027))
        store.save_document(later)
    report = count(run)
    assert (report["older"], report["same"]) == (1, 3)
    with open_home() as store:
        assert store.get_document(document.id).text.endswith("고친 글.")


def test_days_and_publisher_narrow_a_rerun(run, archive):
    assert count(run, "--since", "2026-11-22")["publishers"] == []
    assert count(run, "--until", "2026-11-20")["publishers"] == []
    assert count(run, "--publisher", "industrynews")["publishers"] == []
    assert count(run, "--since", "2026-11-21", "--until", "2026-11-21")["pages"] == 4


def test_a_file_that_is_gone_is_told_and_the_rest_goes_on(run, archive, home):
    count(run)
    for path in (home / "archive").iterdir():
        path.rename(home / path.name)
    outcome = run("rerun", "--from", "parse")
    assert outcome.status == 1
    assert "읽지 못함" in outcome.out
    assert "restore the archive folder" in outcome.out


def test_the_torn_end_of_a_killed_crawl_is_told_and_no_fault(run, archive, home):
    (path,) = (home / "archive").iterdir()
    path.write_bytes(path.read_bytes()[: archive[-1].offset + 9])
    outcome = run("rerun", "--from", "parse")
    assert outcome.status == 0
    assert f"{path.name}: no whole record at byte {archive[-1].offset}, the end" in outcome.err
    with open_home() as store:
        pages = list(store.archive.find_pages(ARTICLE))
    assert len(list(replay(pages, home / "archive"))) == 3


def test_numbers_and_samples_are_shown_in_tables(run, archive):
    out = run("rerun", "--from", "parse", "--dry-run").out
    assert "새로 생김" in out
    assert "gaon-" in out


def test_an_empty_archive_is_nothing_to_do(run, home):
    outcome = run("rerun", "--from", "parse")
    assert (outcome.status, outcome.out) == (0, "다시 할 것이 없습니다.\n")


def test_an_unknown_stage_is_wrong_usage_that_names_the_known(run):
    outcome = run("rerun", "--from", "nosuch")
    assert outcome.status == 2
    assert "Stages: attachments, parse" in outcome.said
