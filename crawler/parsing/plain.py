"""The fields that need no more than a selector: subtitle, section, tags, attachments."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from crawler.parsing.subtitles import find_subtitle
from crawler.parsing.tree import Tree
from crawler.publishers.base import Layout, Publisher, selectors_of

_COMMON_TAGS = (".tag-group a", ".kwd_tags a", ".keyword_list a", ".article_tag a", ".tag_list a")

Found = tuple[str, Any]


def find_plain_fields(tree: Tree, layout: Layout, *, title: str) -> dict[str, Found]:
    """Find these fields, each with its rule; one that is not there is left out.

    Args:
        tree: The page.
        layout: How the page carries its fields.
        title: The headline, which is no subtitle.
    """
    candidates = {
        "subtitle": find_subtitle(tree, layout, title),
        "section": next(_find_sections(tree, layout), None),
        "tags": next(_find_tags(tree, layout), None),
    }
    return {name: found for name, found in candidates.items() if found}


def _find_sections(tree: Tree, layout: Layout) -> Iterator[Found]:
    for rule, texts in (*tree.find(layout.section), *tree.find_meta("article:section")):
        yield rule, texts[0]


def _find_tags(tree: Tree, layout: Layout) -> Iterator[Found]:
    """Yield the tags of each place, without their number sign."""
    shown = (*tree.find(layout.tags), *tree.find(_COMMON_TAGS), *tree.find_meta("article:tag"))
    for rule, texts in shown:
        bare = (text.lstrip("#").strip() for text in texts)
        yield rule, tuple(dict.fromkeys(text for text in bare if text))


def find_attachments(
    tree: Tree, layout: Layout, publisher: Publisher, *, address: str
) -> Found | None:
    """Find the addresses of the files that the layout selects, each once, in page order.

    A link to a file is an address, relative to that of the page, or a script call that the
    publisher knows how to make one of.
    """
    for selector in selectors_of(layout.attachments):
        links = tree.texts(selector if "::" in selector else f"{selector}::attr(href)")
        files = (_make_file_address(link, publisher, address) for link in links)
        if found := tuple(dict.fromkeys(file for file in files if file)):
            return selector, found
    return None


def _make_file_address(link: str, publisher: Publisher, address: str) -> str | None:
    for pattern, template in publisher.file_calls:
        if call := re.search(pattern, link):
            return template.format(*call.groups())
    return None if link.startswith(("#", "javascript:")) else urljoin(address, link)
