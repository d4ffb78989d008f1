"""Find the namings that may be one with others: those of a block, of an entity, of a judgement."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, or_, select

from corpus.chunks import cut
from corpus.store.naming.linking import CHUNK
from corpus.store.naming.views import Decision, Judgement, Naming, Neighbourhood
from corpus.store.tables import AnyRow, judgements, naming_blocks, namings

# A block of sounds ties only where one of its names is in Latin letters, which is told by a
# second block: names in Hangul that sound alike are not compared.
_SOUND, _LATIN = "sound:", "latin:"


def find_neighbourhood(connection: Connection, *, limit: int) -> Neighbourhood | None:
    """Give up to `limit` stale namings with all that is tied to them; None where none is stale."""
    chosen = select(namings.c.number).where(namings.c.stale)
    stale = list(connection.scalars(chosen.order_by(namings.c.number).limit(limit)))
    if not stale:
        return None
    rows = _close(connection, stale)
    keys = {row.key for row in rows}
    return Neighbourhood(
        namings=[_make_naming(row) for row in rows],
        judgements=find_judgements(connection, keys | _find_tied_keys(connection, keys)),
    )


def find_judgements(connection: Connection, keys: Collection[str]) -> list[Judgement]:
    """Give the standing judgements about keys, the first one first."""
    found: dict[int, Judgement] = {}
    for chunk in cut(sorted(keys), CHUNK):
        either = or_(judgements.c.left.in_(chunk), judgements.c.right.in_(chunk))
        chosen = select(judgements).where(either, judgements.c.undone.is_(None))
        found |= {row.number: make_judgement(row) for row in connection.execute(chosen)}
    return [found[number] for number in sorted(found)]


def make_judgement(row: AnyRow) -> Judgement:
    """Make the record of a row."""
    return Judgement(**{**row._mapping, "decision": Decision(row.decision)})


def _close(connection: Connection, numbers: Iterable[int]) -> list[AnyRow]:
    """Give the rows of namings and of all that follows from them, by number."""
    known: dict[int, AnyRow] = {}
    seen_blocks: set[str] = set()
    seen_entities: set[int] = set()
    fresh = set(numbers)
    while fresh:
        rows = _fetch(connection, fresh)
        known |= {row.number: row for row in rows}
        blocks = {block for row in rows for block in row.blocks} - seen_blocks
        entities = {row.entity for row in rows if row.entity is not None} - seen_entities
        seen_blocks |= blocks
        seen_entities |= entities
        near = _find_in_blocks(connection, _drop_silent(connection, blocks))
        near |= _find_mates(connection, entities)
        near |= _find_judged(connection, {row.key for row in rows})
        fresh = near - known.keys()
    return [known[number] for number in sorted(known)]


def _fetch(connection: Connection, numbers: Iterable[int]) -> list[AnyRow]:
    return [
        row
        for chunk in cut(sorted(numbers), CHUNK)
        for row in connection.execute(select(namings).where(namings.c.number.in_(chunk)))
    ]


def _drop_silent(connection: Connection, blocks: Iterable[str]) -> set[str]:
    """Leave out the blocks of sounds in which no name is in Latin letters."""
    blocks = set(blocks)
    sounds = {block for block in blocks if block.startswith(_SOUND)}
    latin = {_LATIN + block.removeprefix(_SOUND) for block in sounds}
    heard: set[str] = set()
    for chunk in cut(sorted(latin), CHUNK):
        chosen = select(naming_blocks.c.block).where(naming_blocks.c.block.in_(chunk))
        heard |= {_SOUND + b.removeprefix(_LATIN) for b in connection.scalars(chosen)}
    return (blocks - sounds) | heard


def _find_in_blocks(connection: Connection, blocks: Iterable[str]) -> set[int]:
    found: set[int] = set()
    for chunk in cut(sorted(blocks), CHUNK):
        chosen = select(naming_blocks.c.naming).where(naming_blocks.c.block.in_(chunk))
        found.update(connection.scalars(chosen))
    return found


def _find_mates(connection: Connection, entities: Iterable[int]) -> set[int]:
    found: set[int] = set()
    for chunk in cut(sorted(entities), CHUNK):
        chosen = select(namings.c.number).where(namings.c.entity.in_(chunk))
        found.update(connection.scalars(chosen))
    return found


def _find_judged(connection: Connection, keys: Collection[str]) -> set[int]:
    tied = _find_tied_keys(connection, keys) - set(keys)
    found: set[int] = set()
    for chunk in cut(sorted(tied), CHUNK):
        found.update(connection.scalars(select(namings.c.number).where(namings.c.key.in_(chunk))))
    return found


def _find_tied_keys(connection: Connection, keys: Collection[str]) -> set[str]:
    """Give all keys that judgements tie to these, also by way of names that no document has now."""
    tied: set[str] = set()
    fresh = set(keys)
    while fresh:
        same = [j for j in find_judgements(connection, fresh) if j.decision == Decision.SAME]
        fresh = {key for each in same for key in (each.left, each.right)} - tied - set(keys)
        tied |= fresh
    return tied


def _make_naming(row: AnyRow) -> Naming:
    return Naming(
        key=row.key,
        type=row.type,
        name=row.name,
        official=row.official,
        blocks=tuple(row.blocks),
    )
