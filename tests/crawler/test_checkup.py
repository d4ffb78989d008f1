from dataclasses import replace

import pytest

from crawler.checkup import check_publisher
from crawler.errors import LocalPublisherError
from crawler.publishers.base import Layout
from crawler.publishers.gaon import PUBLISHER
from crawler.sample.server import SampleServer


def check(server, settings, **changes):
    publisher = replace(PUBLISHER, **changes)
    return check_publisher(publisher, settings=settings, proxy=server.address, sleep=lambda _: None)


def faults(checkup) -> dict[str, str]:
    return {each.name: each.fault for each in checkup.checks}


def test_a_declaration_that_holds(few_articles, settings):
    with SampleServer(few_articles) as server:
        checkup = check(server, settings)
        asked, agents = server.asked, server.agents
    assert checkup.is_sound
    assert set(faults(checkup)) == {
        "robots",
        "feed",
        "sitemap",
        "list",
        "page 2",
        "search",
        "article",
    }
    feed = next(each for each in checkup.checks if each.name == "feed")
    assert (feed.rows, feed.timed) == (11, 11)
    assert checkup.article.title == few_articles[-1].title
    assert dict(checkup.article.rules)["body"] == "#article-view-content-div"
    verdicts = checkup.verdicts
    assert verdicts["more"] is None
    assert all(verdicts[name] for name in ("feeds", "sitemaps", "lists", "search", "layouts"))
    assert len(asked) == len(set(asked))
    assert agents == {f"Miclu/0.1.0 (+{settings.contact})"}


def test_a_second_page_that_is_the_first_leads_to_the_button(few_articles, settings):
    with SampleServer(few_articles, has_paging=False) as server:
        checkup = check(server, settings)
    assert checkup.verdicts["more"] is True
    assert checkup.verdicts["lists"] is True
    (more,) = [each for each in checkup.checks if each.name == "more"]
    assert more.rows == 2


def test_a_declaration_that_does_not_hold(settings):
    site = "http://www.gaon.example"
    with SampleServer() as server:
        checkup = check(
            server,
            settings,
            feeds=(f"{site}/rss/none.xml",),
            sitemaps=(f"{site}/paid/sitemap.xml",),
            lists=(f"{site}/robots.txt?page={{page}}",),
            unverified=("feeds", "lists", "aliases"),
        )
    assert not checkup.is_sound
    assert faults(checkup)["feed"] == "http_404"
    assert faults(checkup)["sitemap"] == "robots"
    assert faults(checkup)["list"] == "no_entries"
    assert checkup.verdicts["feeds"] is False
    assert checkup.verdicts["lists"] is False
    assert checkup.verdicts["sitemaps"] is None  # what may not be asked for tells nothing
    assert checkup.verdicts["search"] is True
    assert checkup.article is not None  # found by the search
    assert checkup.verdicts["aliases"] is None


def test_a_layout_that_no_longer_fits_is_refuted_though_the_page_can_be_read(settings):
    with SampleServer() as server:
        checkup = check(server, settings, layouts=(Layout(title="h9.gone", body="#gone"),))
    assert checkup.article is not None
    assert checkup.verdicts["layouts"] is False


def test_without_a_network_nothing_is_refuted(settings):
    with SampleServer(()) as server:
        address = server.address
    checkup = check_publisher(PUBLISHER, settings=settings, proxy=address)
    assert checkup.is_unreached
    assert not checkup.is_sound
    assert set(checkup.verdicts.values()) == {None}


def test_a_local_publisher_needs_its_server(settings):
    with pytest.raises(LocalPublisherError):
        check_publisher(PUBLISHER, settings=settings)
