"""A cluster activity."""

from collections.abc import Iterator
from typing import Any

from outputs.exports.parts.proxies import Cells, Maker, tell_date


def make(row: Cells, maker: Maker) -> Iterator[Any]:
    """Yield the organisers and participants, and the activity; its status is a keyword."""
    event = maker.make("Event", "fact", row["key"])
    event.add("name", row["name"])
    event.add("keywords", [row["kind"], row["status"]])
    event.add("startDate", tell_date(row["first_day"], row["precision"]))
    event.add("endDate", tell_date(row["last_day"], row["precision"]))
    event.add("location", row["place"])
    for field, role in (("organisers", "organizer"), ("participants", "involved")):
        for named in maker.named(row, field, ""):
            if named.schema.is_a("LegalEntity"):
                event.add(role, named.id, cleaned=True)
                yield named
            else:  # a programme, which FollowTheMoney lets organise nothing
                event.add("namesMentioned", named.caption)
    yield from maker.cite(event, row)
