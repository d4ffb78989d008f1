"""Whether every row that points to another finds it, whatever the database itself enforces."""

from sqlalchemy import Connection, ForeignKeyConstraint, and_, select

from corpus.store.checks.base import Ledger, count_rows
from corpus.store.tables import metadata

LABEL = "행 사이의 연결"

_REMEDY = "miclu restore FILE로 백업을 되살리고 이 결과를 알려 주세요"


def find_faults(connection: Connection, ledger: Ledger, *, full: bool) -> None:  # noqa: ARG001
    """Look for dangling rows along each foreign key of the tables."""
    for table in metadata.sorted_tables:
        ledger.rows += count_rows(connection, table)
        for link in table.foreign_key_constraints:
            _find_dangling(connection, ledger, link)


def _find_dangling(connection: Connection, ledger: Ledger, link: ForeignKeyConstraint) -> None:
    child, parent = link.table, link.referred_table.alias("parent")
    pairs = [(each.parent, parent.c[each.column.name]) for each in link.elements]
    chosen = (
        select(*child.primary_key.columns)
        .select_from(child.outerjoin(parent, and_(*(here == there for here, there in pairs))))
        .where(pairs[0][1].is_(None), *(here.is_not(None) for here, _ in pairs))
    )
    fault = f"{child.name}에서 가리키는 {link.referred_table.name} 행이 없습니다"
    ledger.note_rows(connection, fault, chosen, remedy=_REMEDY)
