"""Linked data (JSON-LD) of a page, read script by script, since one of them is often broken."""

import json
from collections.abc import Iterator
from typing import Any

from parsel import Selector

_DECODER = json.JSONDecoder(strict=False)


def find_article_data(root: Selector) -> dict[str, Any]:
    """Give the first linked-data object of a page that is an article; empty without one."""
    for script in root.css('script[type="application/ld+json"]::text').getall():
        for thing in _parse_things(script):
            if _is_article(thing):
                return thing
    return {}


def find_authors(article: dict[str, Any]) -> tuple[str, ...]:
    """Give the names of the authors, in order; they come as text, object or list of either."""
    declared = article.get("author")
    authors = declared if isinstance(declared, list) else [declared]
    names = [author.get("name") if isinstance(author, dict) else author for author in authors]
    return tuple(name.strip() for name in names if isinstance(name, str) and name.strip())


def _parse_things(script: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of one script; nothing where it is no JSON.

    No-break spaces between tokens are repaired, and what follows the first value is dropped: an
    unclosed script swallows the markup after it.
    """
    try:
        value, _ = _DECODER.raw_decode(script.replace("\xa0", " ").strip())
    except (ValueError, RecursionError):
        return
    values = value if isinstance(value, list) else [value]
    for thing in values:
        if isinstance(thing, dict):
            graph = thing.get("@graph")
            yield from (t for t in graph if isinstance(t, dict)) if isinstance(graph, list) else ()
            yield thing


def _is_article(thing: dict[str, Any]) -> bool:
    """Tell whether the type is Article, NewsArticle, ReportageNewsArticle or the like."""
    declared = thing.get("@type")
    types = declared if isinstance(declared, list) else [declared]
    return any(isinstance(word, str) and word.endswith("Article") for word in types)
