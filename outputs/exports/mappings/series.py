"""A figure in its series: a Note about its entity."""

from collections.abc import Iterator
from typing import Any

from outputs.exports.parts.proxies import Cells, Maker, tell_cells


def make(row: Cells, maker: Maker) -> Iterator[Any]:
    """Yield the entity and the note."""
    thing = maker.thing(row["entity"].partition(":")[0], row["name"], key=row["entity"])
    note = maker.make("Note", "point", row["key"])
    note.add("name", tell_cells(row, ("name", "measure", "period")))
    note.add("description", tell_cells(row, ("name", "measure", "period", "text", "status")))
    note.add("entity", thing.id, cleaned=True)
    yield thing
    yield from maker.cite(note, row) if row["document"] else (note,)
