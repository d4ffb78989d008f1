import json
import re

import pytest

from corpus.settings import Settings
from crawler.sample.outlet import load_articles
from crawler.sample.server import Answer, SampleServer
from outputs.session import open_base


def test_an_undeclared_publisher_is_an_error_that_names_the_declared(run):
    outcome = run("crawl", "nosuch")
    assert outcome.status == 1
    assert "gaon" in outcome.err


def test_the_sample_outlet_stands_on_no_network(run):
    outcome = run("crawl", "gaon")
    assert outcome.status == 1
    assert "gaon" in outcome.err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["gaon", "--limit", "0"],
        ["gaon", "--since", "yesterday"],
        ["gaon", "--url", "http://www.gaon.example/news/articleView.html?idxno=1"],
        ["--url-file", "urls.txt", "--naver", "--query", "미클"],
        ["gaon", "--naver"],
    ],
)
def test_wrong_usage_is_told_from_errors(run, words):
    assert run("crawl", *words).status == 2


@pytest.fixture
def no_network(monkeypatch):
    """A port on which nothing listens: no request leaves this machine."""
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    # All but the loopback servers of tests.
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.setenv(name, "127.0.0.1")


def test_a_crawl_that_reached_nothing_is_no_success(run, no_network):
    outcome = run("crawl", "industrynews", "--limit", "1")
    assert outcome.status == 1
    assert "industrynews: 응답한 쪽이 없습니다." in outcome.out
    (row,) = [line.split() for line in outcome.out.splitlines() if "연결되지 않음" in line]
    assert row == ["industrynews", "연결되지", "않음", "2"]


def test_addresses_of_nobody_are_named_with_their_line(run, tmp_path):
    (tmp_path / "urls.txt").write_text("# 매체\nhttps://www.hanbit.example/1\n이천\n", "utf-8")
    outcome = run("crawl", "--url-file", "urls.txt")
    assert outcome.status == 1
    told = [line for line in outcome.out.splitlines() if "가져올 수 없는" in line]
    assert told == [
        "가져올 수 없는 주소: 2행: https://www.hanbit.example/1 (선언되지 않은 매체)",
        "가져올 수 없는 주소: 3행: 이천 (웹 주소가 아님)",
    ]


@pytest.fixture
def sample(monkeypatch):
    with SampleServer() as server:
        monkeypatch.setenv("MICLU_LOCAL_PROXY", server.address)
        yield server


def test_named_articles_are_fetched_from_their_publishers(run, sample, tmp_path):
    first, second = (each.number for each in load_articles()[:2])
    page = "http://www.gaon.example/news/articleView{}.html?idxno={}"
    (tmp_path / "urls.txt").write_text(f"{page.format('Amp', second)}\nhttps://x.example/", "utf-8")
    outcome = run("crawl", "--url", page.format("", first), "--url-file", "urls.txt")
    assert outcome.status == 1  # for the line that is none
    assert "가져올 수 없는 주소: 2행: https://x.example/ (선언되지 않은 매체)" in outcome.out
    with open_base(Settings()) as store:
        assert {each.id for each in store.find_documents()} == {f"gaon-{first}", f"gaon-{second}"}


def test_named_articles_that_are_stored_already_are_no_failure(run, sample, tmp_path):
    page = "http://www.gaon.example/news/articleView.html?idxno={}"
    numbers = (each.number for each in load_articles()[:2])
    (tmp_path / "urls.txt").write_text("\n".join(map(page.format, numbers)), "utf-8")
    outcomes = [run("crawl", "--url-file", "urls.txt") for _ in range(2)]
    assert [outcome.status for outcome in outcomes] == [0, 0]
    assert "응답한 쪽이 없습니다" not in outcomes[1].out


class DatelessServer(SampleServer):
    """An outlet whose pages have lost their time of publication."""

    def answer(self, address: str) -> Answer:
        answer = super().answer(address)
        if "articleView" not in address:
            return answer
        return answer._replace(body=re.sub(rb"\d{4}[-.]\d{2}[-.]\d{2}", b"", answer.body))


