"""What it costs to parse a page and to ask it for its fields, with several libraries.

    .venv/bin/python benchmarks/markup.py DIR …

A DIR holds saved pages (`*.html`). Each is parsed from decoded text, and the same selectors are
asked for their text. Times are CPU milliseconds a page, the least of three rounds; BeautifulSoup
is installed beside (`pip install beautifulsoup4`).
"""

import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

from bs4 import BeautifulSoup
from parsel import Selector

from crawler.markup import decode_text
from crawler.parsing.tree import Tree

ROUNDS = 3
SELECTORS = (
    "h1", "h2", "#articleBody", "#article-view-content-div", "[itemprop=articleBody]", ".view_con",
    ".article_view", ".info-text li", ".reporter", ".date", "figcaption", ".tag-group a",
)  # fmt: skip


def ask_tree(body: bytes) -> list[list[str]]:
    """Ask the table of ids and classes that the page parser uses."""
    tree = Tree(body)
    return [tree.texts(selector) for selector in SELECTORS]


def ask_parsel(body: bytes) -> list[list[str]]:
    """Ask parsel, each selector by XPath."""
    root = Selector(decode_text(body))
    return [
        [each.xpath("string()").get("") for each in root.css(selector)] for selector in SELECTORS
    ]


def ask_soup(parser: str) -> Callable[[bytes], list[list[str]]]:
    """Give the asking of BeautifulSoup with one of its parsers."""

    def ask(body: bytes) -> list[list[str]]:
        root = BeautifulSoup(decode_text(body), parser)
        return [[each.get_text() for each in root.select(selector)] for selector in SELECTORS]

    return ask


WAYS = {
    "our table over lxml": ask_tree,
    "parsel": ask_parsel,
    "BeautifulSoup with lxml": ask_soup("lxml"),
    "BeautifulSoup with html.parser": ask_soup("html.parser"),
}


def measure(ask: Callable[[bytes], list[list[str]]], pages: list[bytes]) -> float:
    """Give the CPU milliseconds a page."""
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        for page in pages:
            ask(page)
        times.append(process_time() - start)
    return min(times) / len(pages) * 1000


def main() -> None:
    """Print a Markdown table."""
    pages = [path.read_bytes() for name in sys.argv[1:] for path in Path(name).rglob("*.html")]
    print(f"{len(pages)} pages, {sum(map(len, pages)) // len(pages)} bytes each\n")
    print("| library | ms a page |\n| --- | ---: |")
    for name, ask in WAYS.items():
        print(f"| {name} | {measure(ask, pages):.1f} |")


if __name__ == "__main__":
    main()
