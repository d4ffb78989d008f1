"""A quotation: a Note about its speaker."""

from collections.abc import Iterator
from typing import Any

from outputs.exports.parts.proxies import Cells, Maker, tell_cells


def make(row: Cells, maker: Maker) -> Iterator[Any]:
    """Yield the speaker and the note that holds the words."""
    note = maker.make("Note", "fact", row["key"])
    note.add("name", tell_cells(row, ("organisation", "speaker", "role")))
    note.add("description", row["words"])
    for speaker in maker.named(row, "speaker", "PERSON"):
        note.add("entity", speaker.id, cleaned=True)
        yield speaker
    yield from maker.cite(note, row)
