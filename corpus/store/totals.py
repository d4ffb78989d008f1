"""How many statements there are of each type, without counting all of them again each time."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from corpus.store.tables import statements

# Up to here all are counted each time, in a few milliseconds.
_SMALL = 20_000
# So many are added at most, as a share, before all are counted again: of the others some may be
# gone by then.
_SHARE_ADDED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What was counted up to the statement with the number `last`, all of them up to `whole`."""

    last: int
    whole: int
    counts: Mapping[str, int]


def count_totals(connection: Connection, known: Totals | None) -> Totals:
    """Count statements by type, those added since on top of what is known."""
    last = connection.scalar(select(func.max(statements.c.number))) or 0
    if known is not None and max(known.whole, _SMALL) <= last <= known.last:
        return known  # by one who saw the base a moment later, as the case may be
    if known is None or not _SMALL < known.last <= last <= known.whole * (1 + 1 / _SHARE_ADDED):
        known = Totals(last=0, whole=last, counts={})
    added = (
        select(statements.c.type, func.count())
        .where(*([statements.c.number > known.last] if known.last else []))
        .group_by(statements.c.type)
    )
    counts = Counter(known.counts)
    counts.update(dict(map(tuple, connection.execute(added))))
    return Totals(last=last, whole=known.whole, counts=counts)
