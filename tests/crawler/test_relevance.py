import pytest

from corpus.records import Article
from crawler.errors import ProfileError
from crawler.relevance import list_profiles, load_profile


@pytest.fixture
def load(tmp_path):
    """Give a profile of a few lines of TOML."""

    def load_text(text: str):
        path = tmp_path / "my.toml"
        path.write_text(text, "utf-8")
        return load_profile(str(path))

    return load_text


@pytest.mark.parametrize(
    "text",
    [
        "밀양 나노 미클은 20일 총회를 열었다.",
        "산업 단지 공단이 밝혔다.",
        "국가산업단지에서는 화재가 늘었다.",
        "미니 클러스터들의 교류회",
        "경남TP와 협약을 맺었다.",
        "산단·특구 연계 방안",
        "충남 강소 특구의 연구소기업",
        "Cluster 정책 토론회",
        "GPU 클러스터를 갖춘 국가산단",
    ],
)
def test_articles_on_clusters_are_relevant(text):
    assert load_profile("cluster").fits(text)


@pytest.mark.parametrize(
    "text",
    [
        "철강 생산단가가 올랐다.",
        "HTTP 오류로 접속이 끊겼다.",
        "1만 장 규모의 GPU 클러스터 구축",
        "부산단체장 간담회",
        "프로야구 개막",
        "",
    ],
)
def test_other_articles_are_not(text):
    assert not load_profile("cluster").fits(text)


def test_must_any_and_not(load):
    profile = load('must = ["인력", "교육"]\nany = ["반도체", "이차전지"]\nnot = ["부고"]')
    assert profile.fits("반도체 인력을 기르는 교육과정")
    assert not profile.fits("반도체 고급인력 교육")
    assert not profile.fits("반도체 인력 부족")
    assert not profile.fits("인력 교육")
    assert not profile.fits("반도체 인력 교육 — [부고] 홍길동")


def test_an_alias_counts_as_the_word(load):
    profile = load(
        'must = ["중소벤처기업진흥공단"]\n[aliases]\n"중소벤처기업진흥공단" = ["중진공"]'
    )
    assert profile.fits("중진공이")
    assert profile.fits("중소벤처기업 진흥공단")
    assert not profile.fits("대중진공청소기")


def test_words_do_not_reach_over_a_paragraph():
    assert not load_profile("cluster").fits("가공 산업\n단지 분양")


def test_headline_subtitle_and_body_are_searched():
    profile = load_profile("cluster")
    values = {"publisher": "x", "number": "1", "address": "http://x.example/1", "title": "소식"}
    assert profile.covers(Article(**values, body=("행사", "테크노파크가 맡는다.")))
    assert profile.covers(Article(**values, body=("행사",), subtitle="미클 총회"))
    assert not profile.covers(Article(**values, body=("행사",), tags=("산업단지",)))


def test_our_profile_names_its_queries():
    assert list_profiles() == ("cluster",)
    assert {"미니클러스터", "산업단지", "강소특구", "테크노파크"} <= set(
        load_profile("cluster").queries
    )


@pytest.mark.parametrize("text", ["any = 7", "all = ['x']", "any = ["])
def test_a_broken_profile_is_named(load, text):
    with pytest.raises(ProfileError, match=r"my\.toml.*Profiles: cluster"):
        load(text)


def test_a_missing_profile_names_those_that_are():
    with pytest.raises(ProfileError, match=r"'nosuch'.*cluster"):
        load_profile("nosuch")
