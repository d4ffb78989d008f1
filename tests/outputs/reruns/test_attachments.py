import json
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import unquote

import pytest
from scrapy import Request
from scrapy.http import Response

from corpus.settings import Settings
from corpus.store import open_store
from corpus.times import KST
from crawler.archive.writing import Exchange, WarcFile
from crawler.page import Page, parse_page
from crawler.publishers import get_publisher
from crawler.sample.outlet import Outlet, SampleArticle
from crawler.sample.render import make_address, render_article

FILES = Path(__file__).parents[2] / "files"
AT = datetime(2026, 3, 12, 12, tzinfo=KST)
TITLE = "미니클러스터 400개사, 예산 40억 원으로 큰다"
SHORT = "가람산업부는 미니클러스터 운영 계획을 발표했다. 자세한 내용은 붙임을 보기 바란다."


@pytest.fixture
def fetch(home):
    """Archive a release page and its files, as a crawl does; give the addresses of the files."""

    def put(body, files, *, name="gaon-20260312T030000000000Z-00000.warc.gz", at=AT):
        article = SampleArticle(
            number=700, skin="C", title=TITLE, section="정책", reporter="도하윤",
            email="hy@gaon.example", published=at, body=body, files=tuple(files),
        )  # fmt: skip
        outlet = Outlet([article])
        page = render_article(outlet.shown[0], outlet)
        address = make_address(700)
        found = parse_page(Page(body=page, address=address, fetched=at), get_publisher("gaon"))
        (home / "archive").mkdir(parents=True, exist_ok=True)
        warc = WarcFile(home / "archive" / name, publisher="gaon", about={"software": "test"})
        contents = {link: files[unquote(link).rsplit("=", 1)[-1]] for link in found.attachments}
        answers = [
            ("article", address, page),
            *(("attachment", *each) for each in contents.items()),
        ]
        for place, (role, link, content) in enumerate(answers):
            response = Response(link, body=content)
            moment = at + timedelta(seconds=place)
            warc.save(Exchange(request=Request(link), response=response, role=role, at=moment))
        warc.close()
        return found.attachments

    return put


@pytest.fixture
def rerun(run):
    def count(stage="attachments", *words):
        outcome = run("rerun", "--from", stage, "--json", *words)
        return json.loads(outcome.out)

    return count


def stored():
    with open_store(Settings().store_url) as store:
        return (
            store.get_document("gaon-700"),
            store.files.renditions("gaon-700"),
            store.rejects.find(),
        )


def contents(*names):
    return {name: (FILES / name).read_bytes() for name in names}


def test_page_and_files_of_a_release_are_one_document(fetch, rerun):
    links = fetch(SHORT, contents("release.hwp", "release.pdf"))
    rerun("parse")
    report = rerun()
    assert (report["read"], report["revised"], report["unreadable"]) == (2, 1, 0)
    document, renditions, rejects = stored()
    assert document.text == (FILES / "release.txt").read_text(encoding="utf-8").rstrip("\n")
    assert (document.title, document.format, document.revision) == (TITLE, "hwp", 2)
    assert document.structure.tables
    assert sorted(each.format for each in renditions) == ["html", "hwp", "pdf"]
    assert {each.address for each in renditions} == {document.address, *links}
    assert rejects == []


def test_files_are_read_once_and_the_page_does_not_come_back(fetch, rerun):
    fetch(SHORT, contents("release.hwp"))
    rerun("parse")
    rerun()
    first, _, _ = stored()
    again = rerun()
    assert (again["read"], again["unchanged"], again["revised"]) == (0, 1, 0)
    assert rerun("parse")["publishers"][0]["older"] == 1
    assert stored()[0] == first


def test_a_page_that_says_it_all_stays(fetch, rerun):
    body = (FILES / "release.txt").read_text(encoding="utf-8").replace("\n", ".\n\n")
    fetch(body, contents("release.hwp"))
    rerun("parse")
    before, _, _ = stored()
    assert (rerun()["read"], rerun()["revised"]) == (1, 0)
    document, renditions, _ = stored()
    assert (document.text, document.format) == (before.text, "")
    assert len(renditions) == 2


def test_a_file_about_something_else_never_takes_the_place(fetch, rerun):
    fetch(SHORT, contents("statistics.xlsx"))
    rerun("parse")
    assert rerun()["revised"] == 0
    document, renditions, _ = stored()
    assert "미니클러스터 운영 계획" in document.text
    assert [each.format for each in renditions] == ["html", "xlsx"]


def test_bad_files_are_told_and_cost_nothing_else(fetch, rerun):
    links = fetch(SHORT, {"a.hwp": b"\x89PNG\0\0", **contents("release.hwpx")})
    rerun("parse")
    report = rerun()
    assert (report["read"], report["unreadable"], report["revised"]) == (1, 1, 1)
    document, _, (reject,) = stored()
    assert document.format == "hwpx"
    assert (reject.publisher, reject.reason) == ("gaon", "unknown_format")
    assert links[0].endswith("a.hwp")


def test_a_page_that_was_mended_is_held_against_its_file_anew(fetch, rerun):
    fetch(SHORT, contents("release.hwp"))
    rerun("parse")
    rerun()
    body = (FILES / "release.txt").read_text(encoding="utf-8").replace("\n", ".\n\n")
    name = "gaon-20260313T030000000000Z-00000.warc.gz"
    fetch(body, contents("release.hwp"), name=name, at=AT + timedelta(days=1))
    rerun("parse")
    report = rerun()
    assert (report["read"], report["revised"]) == (1, 0)
    assert (stored()[0].format, stored()[0].revision) == ("", 3)


def test_what_the_archive_lacks_is_missing(fetch, rerun, home):
    fetch(SHORT, contents("release.hwp"))
    rerun("parse")
    for path in (home / "archive").iterdir():
        path.unlink()
    report = rerun()
    assert (report["missing"], report["read"]) == (1, 0)


def test_a_dry_run_reads_nothing_and_days_narrow(fetch, rerun):
    fetch(SHORT, contents("release.hwp"))
    rerun("parse")
    dry = rerun("attachments", "--dry-run")
    assert (dry["documents"], dry["read"]) == (1, 0)
    assert rerun("attachments", "--since", "2026-03-13")["documents"] == 0
    assert rerun("attachments", "--publisher", "etnews")["documents"] == 0
