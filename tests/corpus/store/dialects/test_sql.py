import pytest
from sqlalchemy import select

from corpus.store.dialects import is_among
from corpus.store.tables import documents


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [([], []), ([2], [2]), ([3, 1, 3, 99], [1, 3]), (range(100_000), [1, 2, 3])],
)
def test_rows_are_asked_for_by_many_numbers(store, make_document, numbers, expected):
    for number in (1, 2, 3):
        store.save_document(make_document(f"hanbit-{number}"))
    chosen = select(documents.c.number).where(is_among(documents.c.number, numbers))
    with store._database.reading() as connection:
        assert sorted(connection.scalars(chosen)) == expected
        other = chosen.where(is_among(documents.c.number, [2]), documents.c.publisher == "hanbit")
        assert list(connection.scalars(other)) == [number for number in expected if number == 2]
