"""Makes FollowTheMoney entities from the cells of rows."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from corpus.records import name_key
from corpus.store import NamedEntity
from outputs.digest.passages import make_link
from outputs.exports.parts.extras import load_extra

Cells = Mapping[str, Any]

_SCHEMAS = {"ORG": "Organization", "CLUSTER": "Organization", "PERSON": "Person"}
_SCHEMAS |= {"PROGRAM": "Project"}
_DAY_LENGTHS = {"year": len("2026"), "month": len("2026-11")}


class Maker:
    """Makes entities whose ids follow from what they are, so that each export gives the same.

    Raises:
        MissingExtraError: followthemoney is not installed.
    """

    def __init__(self) -> None:
        (library,) = load_extra("followthemoney", extra="ftm")
        self._model = library.model

    def make(self, schema: str, *key: str) -> Any:
        """Make an entity of a schema; the same key parts give the same id."""
        proxy = self._model.make_entity(schema, key_prefix="miclu")
        proxy.make_id(*key)
        return proxy

    def thing(self, entity_type: str, name: str, *, key: str = "") -> Any:
        """Make what is named: by the key of a resolved entity, else by its name alone."""
        proxy = self.make(_SCHEMAS.get(entity_type, "LegalEntity"), key or _key(entity_type, name))
        proxy.add("name", name)
        return proxy

    def named(self, row: Cells, field: str, entity_type: str) -> Iterator[Any]:
        """Yield what a field of a fact names: its resolved entities, and a thing for other names.

        `entity_type` is that of a name which is not resolved.
        """
        found = find_entities(row, field)
        value = row[field]
        names = value if isinstance(value, tuple) else (value,) if value else ()
        called = {name_key(each.name) for each in found}
        others = [name for name in names if name_key(name) not in called]
        hidden = len(found) - (len(names) - len(others))  # entities under another name
        for each in found:
            yield self.thing(each.type, each.name, key=each.key)
        for name in others[max(hidden, 0) :]:
            yield self.thing(entity_type, name)

    def cite(self, proxy: Any, row: Cells) -> Iterator[Any]:
        """Say in an entity where it comes from; yields the document and then the entity."""
        document = self.document(row)
        proxy.add("proof", document.id, cleaned=True)
        proxy.add("sourceUrl", make_link(row["address"]) or None)
        proxy.add("publisher", row["publisher"])
        proxy.add("summary", row["sentence"])
        yield document
        yield proxy

    def document(self, row: Cells) -> Any:
        """Make the document of a row, as far as a fact tells of it."""
        document = self.make("Article", "document", row["document"])
        document.add("title", row["title"] or row["document"])
        document.add("sourceUrl", make_link(row["address"]) or None)
        document.add("publisher", row["publisher"])
        document.add("publishedAt", row["published"])
        return document


def find_entities(row: Cells, field: str) -> list[NamedEntity]:
    """Give the resolved entities that a field names."""
    return [each for each in row["entities"] or () if each.field == field]


def tell_date(day: Any, precision: str | None) -> str | None:
    """Give a day as far as it is known: `2026-11` where only the month is."""
    return day.isoformat()[: _DAY_LENGTHS.get(precision or "day")] if day else None


def tell_cells(row: Cells, names: Iterable[str]) -> str:
    """Join the filled cells of a row."""
    return " ".join(str(row[name]) for name in names if row.get(name))


def _key(entity_type: str, name: str) -> str:
    return f"{entity_type}:{name_key(name)}"
