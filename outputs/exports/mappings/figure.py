"""A quantity: a Note about its subject."""

from collections.abc import Iterator
from typing import Any

from outputs.exports.parts.proxies import Cells, Maker, find_entities, tell_cells

_SHOWN = ("subject", "measure", "text", "as_of", "status", "change", "against")


def make(row: Cells, maker: Maker) -> Iterator[Any]:
    """Yield the subject, where it is a known entity, and the note."""
    note = maker.make("Note", "fact", row["key"])
    note.add("name", tell_cells(row, ("subject", "measure", "text")))
    note.add("description", tell_cells(row, _SHOWN))
    for subject in maker.named(row, "subject", "") if find_entities(row, "subject") else ():
        note.add("entity", subject.id, cleaned=True)
        yield subject
    yield from maker.cite(note, row)
