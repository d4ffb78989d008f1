"""Linked data (JSON-LD) of a page, read script by script, since one of them is often broken."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

_DECODER = json.JSONDecoder(strict=False)
_WRAPPING = re.compile(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*$")
_IDLE_COMMA = re.compile(r",(?=\s*[}\]])")
_FIELD = re.compile(r'"(headline|datePublished|dateModified)"\s*:\s*"([^"\n]+)"')
_AUTHOR = re.compile(
    r'"author"\s*:\s*[\[{\s]*(?:"@type"\s*:\s*"\w+"\s*,\s*)?"name"\s*:\s*"([^"\n]+)"'
)
_ARTICLES = ("Article", "BlogPosting", "NewsReport")


def find_article_data(scripts: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Give the first linked-data object of a page that is an article; empty without one.

    Args:
        scripts: Type and content of each script of the page, in order.
    """
    for kind, content in scripts:
        if "ld+json" in kind:
            for thing in _parse_things(content):
                if _is_article(thing):
                    return thing
    return {}


def find_authors(article: dict[str, Any]) -> tuple[str, ...]:
    """Give the names of the authors, in order; they come as text, object or list of either."""
    names = (
        author.get("name") if isinstance(author, dict) else author
        for author in _listed(article.get("author"))
    )
    flat = (name for each in names for name in _listed(each))
    return tuple(name.strip() for name in flat if isinstance(name, str) and name.strip())


def find_site_names(article: dict[str, Any]) -> tuple[str, ...]:
    """Give the names of the outlet: who publishes the article, and authors that are no people."""
    authors = [each for each in _listed(article.get("author")) if isinstance(each, dict)]
    bodies = [each for each in authors if "Organization" in str(each.get("@type"))]
    return find_authors({"author": [*_listed(article.get("publisher")), *bodies]})


def _parse_things(script: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of one script, those inside a graph too; nothing where it is no JSON.

    No-break spaces between tokens, comment marks around and commas before a closing bracket are
    repaired, and what follows the first value is dropped: an unclosed script swallows the markup
    after it. Of an article broken by a bare quotation mark the plain fields are saved.
    """
    text = _IDLE_COMMA.sub("", _WRAPPING.sub("", script.replace("\xa0", " "))).strip()
    try:
        value, _ = _DECODER.raw_decode(text)
    except (ValueError, RecursionError):
        value = _save_fields(text)
    for thing in _listed(value):
        if isinstance(thing, dict):
            yield from (each for each in _listed(thing.get("@graph")) if isinstance(each, dict))
            yield thing


def _save_fields(text: str) -> dict[str, Any]:
    """Read what can be read of an article whose JSON is broken."""
    if not any(f'"{kind}"' in text for kind in ("NewsArticle", "Article")):
        return {}
    found: dict[str, Any] = {"@type": "Article", **dict(_FIELD.findall(text))}
    author = _AUTHOR.search(text)
    return found | ({"author": author[1]} if author else {})


def _listed(value: object) -> list[Any]:
    """Give a value that may stand alone or in a list as a list."""
    return value if isinstance(value, list) else [value]


def _is_article(thing: dict[str, Any]) -> bool:
    """Tell whether the type is Article, NewsArticle, ReportageNewsArticle or the like."""
    types = _listed(thing.get("@type"))
    return any(isinstance(word, str) and word.endswith(_ARTICLES) for word in types)
