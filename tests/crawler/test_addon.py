import pytest
from scrapy.crawler import Crawler
from scrapy.settings import Settings as ScrapySettings

from corpus.settings import Settings
from crawler.addon import MicluAddon, make_user_agent
from crawler.spiders.news import NewsSpider


def make_settings(key: str, **extra: object) -> ScrapySettings:
    """Give what a crawl of a publisher runs with."""
    settings = ScrapySettings()
    settings.setmodule("crawler.settings", priority="project")
    settings.setdict(extra, priority="cmdline")
    crawler = Crawler(NewsSpider, settings)
    crawler.spider = NewsSpider(publisher=key)
    MicluAddon.from_crawler(crawler).update_settings(crawler.settings)
    return crawler.settings


def test_the_user_agent_says_how_to_reach_us():
    settings = Settings(contact="mailto:crawler@miclu.example")
    assert make_user_agent(settings) == "Miclu/0.1.0 (+mailto:crawler@miclu.example)"
    assert "no contact set" in make_user_agent(Settings(contact=""))


def test_real_outlets_are_treated_with_care():
    settings = make_settings("industrynews", MICLU=Settings(contact="x@miclu.example"))
    assert settings.getbool("ROBOTSTXT_OBEY")
    assert settings.getbool("AUTOTHROTTLE_ENABLED")
    assert settings.getfloat("DOWNLOAD_DELAY") >= 1
    assert settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN") == 1
    assert settings.getint("DOWNLOAD_MAXSIZE") <= 10 * 1024 * 1024
    assert "x@miclu.example" in settings["USER_AGENT"]


def test_the_local_outlet_is_fast_but_robots_are_obeyed():
    settings = make_settings("gaon", MICLU_LOCAL_PROXY="http://127.0.0.1:1")
    assert not settings.getbool("AUTOTHROTTLE_ENABLED")
    assert settings.getfloat("DOWNLOAD_DELAY") == 0
    assert settings.getbool("ROBOTSTXT_OBEY")


def test_the_command_line_has_the_last_word():
    settings = make_settings("gaon", MICLU_LOCAL_PROXY="http://127.0.0.1:1", DOWNLOAD_DELAY=0.5)
    assert settings.getfloat("DOWNLOAD_DELAY") == 0.5


def test_settings_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("MICLU_HOME", "/somewhere/else")
    assert str(make_settings("industrynews")["MICLU"].home) == "/somewhere/else"


def test_a_local_publisher_without_its_server_is_an_error():
    with pytest.raises(SystemExit, match=r"^miclu: .*python -m crawler"):
        make_settings("gaon")
