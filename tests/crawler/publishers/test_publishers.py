from collections import Counter
from dataclasses import fields
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import crawler.publishers
from corpus.records import Article
from crawler.discovery import Scope, Source, open_sources
from crawler.errors import PublisherError, UndeclaredPublisherError
from crawler.parsing.selectors import compile_selector, split_tail
from crawler.publishers import find_publisher, get_publisher, publishers
from crawler.publishers.base import selectors_of
from crawler.publishers.families import ndsoft
from crawler.wish import Wish

FOLDER = Path(crawler.publishers.__file__).parent


def test_every_file_declares_the_publisher_of_its_name():
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__", "base"}
    assert set(publishers()) == files
    assert all(publisher.key == key for key, publisher in publishers().items())


# For outlets of a family of their own: an address as it stands in the wild, and the one kept.
ADDRESSES = {
    "asiae": ("https://cm.asiae.co.kr/article/2026112009301512345?x=1", "view.asiae.co.kr"),
    "etnews": ("https://m.etnews.com/20261120000123?SNS=00002", "www.etnews.com"),
    "etoday": (
        "http://www.etoday.co.kr/news/section/newsview.php?idxno=2512345",
        "/news/view/2512345",
    ),
    "fnnews": ("https://www.fnnews.com/news/202611200930151234", "www.fnnews.com"),
    "hankyung": (
        "https://www.hankyung.com/economy/article/202611201234i",
        "/article/202611201234i",
    ),
    "heraldcorp": ("https://biz.heraldcorp.com/article/10512345?ref=naver", "/article/10512345"),
    "innopolis": (
        "https://www.innopolis.or.kr/board/view?linkId=4711&menuId=MENU00404",
        "linkId=4711",
    ),
    "joongdo": ("https://m.joongdo.co.kr/view.php?key=20261120010001234", "www.joongdo.co.kr/web/"),
    "kicox": (
        "https://www.kicox.or.kr/user/bbs/BD_selectBbs.do?q_bbsCode=1016&q_bbscttSn=2026112010150",
        "q_bbsCode=1016&q_bbscttSn=2026112010150",
    ),
    "korea_kr": (
        "https://m.korea.kr/briefing/pressReleaseView.do?pageIndex=1&newsId=156790077",
        "www.korea.kr/briefing/pressReleaseView.do?newsId=156790077",
    ),
    "mk": ("https://m.mk.co.kr/news/business/11512345", "www.mk.co.kr/news/business/11512345"),
    "motir": (
        "https://www.motie.go.kr/kor/article/ATCL3f49a5a8c/172501/view?pageIndex=2",
        "https://www.motir.go.kr/kor/article/ATCL3f49a5a8c/172501/view",
    ),
    "msit": (
        "https://www.msit.go.kr/bbs/view.do?sCode=user&mId=307&bbsSeqNo=94&nttSeqNo=3190077",
        "nttSeqNo=3190077",
    ),
    "mss": (
        "https://www.mss.go.kr/site/smba/ex/bbs/View.do?cbIdx=86&bcIdx=1070011&parentSeq=1070011",
        "cbIdx=86&bcIdx=1070011",
    ),
    "mt": (
        "https://www.mt.co.kr/amp/economy/2026/11/20/2026112008475185652",
        "https://www.mt.co.kr/economy/2026/11/20/2026112008475185652",
    ),
    "newsis": (
        "https://www.newsis.com/view/?id=NISX20261120_0003123456",
        "/view/NISX20261120_0003123456",
    ),
    "yna": (
        "https://m.yna.co.kr/view/AKR20261120031100003?section=x",
        "www.yna.co.kr/view/AKR20261120031100003",
    ),
}
FOREIGN = {
    "etnews": "https://english.etnews.com/20261120200001",
    "kicox": "https://www.kicox.or.kr/index.do",
    "mk": "https://www.mk.co.kr/news/society/view/2016/04/271234/",
    "newsis": "https://www.newsis.com/view/NISI20261120_0021000000",
    "yna": "https://www.yna.co.kr/view/PYH20261120031100001",
}
MEMBERS = [key for key, each in publishers().items() if each.list_layouts == ndsoft.LIST_LAYOUTS]


def split_keys() -> set[str]:
    return set(publishers()) - set(MEMBERS)


