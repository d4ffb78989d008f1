"""A resolved entity."""

from collections.abc import Iterator
from typing import Any

from outputs.exports.parts.proxies import Cells, Maker


def make(row: Cells, maker: Maker) -> Iterator[Any]:
    """Yield the entity with all its names."""
    thing = maker.thing(row["type"], row["name"], key=row["key"])
    thing.add("alias", row["aliases"])
    yield thing
