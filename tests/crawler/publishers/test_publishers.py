from pathlib import Path
from urllib.parse import urlsplit

import pytest

import crawler.publishers
from crawler.errors import PublisherError, UndeclaredPublisherError
from crawler.markup import parse_html
from crawler.publishers import get_publisher, publishers
from crawler.publishers.base import selectors_of

FOLDER = Path(crawler.publishers.__file__).parent


def test_every_file_declares_the_publisher_of_its_name():
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__", "base"}
    assert set(publishers()) == files
    assert all(publisher.key == key for key, publisher in publishers().items())


@pytest.mark.parametrize("key", sorted(publishers()))
def test_declaration_is_whole(key):
    publisher = get_publisher(key)
    assert publisher.find_number(publisher.make_address("1234")) == "1234"
    assert publisher.feeds or publisher.lists or publisher.sitemaps
    assert publisher.layouts[-1].until is None
    assert publisher.kind in {"news", "press_release", "report"}
    assert set(publisher.unverified) <= set(publisher.__slots__)
    assert all(
        urlsplit(address.format(page=1, since="", until="", query="")).hostname in publisher.hosts
        for address in (*publisher.feeds, *publisher.lists, *publisher.sitemaps)
    )


@pytest.mark.parametrize("key", sorted(publishers()))
def test_selectors_can_be_understood(key):
    root = parse_html(b"<p>x</p>")
    publisher = get_publisher(key)
    for layout in (*publisher.layouts, *publisher.list_layouts):
        declared = [value for name in layout.__slots__ if (value := getattr(layout, name))]
        found = [
            root.css(selector).getall()
            for value in declared
            if isinstance(value, str | tuple)
            for selector in selectors_of(value)
        ]
        assert found


def test_an_unknown_key_names_those_that_are_declared():
    with pytest.raises(UndeclaredPublisherError, match=r"'nowhere'.*gaon, industrynews"):
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
