from datetime import date

import pytest

from corpus.settings import Settings
from crawler.errors import NaverError
from crawler.naver import search_naver
from crawler.publishers import publishers
from crawler.wish import Wish

ARTICLE = "https://www.industrynews.co.kr/news/articleView.html?idxno={}"


@pytest.fixture
def search(naver):
    """Search a loopback server; gives what was found, and the server."""

    def run(hits, *, queries=("미클",), wish=None, keys=None, secret=naver.KEYS[1], **faults):
        waits = []
        with naver.NaverServer(hits, **faults) as server:
            settings = Settings(
                naver_id=naver.KEYS[0], naver_secret=secret, naver_address=server.address
            )
            harvest = search_naver(
                queries,
                wish=wish or Wish(),
                keys=keys or list(publishers()),
                settings=settings,
                sleep=waits.append,
            )
        server.waits = waits
        return harvest, server

    return run


def make_hits(naver, numbers, **changes):
    return [naver.make_hit(ARTICLE.format(number), **changes) for number in numbers]


def test_hits_lead_to_the_outlets_own_pages(search, naver):
    hits = [
        naver.make_hit("http://www.industrynews.co.kr/news/articleViewAmp.html?idxno=7"),
        naver.make_hit("https://www.industrynews.co.kr/news/articleView.html?idxno=7&ref=naver"),
        naver.make_hit("https://m.etnews.com/20261120000123"),
        naver.make_hit("https://www.hanbit.example/news/3"),
        naver.make_hit("", "https://n.news.naver.com/mnews/article/015/0005000001"),
        naver.make_hit("https://www.etnews.com/tools/image_popup.html"),
        {"title": "no address"},
    ]
    harvest, _ = search({"미클": hits})
    assert harvest.addresses == {
        "industrynews": [ARTICLE.format(7)],
        "etnews": ["https://www.etnews.com/20261120000123"],
    }
    assert harvest.strange == {
        "www.hanbit.example": 1,
        "n.news.naver.com": 1,
        "www.etnews.com": 1,
    }
    assert (harvest.calls, harvest.cut) == (1, "")


def test_only_the_publishers_that_are_asked_for(search, naver):
    hits = {
        "미클": [*make_hits(naver, [7]), naver.make_hit("https://www.etnews.com/20261120000123")]
    }
    harvest, _ = search(hits, keys=["etnews"])
    assert list(harvest.addresses) == ["etnews"]
    assert not harvest.strange


def test_the_window_is_walked_in_pages_and_split_by_query_and_order(search, naver):
    """1,300 hits: 1,000 to 1,099 by date, and by relevance those that lie behind."""
    hits = {"미클": make_hits(naver, range(1, 1301)), "산단": make_hits(naver, range(2000, 2003))}
    harvest, server = search(hits, queries=("미클", "산단", "미클"))
    assert len(harvest.addresses["industrynews"]) == 1303
    assert {words["sort"] for words in server.asked if words["query"] == "산단"} == {"date"}
    starts = [words["start"] for words in server.asked if words["sort"] == "date"]
    assert starts[:10] == [str(start) for start in range(1, 1001, 100)]
    assert all(words["display"] == "100" for words in server.asked)
    assert harvest.calls == len(server.asked) == 10 + 10 + 1


def test_a_search_by_date_ends_before_the_first_day(search, naver):
    hits = [*make_hits(naver, range(1, 151), day=20), *make_hits(naver, range(151, 900), day=5)]
    wish = Wish(since=date(2026, 11, 18), until=date(2026, 11, 19))
    harvest, server = search({"미클": hits}, wish=wish)
    # What Naver got on the 20th may have been published on the 19th.
    assert len(harvest.addresses["industrynews"]) == 150
    assert len(server.asked) == 2


def test_as_many_as_are_wanted_are_enough(search, naver):
    hits = {"미클": make_hits(naver, range(1, 500)), "산단": make_hits(naver, range(1, 500))}
    harvest, _ = search(hits, queries=("미클", "산단"), keys=["industrynews"], wish=Wish(limit=5))
    assert harvest.calls == 1


def test_a_used_up_quota_keeps_what_was_found(search, naver):
    harvest, _ = search({"미클": make_hits(naver, range(1, 500))}, quota=2)
    assert len(harvest.addresses["industrynews"]) == 200
    assert harvest.calls == 3
    assert harvest.cut == "429 010 Query limit exceeded (오류)"


def test_a_passing_fault_is_asked_again_after_a_while(search, naver):
    harvest, server = search({"미클": make_hits(naver, [7])}, failing=(1, 2))
    assert harvest.addresses == {"industrynews": [ARTICLE.format(7)]}
    assert harvest.cut == ""
    assert server.waits[0] < server.waits[1]


def test_a_lasting_fault_ends_the_search(search, naver):
    harvest, server = search(
        {"미클": make_hits(naver, [7])}, failing=range(1, 99), queries=("미클", "산단")
    )
    assert harvest.cut == "500 SE99 System Error (오류)"
    assert len(server.asked) == 3


def test_a_server_that_is_not_there_ends_the_search(naver):
    with naver.NaverServer({}) as server:
        pass
    settings = Settings(naver_id="x", naver_secret="y", naver_address=server.address)
    harvest = search_naver(
        ["미클"], wish=Wish(), keys=["etnews"], settings=settings, sleep=lambda _: None
    )
    assert harvest.addresses == {}
    assert "ConnectionError" in harvest.cut


def test_keys_that_are_missing_or_refused(search, naver):
    with pytest.raises(NaverError, match=r"needs keys.*MICLU_NAVER_ID and MICLU_NAVER_SECRET"):
        search({}, secret="")
    with pytest.raises(NaverError, match="refuses the keys: 401 024 Authentication failed"):
        search({}, secret="wrong")


def test_a_query_that_is_not_understood(search):
    with pytest.raises(NaverError, match="does not understand: 400 SE01"):
        search({}, queries=("",))


def test_keys_stand_in_no_dump_of_the_settings():
    settings = Settings(naver_id="id-of-ours", naver_secret="secret-of-ours")
    assert "of-ours" not in settings.model_dump_json()
    assert "secret-of-ours" not in repr(settings)