@pytest.mark.parametrize("key", sorted(publishers()))
def test_declaration_is_whole(key):
    publisher = get_publisher(key)
    assert publisher.feeds or publisher.lists or publisher.sitemaps
    assert publisher.layouts[-1].until is None
    assert publisher.list_layouts or not (publisher.lists or publisher.search)
    assert publisher.kind in {"news", "press_release", "report"}
    assert set(publisher.unverified) <= set(publisher.__slots__)
    assert publisher.domain == urlsplit(publisher.article).hostname
    sources = [Source(kind="x", address=each) for each in (*publisher.feeds, *publisher.sitemaps)]
    sources += open_sources(Scope(publisher=publisher, wish=Wish(query=publisher.search and "x")))
    assert all(urlsplit(each.address).hostname in publisher.hosts for each in sources)


def test_no_two_publishers_share_a_name_or_a_host():
    names = Counter(publisher.name for publisher in publishers().values())
    hosts = Counter(host for publisher in publishers().values() for host in publisher.hosts)
    assert [word for word, count in (names + hosts).items() if count > 1] == []


def test_members_of_the_family_are_a_few_lines_of_data():
    assert len(MEMBERS) >= 30
    real = [key for key in MEMBERS if not get_publisher(key).local]
    lengths = {key: len((FOLDER / f"{key}.py").read_text("utf-8").splitlines()) for key in real}
    assert {key: length for key, length in lengths.items() if length > 15} == {}


@pytest.mark.parametrize("key", MEMBERS)
def test_a_member_knows_its_articles_and_not_those_of_the_others(key):
    publisher = get_publisher(key)
    amp = publisher.make_address("1234").replace("articleView", "articleViewAmp")
    assert publisher.find_address(f"{amp}&page=2") == publisher.make_address("1234")
    assert find_publisher(amp) == publisher
    assert (
        publisher.find_address("https://www.hanbit.example/news/articleView.html?idxno=1") is None
    )
    assert (
        publisher.find_address(f"https://{publisher.domain}/news/articleList.html?idxno=1") is None
    )


def test_every_other_publisher_has_an_address_here():
    assert set(ADDRESSES) == split_keys()


@pytest.mark.parametrize("key", sorted(ADDRESSES))
def test_an_address_from_the_wild_becomes_the_one_that_is_kept(key):
    wild, part = ADDRESSES[key]
    kept = get_publisher(key).find_address(wild)
    assert part in kept
    assert get_publisher(key).find_address(kept) == kept
    assert find_publisher(kept).key == key


@pytest.mark.parametrize("key", sorted(FOREIGN))
def test_photos_and_old_numbers_are_no_articles(key):
    assert get_publisher(key).find_address(FOREIGN[key]) is None


def test_an_address_of_nobody():
    assert find_publisher("https://www.hanbit.example/news/articleView.html?idxno=1") is None
    assert find_publisher("http://[::1") is None


@pytest.mark.parametrize("key", sorted(publishers()))
def test_selectors_can_be_understood(key):
    publisher = get_publisher(key)
    for layout in (*publisher.layouts, *publisher.list_layouts):
        declared = [value for name in layout.__slots__ if (value := getattr(layout, name))]
        found = [
            compile_selector(split_tail(selector)[0])
            for value in declared
            if isinstance(value, str | tuple)
            for selector in selectors_of(value)
        ]
        assert found


def test_no_two_publishers_share_a_host():
    """Then one process asks a host: `run_crawl` gives a publisher to one process."""
    counts = Counter(host for each in publishers().values() for host in each.hosts)
    assert counts.most_common(1)[0][1] == 1


def test_what_is_expected_of_publishers_can_be_counted():
    known = {field.name for field in fields(Article)}
    for publisher in publishers().values():
        for name, share in publisher.expects.fill:
            assert (name in known, 0 < share <= 1) == (True, True), publisher.key
        assert publisher.expects.articles >= 1


def test_ministries_are_expected_to_bring_their_files():
    assert dict(get_publisher("mss").expects.fill)["attachments"] == 0.5
    assert dict(get_publisher("industrynews").expects.fill)["byline"] == 0.5


def test_an_unknown_key_names_those_that_are_declared():
    with pytest.raises(UndeclaredPublisherError, match=r"'nowhere'.*gaon"):
        get_publisher("nowhere")


@pytest.mark.parametrize("source", ["", "PUBLISHER = 1", "from crawler.publishers.gaon import *"])
def test_a_broken_file_is_named(source, tmp_path, monkeypatch):
    (tmp_path / "broken.py").write_text(source, "utf-8")
    monkeypatch.setattr(crawler.publishers, "__path__", [str(tmp_path)])
    publishers.cache_clear()
    try:
        with pytest.raises(PublisherError, match=r"broken\.py"):
            publishers()
    finally:
        publishers.cache_clear()
