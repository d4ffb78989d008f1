"""A row of which FollowTheMoney has no notion."""

from collections.abc import Iterator
from typing import Any

from outputs.exports.parts.proxies import Cells, Maker


def make(row: Cells, maker: Maker) -> Iterator[Any]:
    """Yield a Note that cites the document."""
    note = maker.make("Note", "fact", row["key"])
    note.add("description", row["citation"])
    yield from maker.cite(note, row)