def test_an_unhealthy_crawl_says_so_and_is_no_success(run, monkeypatch):
    with DatelessServer() as server:
        monkeypatch.setenv("MICLU_LOCAL_PROXY", server.address)
        outcome = run("crawl", "gaon")
    assert outcome.status == 1
    assert "경고: gaon의 수집에 이상이 있습니다: " in outcome.out
    assert "miclu health" in outcome.out


def test_json_is_nothing_but_reports(run, sample, tmp_path):
    page = f"http://www.gaon.example/news/articleView.html?idxno={load_articles()[0].number}"
    (tmp_path / "urls.txt").write_text(f"{page}\n이천\n", "utf-8")
    outcome = run("crawl", "--json", "--url-file", "urls.txt")
    (report,) = [json.loads(line) for line in outcome.out.splitlines()]
    assert (report["publisher"], report["new"]) == ("gaon", 1)
    assert "가져올 수 없는 주소: 2행: 이천 (웹 주소가 아님)" in outcome.err


def test_a_crawl_that_is_stopped_reports_what_it_did(run, sample, home):
    home.mkdir()
    (home / "archive").write_text("in the way", "utf-8")
    outcome = run("crawl", "gaon")
    assert outcome.status == 1
    assert "저장하지 못해 멈춤" in outcome.out
    assert "The crawl of 'gaon' was stopped. The archive in" in outcome.err


def test_a_profile_lets_in_what_fits(run, sample, tmp_path):
    (tmp_path / "none.toml").write_text('any = ["잠수함경기장"]', "utf-8")
    outcome = run("crawl", "gaon", "--profile", "none.toml", "--limit", "3")
    assert outcome.status == 0
    (row,) = [line.split() for line in outcome.out.splitlines() if "주제 밖" in line]
    # One of the three pages may be the one that is gone.
    assert row in (["gaon", "주제", "밖", "3"], ["gaon", "주제", "밖", "2"])


def test_a_file_of_addresses_that_is_not_there(run):
    outcome = run("crawl", "--url-file", "urls.txt")
    assert outcome.status == 1
    assert "'urls.txt' cannot be read" in outcome.err


def test_an_unknown_profile(run):
    outcome = run("crawl", "industrynews", "--profile", "nosuch")
    assert outcome.status == 1
    assert "Profiles: cluster" in outcome.err


def test_the_naver_search_names_the_articles(run, naver, sample, monkeypatch):
    number = load_articles()[0].number
    hits = [
        naver.make_hit(f"http://www.gaon.example/news/articleView.html?idxno={number}"),
        naver.make_hit("https://www.hanbit.example/news/3"),
    ]
    with naver.NaverServer({"미클": hits}) as server:
        words = ("ID", "SECRET", "ADDRESS")
        for word, value in zip(words, (*naver.KEYS, server.address), strict=True):
            monkeypatch.setenv(f"MICLU_NAVER_{word}", value)
        outcome = run("crawl", "--naver", "--query", "미클")
    assert outcome.status == 0
    assert "네이버 검색: 호출 1번, 선언된 매체의 기사 1건" in outcome.out
    assert "선언되지 않은 매체의 기사 1건: www.hanbit.example 1" in outcome.out
    with open_base(Settings()) as store:
        assert [each.id for each in store.find_documents()] == [f"gaon-{number}"]


def test_the_naver_search_needs_keys(run):
    outcome = run("crawl", "etnews", "--naver", "--profile", "cluster")
    assert outcome.status == 1
    assert "MICLU_NAVER_ID" in outcome.err


def test_attached_files_are_read_when_a_crawl_ends(run, monkeypatch):
    article = load_articles()[0].model_copy(update={"files": ("붙임.txt",)})
    page = f"http://www.gaon.example/news/articleView.html?idxno={article.number}"
    with SampleServer((article,)) as server:
        monkeypatch.setenv("MICLU_LOCAL_PROXY", server.address)
        outcome = run("crawl", "--url", page)
    assert "붙임 파일: 읽음 1" in outcome.out
    with open_base(Settings()) as store:
        document_id = f"gaon-{article.number}"
        assert store.get_document(document_id).format == ""
        assert [each.format for each in store.files.renditions(document_id)] == ["html", "txt"]
