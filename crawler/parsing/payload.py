"""Articles that stand only in a script: the data of Next.js, Nuxt and Arc pages.

Such a page is built by the browser. The data come as one JSON value, or (Next.js from version 13)
as "flight" rows, pushed in pieces: React elements, JSON, and long texts with their length.

Source: React Server Components wire format, `react-server/src/ReactFlightServer.js` (`T` rows
carry hexadecimal length in bytes).
"""

import json
import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

_PUSH = re.compile(r"self\.__next_f\.push\(\s*(\[.*\])\s*\)", re.DOTALL)
_ASSIGNED = re.compile(
    r"(?:__NUXT__|__INITIAL_STATE__|__PRELOADED_STATE__|globalContent)\s*=\s*(?=\{)"
)
_ROW = re.compile(rb"([0-9a-f]+):(?:T([0-9a-f]+),|([A-Z]{0,2})(?=[\[{\"]))")
_TAG = re.compile(r"<[^>]{1,400}>")
_SENTENCE = re.compile(r"[가-힣][.!?][\"'”’)\]]*(?=\s|<|$)")
_MEDIA = re.compile(r"image|photo|gallery|video|audio|advert|embed|related", re.IGNORECASE)
_FEWEST_SENTENCES = 3
_FAR_MORE = 1.5
_DECODER = json.JSONDecoder(strict=False)
_ELEMENT_PARTS = 4  # "$", tag, key, properties
_LONGEST = 5_000_000  # code points of payload; more is no article


def find_payload(scripts: Iterable[tuple[str, str]]) -> str:
    """Give the markup of the article that the scripts of a page carry; empty without one.

    It is the text, or list of texts, that holds the most sentences. Elements that a script builds
    hold the whole page, and so count only where they hold far more.
    """
    flight, texts = _read_scripts(list(scripts))
    rows = list(_split_rows(flight.encode("utf-8", "surrogatepass")))
    texts += [text for row in rows for text in _find_texts(row)]
    best = max(texts, key=_count_sentences, default="")
    built = "".join(_render(row) for row in rows if isinstance(row, list))
    if _count_sentences(built) > _FAR_MORE * _count_sentences(best):
        best = built
    return best if _count_sentences(best) >= _FEWEST_SENTENCES else ""


def _count_sentences(markup: str) -> int:
    return len(_SENTENCE.findall(markup))


def _read_scripts(scripts: list[tuple[str, str]]) -> tuple[str, list[str]]:
    """Give the flight rows of all scripts, and the texts inside their other data."""
    flight = ""
    texts: list[str] = []
    for kind, content in scripts:
        if len(content) > _LONGEST or "ld+json" in kind:
            continue
        if pushed := _PUSH.search(content):
            flight += _read_push(pushed[1])
        elif kind == "application/json":
            texts += _find_texts(_parse(content))
        elif assigned := _ASSIGNED.search(content):
            texts += _find_texts(_parse(content[assigned.end() :]))
    return flight[:_LONGEST], texts


def _parse(text: str) -> Any:
    """Parse the JSON value that a text begins with; None where it begins with none."""
    try:
        return _DECODER.raw_decode(text.lstrip())[0]
    except (ValueError, RecursionError):
        return None


def _find_texts(root: Any) -> Iterator[str]:
    """Yield the markup of each text, and of each list of texts, anywhere in a JSON value."""
    waiting = [root]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
            yield "".join(_make_paragraph(_main_text(each)) for each in value)
        elif isinstance(value, str):
            yield _make_paragraph(value)


def _main_text(value: Any) -> str:
    """Give the longest text directly inside a list member, itself included; none of a picture."""
    texts = value.values() if isinstance(value, dict) else (value,)
    if isinstance(value, dict) and _MEDIA.search(str(value.get("type", ""))):
        return ""
    return max((each for each in texts if isinstance(each, str)), key=len, default="")


def _make_paragraph(text: str) -> str:
    """Make markup of a text that is markup already, or plain with a newline between paragraphs."""
    if _TAG.search(text):
        return f"<div>{text}</div>"
    return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())


def _read_push(argument: str) -> str:
    """Give the piece of flight rows that one call pushes."""
    value = _parse(argument)
    is_piece = isinstance(value, list) and len(value) > 1 and isinstance(value[1], str)
    return value[1] if is_piece else ""


def _split_rows(rows: bytes) -> Iterator[Any]:
    """Yield the value of each row; a long text is its own value."""
    place = 0
    while found := _ROW.search(rows, place):
        start = found.end()
        if found[2]:
            place = start + int(found[2], 16)
            yield rows[start:place].decode("utf-8", "replace")
        else:
            end = rows.find(b"\n", start)
            place = end if end >= 0 else len(rows)
            if not found[3]:  # rows with letters name modules and styles
                yield _parse(rows[start:place].decode("utf-8", "replace"))


def _render(value: Any, depth: int = 0) -> str:
    """Make markup of a React element, `["$", tag, key, {children}]`, and all inside it."""
    if depth > 100:  # noqa: PLR2004  far deeper than any article
        return ""
    if isinstance(value, str):
        return "" if value.startswith("$") else escape(value)
    if not isinstance(value, list):
        return ""
    if len(value) == _ELEMENT_PARTS and value[0] == "$" and isinstance(value[3], dict):
        return _render_element(value[1], value[3], depth)
    return "".join(_render(each, depth + 1) for each in value)


def _render_element(tag: Any, properties: dict[str, Any], depth: int) -> str:
    raw = properties.get("dangerouslySetInnerHTML")
    inner = raw.get("__html", "") if isinstance(raw, dict) else ""
    inner = str(inner) + _render(properties.get("children"), depth + 1)
    if not (isinstance(tag, str) and tag.isalnum()):
        return inner
    names = escape(str(properties.get("className", "")))
    return f'<{tag} class="{names}">{inner}</{tag}>'
