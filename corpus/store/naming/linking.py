"""Give the names of documents their naming."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from corpus.chunks import cut
from corpus.records import name_key
from corpus.store.dialects import insert_ignoring
from corpus.store.naming.views import DocumentName, Naming
from corpus.store.releasing import release_names
from corpus.store.tables import (
    AnyRow,
    documents,
    entities,
    facts,
    names,
    naming_blocks,
    namings,
)

CHUNK = 400
_LINK = (
    update(names)
    .where(names.c.document == bindparam("number"), names.c.place == bindparam("at"))
    .values(naming=bindparam("meant"), entity=bindparam("whose"))
)
_RENEW = (
    update(namings)
    .where(namings.c.number == bindparam("at"))
    .values(official=bindparam("listed"), blocks=bindparam("met"), stale=True)
)


def link_names(
    connection: Connection, make: Callable[[DocumentName], Naming], *, limit: int
) -> int:
    """Give up to `limit` names that have none their naming, making it where it is new.

    A name whose naming has an entity gets that at once; the others keep the one they had.
    """
    rows = connection.execute(
        select(names, documents.c.id)
        .join_from(names, documents)
        .where(names.c.naming.is_(None))
        .order_by(names.c.document, names.c.place)
        .limit(limit)
    ).all()
    if rows:
        made = [make(each) for each in _make_names(connection, rows)]
        _link(connection, rows, made, _save_namings(connection, {m.key: m for m in made}))
    return len(rows)


def mark_entities(connection: Connection, numbers: Iterable[int | None]) -> None:
    """Have entities counted again."""
    for chunk in cut(sorted({number for number in numbers if number is not None}), CHUNK):
        changed = update(entities).where(entities.c.number.in_(chunk))
        connection.execute(changed.values(stale=True))


def _link(
    connection: Connection,
    rows: Sequence[AnyRow],
    made: Sequence[Naming],
    known: Mapping[str, AnyRow],
) -> None:
    links, left = [], []
    for row, naming in zip(rows, made, strict=True):
        meant = known[naming.key]
        entity = meant.entity or row.entity
        if row.entity is not None and entity != row.entity:
            left.append(row)
        links.append(
            {
                "number": row.document,
                "at": row.place,
                "meant": meant.number,
                "whose": entity,
            }
        )
    release_names(connection, [(row.document, row.place) for row in left])
    connection.execute(_LINK, links)
    mark_entities(connection, [row.entity for row in left])
    mark_entities(connection, [known[naming.key].entity for naming in made])


def _save_namings(connection: Connection, made: Mapping[str, Naming]) -> dict[str, AnyRow]:
    """Give the row of each naming by its key; new and changed ones are stale."""
    known = _find(connection, made)
    changed = [
        (known[key], naming)
        for key, naming in made.items()
        if key in known
        and (known[key].blocks, known[key].official) != (list(naming.blocks), naming.official)
    ]
    _renew(connection, changed)
    new = [_make_row(naming) for key, naming in made.items() if key not in known]
    if new:
        connection.execute(insert_ignoring(connection, namings), new)
        added = _find(connection, [row["key"] for row in new])
        _save_blocks(connection, [(row, made[key]) for key, row in added.items()])
        known |= added
    return known


def _renew(connection: Connection, changed: Sequence[tuple[AnyRow, Naming]]) -> None:
    if changed:
        for chunk in cut([row.number for row, _ in changed], CHUNK):
            connection.execute(delete(naming_blocks).where(naming_blocks.c.naming.in_(chunk)))
        rows = [
            {"at": row.number, "listed": naming.official, "met": list(naming.blocks)}
            for row, naming in changed
        ]
        connection.execute(_RENEW, rows)
        _save_blocks(connection, changed)


def _save_blocks(connection: Connection, known: Iterable[tuple[AnyRow, Naming]]) -> None:
    rows = [
        {"block": block, "naming": row.number} for row, naming in known for block in naming.blocks
    ]
    if rows:
        connection.execute(insert_ignoring(connection, naming_blocks), rows)


def _find(connection: Connection, keys: Iterable[str]) -> dict[str, AnyRow]:
    found: dict[str, AnyRow] = {}
    for chunk in cut(keys, CHUNK):
        chosen = select(namings).where(namings.c.key.in_(chunk))
        found |= {row.key: row for row in connection.execute(chosen)}
    return found


def _make_row(naming: Naming) -> dict[str, Any]:
    return {
        "key": naming.key,
        "type": naming.type,
        "name": naming.name,
        "official": naming.official,
        "blocks": list(naming.blocks),
        "joined_to": "",
        "rule": "",
        "stale": True,
    }


def _make_names(connection: Connection, rows: Sequence[AnyRow]) -> list[DocumentName]:
    """Make what is known of names, with the posts that their documents give to people."""
    numbers = {row.document for row in rows if row.type == "PERSON"}
    posts = _find_posts(connection, numbers)
    return [
        DocumentName(
            document_id=row.id,
            type=row.type,
            name=row.name,
            aliases=tuple(row.aliases),
            seen=row.seen,
            posts=_choose_posts(row, posts),
        )
        for row in rows
    ]


def _choose_posts(
    row: AnyRow, posts: Mapping[tuple[int, str], set[tuple[str, str]]]
) -> tuple[tuple[str, str], ...]:
    if row.type != "PERSON":
        return ()
    called = {name_key(name) for name in (row.name, *row.aliases)}
    return tuple(sorted(set().union(*(posts.get((row.document, key), ()) for key in called))))


def _find_posts(
    connection: Connection, numbers: Collection[int]
) -> dict[tuple[int, str], set[tuple[str, str]]]:
    """Map (document, comparison form of a person) to (fullest name of the body, role)."""
    full = _find_full_names(connection, numbers)
    posts: defaultdict[tuple[int, str], set[tuple[str, str]]] = defaultdict(set)
    for chunk in cut(sorted(numbers), CHUNK):
        stated = select(facts.c.document, facts.c.fields).where(
            facts.c.document.in_(chunk), facts.c.type == "position"
        )
        for row in connection.execute(stated):
            body = row.fields.get("organisation")
            if body:
                body = full.get((row.document, name_key(body)), body)
                person = name_key(row.fields["person"])
                posts[row.document, person].add((body, row.fields["role"]))
    return posts


def _find_full_names(
    connection: Connection, numbers: Collection[int]
) -> dict[tuple[int, str], str]:
    """Map (document, comparison form) of bodies, called by any name, to their fullest name."""
    full: dict[tuple[int, str], str] = {}
    for chunk in cut(sorted(numbers), CHUNK):
        chosen = select(names.c.document, names.c.name, names.c.aliases).where(
            names.c.document.in_(chunk), names.c.type.in_(("ORG", "CLUSTER"))
        )
        for row in connection.execute(chosen.order_by(names.c.document, names.c.place)):
            for called in (row.name, *row.aliases):
                full.setdefault((row.document, name_key(called)), row.name)
    return full
