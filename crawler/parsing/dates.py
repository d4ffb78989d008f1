"""When an article appeared and was last changed.

Hidden times (linked data, meta tags, attributes) are exact to the second and come first; what the
page shows decides where they tell only the day, or call Korean time UTC as some sites do.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import cache
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from crawler.markup import squeeze
from crawler.parsing.tree import Tree
from crawler.publishers.base import Layout
from crawler.times import Stamp, parse_time, read_stamps

_META_PUBLISHED = (
    "article:published_time", "article:published", "og:article:published_time", "og:regDate",
    "regDate", "datePublished", "dc.date.issued", "pubdate", "publishdate", "publish_date",
    "sailthru.date", "parsely-pub-date", "article:created", "date",
)  # fmt: skip
_META_MODIFIED = (
    "article:modified_time", "article:modified", "og:updated_time", "dateModified", "lastmod",
)  # fmt: skip
_MARKED_PUBLISHED = (
    "[itemprop=datePublished]::attr(content)",
    "[itemprop=datePublished]::attr(datetime)",
    "._ARTICLE_DATE_TIME::attr(data-date-time)",
    ".update-time::attr(data-published-time)",
)
_MARKED_MODIFIED = (
    "[itemprop=dateModified]::attr(content)",
    "[itemprop=dateModified]::attr(datetime)",
    "._ARTICLE_MODIFY_DATE_TIME::attr(data-modify-date-time)",
    ".update-time::attr(data-update-time)",
)
_LONGEST_LINE = 90  # code points; a longer text node is a sentence that tells a date
_LONGEST_LABEL = 12
_DAY_ONLY = re.compile(r"\d{4}\D{0,2}\d{1,2}\D{0,2}\d{1,2}\D?")
_CLOCK = re.compile(r"(?:오전|오후)?\s?\d{1,2}:\d{2}(?::\d{2})?$")

# A line without such a part shows no day: see `crawler.times`.
_YEAR = re.compile(r"\d{4}\s*[.\-/년]")
_TEXTS = etree.XPath("//body//text()")

FoundTime = tuple[str, datetime]
Shown = list[tuple[str, Stamp]]
"""Rules and the times that they found on the visible page, best first."""
LookUp = Callable[[], Shown]


def find_times(
    tree: Tree, layout: Layout, data: dict[str, Any], title: HtmlElement | None
) -> dict[str, FoundTime]:
    """Find `published` and `modified`, each with its rule; one that is not told is left out.

    Args:
        tree: The page.
        layout: How the page carries its fields.
        data: Its linked data.
        title: The element of the headline: times stand near it.
    """
    # Hidden times mostly leave nothing to ask, and to look through all the texts takes time.
    shown = cache(lambda: [*_find_declared(tree, layout), *_find_near(tree, title)])
    published = _find_published(tree, data, shown)
    modified = _find_modified(tree, layout, data, shown)
    found = {"published": published, "modified": modified}
    return {name: each for name, each in found.items() if each}


def _find_published(tree: Tree, data: dict[str, Any], shown: LookUp) -> FoundTime | None:
    hidden = _first_time(
        [("json-ld datePublished", [str(data.get("datePublished", ""))])],
        tree.find_meta(*_META_PUBLISHED),
        tree.find(_MARKED_PUBLISHED),
    )
    if hidden and not _DAY_ONLY.fullmatch(hidden[1]):
        return hidden[0], _mend_zone(hidden[2], hidden[1], shown, is_modified=False)
    seen = [(rule, stamp) for rule, stamp in shown() if not stamp.is_modified]
    if hidden is None:
        return next(((rule, stamp.time) for rule, stamp in seen), None) or _find_in_tags(tree)
    rule, _, time = hidden
    same_day = (s for _, s in seen if s.has_clock and s.time.date() == time.date())
    return rule, next((stamp.time for stamp in same_day), time)


def _find_modified(
    tree: Tree, layout: Layout, data: dict[str, Any], shown: LookUp
) -> FoundTime | None:
    hidden = _first_time(
        [("json-ld dateModified", [str(data.get("dateModified", ""))])],
        tree.find_meta(*_META_MODIFIED),
        tree.find(_MARKED_MODIFIED),
        tree.find(layout.modified),
    )
    if hidden is None:
        return next(((rule, stamp.time) for rule, stamp in shown() if stamp.is_modified), None)
    rule, text, time = hidden
    return rule, _mend_zone(time, text, shown, is_modified=True)


def _first_time(*sources: Iterable[tuple[str, list[str]]]) -> tuple[str, str, datetime] | None:
    """Give rule, text and time of the first text that holds a time."""
    for source in sources:
        for rule, texts in source:
            for text in texts:
                if time := parse_time(text):
                    return rule, text, time
    return None


def _mend_zone(time: datetime, text: str, shown: LookUp, *, is_modified: bool) -> datetime:
    """Take a time that calls itself UTC for Korean where the page shows the same clock."""
    if text.endswith(("Z", "+00:00", "+0000")):
        plain = parse_time(text.removesuffix("Z").removesuffix("+00:00").removesuffix("+0000"))
        stamps = (stamp for _, stamp in shown() if stamp.is_modified == is_modified)
        clocks = {stamp.time.replace(second=0) for stamp in stamps}
        if plain and plain.replace(second=0, microsecond=0) in clocks:
            return plain
    return time


def _find_declared(tree: Tree, layout: Layout) -> Iterator[tuple[str, Stamp]]:
    """Yield the times that the layout points at."""
    for rule, texts in tree.find(layout.published):
        for text in texts:
            for stamp in read_stamps(text):
                yield rule, stamp


def _find_near(tree: Tree, title: HtmlElement | None) -> Shown:
    """Give the visible times: labelled ones first, then by nearness after the headline."""
    nodes = [node for node in _TEXTS(tree.root) if not node.isspace()]
    start = next((at for at, node in enumerate(nodes) if node.getparent() is title), 0)
    found = []
    for at in (at for at, node in enumerate(nodes) if _YEAR.search(node)):
        before, text, after = (_line_at(nodes, place) for place in (at - 1, at, at + 1))
        if len(text) <= _LONGEST_LINE:
            line = f"{text} {after}" if _CLOCK.match(after) else text
            label = before if len(before) <= _LONGEST_LABEL else ""
            stamps = (each for each in read_stamps(line, label=label) if not each.is_foreign)
            found += [(_rank(stamp, at - start), stamp) for stamp in stamps]
    return [("visible time", stamp) for _, stamp in sorted(found, key=lambda each: each[0])]


def _line_at(nodes: list[str], at: int) -> str:
    return squeeze(nodes[at]) if 0 <= at < len(nodes) else ""


def _rank(stamp: Stamp, distance: int) -> tuple[bool, bool, bool, int]:
    """Sort by: tells the clock, stands after the headline, has a label, is near."""
    return not stamp.has_clock, distance < 0, not stamp.is_labelled, abs(distance)


def _find_in_tags(tree: Tree) -> FoundTime | None:
    """Find the first `<time datetime>`, a last resort: side boxes use it too."""
    for element in tree.elements("time"):
        if time := parse_time(element.get("datetime", "")):
            return "time::attr(datetime)", time
    return None
