"""How two named things stand to each other."""

from collections.abc import Iterator
from typing import Any

from outputs.exports.parts.proxies import Cells, Maker, find_entities


def make(row: Cells, maker: Maker) -> Iterator[Any]:
    """Yield both things and the link: a Membership where the model allows it."""
    (subject,) = maker.named(row, "subject", "")
    thing = _make_object(row, maker)
    yield from (subject, thing)
    yield from maker.cite(_make_link(row, maker, subject, thing), row)


def _make_object(row: Cells, maker: Maker) -> Any:
    """Make what the subject stands to: an activity for `hosts`, a place for `located_in`."""
    if row["predicate"] == "hosts" and not find_entities(row, "object"):
        event = maker.make("Event", "activity", row["object"])
        event.add("name", row["object"])
        return event
    if row["predicate"] == "located_in":
        address = maker.make("Address", "place", row["object"])
        address.add("full", row["object"])
        return address
    kind = "ORG" if row["predicate"] == "member_of" else ""
    return next(maker.named(row, "object", kind))


def _make_link(row: Cells, maker: Maker, subject: Any, thing: Any) -> Any:
    fits = subject.schema.is_a("LegalEntity") and thing.schema.is_a("Organization")
    is_member = row["predicate"] == "member_of" and fits
    link = maker.make("Membership" if is_member else "UnknownLink", "fact", row["key"])
    for role, end in zip(
        ("member", "organization") if is_member else ("subject", "object"),
        (subject, thing),
        strict=True,
    ):
        link.add(role, end.id, cleaned=True)
    link.add("role", row["predicate"])
    link.add("date", row["last_seen"])
    return link
