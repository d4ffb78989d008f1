"""An activity that several documents tell of."""

from collections.abc import Iterator
from typing import Any

from outputs.exports.parts.proxies import Cells, Maker, tell_date


def make(row: Cells, maker: Maker) -> Iterator[Any]:
    """Yield the organisers and participants, and the activity; its status is a keyword."""
    event = maker.make("Event", "activity", row["key"])
    event.add("name", row["name"])
    event.add("keywords", [row["kind"], row["status"]])
    event.add("startDate", tell_date(row["first_day"], row["precision"]))
    event.add("endDate", tell_date(row["last_day"], row["precision"]))
    event.add("location", row["place"])
    names = (*row["organisers"], *row["participants"])
    for pair, name in zip(row["entities"], names, strict=True):
        role, _, key = pair.partition("=")
        party = maker.thing(key.partition(":")[0], name, key=key)
        if party.schema.is_a("LegalEntity"):
            event.add("organizer" if role == "organiser" else "involved", party.id, cleaned=True)
            yield party
        else:  # a programme, which FollowTheMoney lets organise nothing
            event.add("namesMentioned", name)
    yield from maker.cite(event, row) if row["document"] else (event,)
