"""The body of an article, wherever the page keeps it, with what stands at its ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from lxml.html import HtmlElement

from crawler.parsing.body import read_captions, read_captions_beside, read_paragraphs
from crawler.parsing.containers import (
    FEWEST,
    FoundElement,
    count_prose,
    count_sentences,
    find_cell,
    find_declared,
    find_densest,
    find_known,
)
from crawler.parsing.edges import Edges, trim_edges
from crawler.parsing.extract import extract_paragraphs
from crawler.parsing.payload import find_payload
from crawler.parsing.subtitles import drop_subtitle, take_leading
from crawler.parsing.tree import Index, Tree
from crawler.publishers.base import Layout

_FAR_MORE = 2.5
"""So much more text in the densest element than in one of a common name makes that a teaser."""


class Heads(NamedTuple):
    """What stands over a body; the subtitle is empty where there is none."""

    title: str
    subtitle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The body of an article with the rule that found it, and what was found at it."""

    rule: str
    edges: Edges
    captions: tuple[str, ...] = ()
    subtitles: tuple[str, ...] = ()


def read_body(
    page: bytes, tree: Tree, layout: Layout, *, data: dict[str, Any], heads: Heads
) -> Body | None:
    """Read the body from the first place that holds one; takes the tree apart, so read it last.

    In order: what the layout points at, an element of a common name, the densest element, a
    script, linked data, trafilatura. None where none of them holds an article.

    Args:
        page: The bytes of the page.
        tree: The page.
        layout: How the page carries its fields.
        data: Its linked data.
        heads: Title and subtitle, which some pages print again in the body.
    """
    declared = find_declared(tree, layout)
    if declared and (body := _read_element(*declared, layout, heads)).edges.body:
        return body
    for rule, element in _guess(tree):
        body = _read_element(rule, element, layout, heads)
        if _is_article(body.edges.body):
            return body
    for rule, paragraphs in _told(page, data):
        edges = trim_edges(paragraphs, repeated=heads)
        if _is_article(edges.body):
            return Body(rule=rule, edges=edges)
    return None


def _guess(tree: Tree) -> Iterator[FoundElement]:
    """Yield the elements that may be the container, best first."""
    payload = _find_in_script(tree)
    known, densest = find_known(tree), find_densest(tree)
    if known and densest and count_prose(densest[1]) > _FAR_MORE * count_prose(known[1]):
        known = None
    best = known or densest
    if payload is not None and _count_in(payload) > _FAR_MORE * _count_in(best and best[1]):
        yield "script", payload
    if best:
        yield best[0], find_cell(best[1])
    if known and densest:
        yield densest


def _find_in_script(tree: Tree) -> HtmlElement | None:
    """Find the container in the markup that a script carries."""
    payload = find_payload(tree.scripts)
    inner = Tree(payload.encode("utf-8", "replace")) if payload else None
    found = inner and (find_known(inner) or find_densest(inner))
    return found[1] if found else None


def _count_in(element: HtmlElement | None) -> int:
    return 0 if element is None else count_sentences("\n".join(element.itertext()))


def _told(page: bytes, data: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield bodies that come as text."""
    text = data.get("articleBody")
    if isinstance(text, str):
        yield "json-ld articleBody", tuple(line.strip() for line in text.splitlines())
    yield "trafilatura", extract_paragraphs(page)


def _is_article(paragraphs: tuple[str, ...]) -> bool:
    """Tell whether paragraphs that were only guessed to be an article are one."""
    text = "\n".join(paragraphs)
    return len(text) >= FEWEST and count_sentences(text) > 0


def _read_element(rule: str, element: HtmlElement, layout: Layout, heads: Heads) -> Body:
    inside = Index(element)
    drop_subtitle(inside, heads.subtitle)
    captions = read_captions(inside, layout) or read_captions_beside(element)
    subtitles = take_leading(element)
    known = (*heads, *captions, *subtitles)
    edges = trim_edges(read_paragraphs(inside, layout), repeated=known)
    return Body(rule=rule, edges=edges, captions=captions, subtitles=subtitles)
