"""FollowTheMoney entities, one JSON object a line, each valid by the library's model.

What a row becomes stands in `mappings/`: organisations and clusters are Organization, people
Person, programmes Project, posts Position with Occupancy, activities Event, memberships
Membership, other relations UnknownLink, documents Article or Document; figures and quotations,
for which the model has nothing, are Note. What a row states names its document in `proof` and
`sourceUrl`, and its sentence in `summary`.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from outputs.exports.jsonl import make_line
from outputs.exports.mappings import map_row
from outputs.exports.parts.proxies import Maker
from outputs.exports.parts.table import Table

MEDIA_TYPE = "application/json+ftm"

_BATCH = 500


def render(tables: Sequence[Table]) -> Iterator[bytes]:
    """Yield the entity of each row, with those that it points to, each once.

    Memory grows with the different names and documents, about 150 bytes each, not with the rows.

    Raises:
        MissingExtraError: followthemoney is not installed.
    """
    maker = Maker()
    lines: list[bytes] = []
    for line in _make_lines(tables, maker):
        lines.append(line)
        if len(lines) >= _BATCH:
            yield b"".join(lines)
            lines = []
    yield b"".join(lines)


def _make_lines(tables: Sequence[Table], maker: Maker) -> Iterator[bytes]:
    written: set[str] = set()
    for table in tables:
        names = [column.name for column in table.columns]
        for row in table.rows:
            *others, own = map_row(table.name, dict(zip(names, row, strict=True)), maker)
            for proxy in others:
                if proxy.id not in written:
                    written.add(proxy.id)
                    yield _make_line(proxy)
            yield _make_line(own)


def _make_line(proxy: Any) -> bytes:
    entity = proxy.to_dict()
    proxy.schema.validate(entity)
    return make_line(entity)
