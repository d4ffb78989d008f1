"""The digest as Markdown, in which no title or sentence can become markup."""

import re
from collections.abc import Iterable
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from outputs.digest.model import Digest
from outputs.digest.page import MARKS
from outputs.labels import ENTITY_TYPES

MEDIA_TYPE = "text/markdown; charset=utf-8"

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&#]")
# What opens a list or a heading where it stands first. Source: CommonMark 0.31, sections 4 and 5.
_OPENER = re.compile(r"^([-+=]|\d+(?=[.)](?:\s|$)))")
_EMPTY_LINES = re.compile(r"\n{3,}")


def render(digest: Digest) -> bytes:
    """Render the digest as CommonMark."""
    page = _environment().get_template("page.md")
    written = page.render(digest=digest, marks=MARKS, types=ENTITY_TYPES)
    return _EMPTY_LINES.sub("\n\n", written).encode()


def escape(value: object) -> str:
    """Make a value plain words of one line; `Markup` stays as it is."""
    if isinstance(value, Markup):
        return value
    line = _SPECIAL.sub(r"\\\g<0>", " ".join(str(value).split()))
    return _OPENER.sub(lambda found: _guard(found[1]), line)


@cache
def _environment() -> Environment:
    environment = Environment(  # noqa: S701  Markdown is escaped by `finalize`, not as HTML
        loader=PackageLoader("outputs.digest"),
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"verbatim": Markup, "joined": _join}
    return environment


def _join(pieces: Iterable[tuple[str, bool]]) -> str:
    return "".join(piece for piece, _ in pieces).strip()


def _guard(opener: str) -> str:
    # A backslash may not stand before a digit: 12. becomes 12\. by guarding what follows it.
    return opener + "\\" if opener.isdigit() else "\\" + opener
