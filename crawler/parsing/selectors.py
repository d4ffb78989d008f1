"""CSS selectors as layouts declare them, taken apart once for all pages.

Nearly all are a chain of tags, ids and classes, which `tree` answers from tables. Of the others it
is known here which ids and classes a page must have before it is worth a search of the tree.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import cssselect
from cssselect.parser import Class, CombinedSelector, Hash
from lxml.cssselect import CSSSelector

_PART = re.compile(
    r"(?:(?P<tag>[a-z][a-z\d]*)|\*)?"
    r"(?:(?P<mark>[#.][\w-]+)|\[itemprop=\"?(?P<property>\w+)\"?\])?"
    r"(?:\[(?P<attribute>[a-z-]+)(?P<way>[\^*]?)=\"?(?P<value>[^\s\"'\]]+)\"?\])?"
    r"(?::has\((?P<inner>[#.][\w-]+)\))?"
)
_TAIL = re.compile(r"(?P<path>.*?)::(?:attr\((?P<attribute>[\w-]+)\)|text)")
_MOST = 4096


class Part(NamedTuple):
    """One step of a chain: what an element must have; an empty word asks for nothing.

    Marks are written `#id`, `.class` and `@itemprop`; `inner` is the mark of an element inside.
    The `attribute` is the value, or begins with it (`way` is `^`), or holds it (`*`).
    """

    tag: str = ""
    mark: str = ""
    attribute: str = ""
    way: str = ""
    value: str = ""
    inner: str = ""


@lru_cache(maxsize=_MOST)
def split_chain(selector: str) -> tuple[Part, ...]:
    """Split a selector into the steps that lead from above to an element; empty for any other."""
    found = [_PART.fullmatch(word) for word in selector.split()]
    parts = tuple(_make_part(**each.groupdict("")) for each in found if each)
    return parts if len(parts) == len(found) else ()


@lru_cache(maxsize=_MOST)
def list_needs(selector: str) -> tuple[frozenset[str], ...]:
    """List the marks without which a selector finds nothing, a set for each of its alternatives.

    Raises:
        SelectorError: It is none.
    """
    return tuple(frozenset(_find_needs(each.parsed_tree)) for each in cssselect.parse(selector))


@lru_cache(maxsize=_MOST)
def split_tail(selector: str) -> tuple[str, str]:
    """Split `path::attr(name)` into path and name; the name is empty where the text is wanted.

    Without a path every element is meant.
    """
    tail = _TAIL.fullmatch(selector)
    return (tail["path"] or "*", tail["attribute"] or "") if tail else (selector, "")


@lru_cache(maxsize=_MOST)
def compile_selector(selector: str) -> CSSSelector:
    """Compile a CSS selector, each once.

    Raises:
        SelectorError: It is none.
    """
    return CSSSelector(selector, translator="html")


def _make_part(*, mark: str, property: str, **words: str) -> Part:  # noqa: A002  the group
    return Part(mark=mark or (f"@{property}" if property else ""), **words)


def _find_needs(node: Any) -> Iterator[str]:
    if isinstance(node, Class):
        yield f".{node.class_name}"
    elif isinstance(node, Hash):
        yield f"#{node.id}"
    elif isinstance(node, CombinedSelector):
        yield from _find_needs(node.subselector)
    if hasattr(node, "selector"):
        yield from _find_needs(node.selector)
