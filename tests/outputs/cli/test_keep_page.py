import json

from corpus.settings import Settings
from corpus.store import open_store
from crawler.archive.index import mend_index


def test_a_page_of_the_archive_is_kept_by_its_place(run, archive, home):
    outcome = run("keep-page", archive[0].reference, "--name", "skin", "--folder", "kept")
    assert (outcome.status, outcome.out) == (0, "kept/gaon/skin.html\nkept/gaon/skin.json\n")
    expected = json.loads((home.parent / "kept/gaon/skin.json").read_text("utf-8"))
    assert expected["address"] == archive[0].address
    assert expected["article"]["publisher"] == "gaon"


def test_a_page_of_the_archive_is_kept_by_the_id_of_its_record(run, archive, home):
    with open_store(Settings().store_url) as store:
        mend_index(store, home / "archive")
    outcome = run("keep-page", archive[1].record, "--folder", "kept", "--json")
    kept = json.loads(outcome.out)
    assert kept["publisher"] == "gaon"
    assert (home.parent / kept["page"]).exists()


def test_a_page_is_fetched_by_its_address(run, home):
    address = "http://www.gaon.example/news/articleView.html?idxno=10250"
    outcome = run("keep-page", address, "--folder", "kept")
    assert outcome.status == 0
    assert "방산부품MC" in (home.parent / "kept/gaon/10250.json").read_text("utf-8")
    assert not home.exists()  # the crawl left no trace in the installation


def test_a_page_that_is_not_there_is_refused_with_the_reason(run):
    outcome = run("keep-page", "http://www.gaon.example/news/articleView.html?idxno=9")
    assert outcome.status == 1
    assert "did not come: http_404" in outcome.err


def test_an_address_of_nobody_is_refused(run):
    outcome = run("keep-page", "http://www.nobody.example/1")
    assert outcome.status == 1
    assert "no article's address" in outcome.err


def test_a_record_that_is_not_there_is_an_error(run, base):
    for reference in ("urn:uuid:1", "gaon-1.warc.gz:7", "gaon"):
        outcome = run("keep-page", reference)
        assert outcome.status == 1
        assert f"No archived page at {reference!r}" in outcome.err
