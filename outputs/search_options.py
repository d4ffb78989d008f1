"""Options of searches, and how their words are read."""

from typing import Annotated, Any

import typer

_KINDS = ("news", "press_release", "report")
_STATUSES = ("reviewed", "unreviewed", "accepted", "corrected", "rejected")


def read_kind(text: str) -> str:
    """Check the word of a kind of document, else end with a usage error."""
    return _check(text, _KINDS, "kind")


def read_status(text: str) -> str:
    """Check the word of a status, else end with a usage error."""
    return _check(text, _STATUSES, "status")


def read_sort(text: str) -> Any:
    """Read the word of an order, else end with a usage error."""
    from corpus.search.records import Sort

    return Sort(_check(text, tuple(Sort), "order"))


def read_facets(text: str) -> Any:
    """Read words parted by commas, else end with a usage error."""
    from corpus.search.records import FACETS

    words = (word.strip() for word in text.split(","))
    return tuple(_check(word, FACETS, "facet") for word in words if word)


def _check(text: str, known: tuple[str, ...], noun: str) -> str:
    if text not in known:
        msg = f"{text!r} is no {noun}. There are: {', '.join(known)}"
        raise typer.BadParameter(msg)
    return text


EntityName = Annotated[
    str | None, typer.Option("--entity", metavar="NAME", help="Only what names this entity.")
]
Kind = Annotated[
    str | None,
    typer.Option("--kind", parser=read_kind, metavar="KIND", help=f"One of {', '.join(_KINDS)}."),
]
Status = Annotated[
    str | None,
    typer.Option(
        "--status", parser=read_status, metavar="STATUS", help=f"One of {', '.join(_STATUSES)}."
    ),
]
SortBy = Annotated[
    Any,
    typer.Option(
        "--sort",
        parser=read_sort,
        metavar="ORDER",
        help="relevance, newest or oldest; facts also value, sources.",
        show_default=False,
    ),
]
Facets = Annotated[
    Any,
    typer.Option(
        "--facets",
        parser=read_facets,
        metavar="NAMES",
        help="Count hits by: type, publisher, entity, year, month, kind, status (with commas).",
        show_default=False,
    ),
]
Expand = Annotated[
    bool,
    typer.Option("--expand/--no-expand", help="Also look for other names of what is named."),
]
Cursor = Annotated[
    str, typer.Option("--cursor", metavar="CURSOR", help="Go on where an answer ended.")
]
