"""A post that somebody holds."""

from collections.abc import Iterator
from typing import Any

from outputs.exports.parts.proxies import Cells, Maker, tell_cells


def make(row: Cells, maker: Maker) -> Iterator[Any]:
    """Yield person, organisation, post and who holds it; the status tells the standing."""
    (person,) = maker.named(row, "person", "PERSON")
    organisations = list(maker.named(row, "organisation", "ORG"))
    post = maker.make("Position", "post", row["role"], *(each.id for each in organisations))
    post.add("name", tell_cells(row, ("organisation", "role")))
    post.add(
        "organization",
        [each.id for each in organisations if each.schema.is_a("Organization")],
        cleaned=True,
    )
    occupancy = maker.make("Occupancy", "fact", row["key"])
    occupancy.add("holder", person.id, cleaned=True)
    occupancy.add("post", post.id, cleaned=True)
    occupancy.add("status", row["standing"])
    occupancy.add("date", row["last_seen"])
    yield from (person, *organisations, post)
    yield from maker.cite(occupancy, row)
