from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlalchemy import insert, select

from corpus.errors import StoreError
from corpus.store.loading import load
from corpus.store.tables import archived, crawls, entities

AT = datetime(2026, 11, 21, 3, 4, 5, 678901, tzinfo=UTC)


def make_run(number):
    return {
        "publisher": f"탭\t줄\n역\\슬래시 '따옴표' {number}",
        "started": AT,
        "finished": AT,
        "outcome": "\\N",
        "counts": {"pages": number, "말": ['"', None, 1.5]},
        "shortfalls": [],
        "held": number % 2 == 0,
        "held_from": None if number % 3 else AT,
    }


@pytest.mark.parametrize("count", [0, 1, 7, 8, 500])
def test_rows_come_back_as_they_were(store, count):
    rows = [make_run(number) for number in range(count)]
    with store._database.writing() as connection:
        load(connection, crawls, rows)
        found = connection.execute(select(crawls).order_by(crawls.c.number)).all()
    assert [{name: row._mapping[name] for name in make_run(0)} for row in found] == rows
    assert all(row.accepted is None for row in found)


def test_loading_is_part_of_the_transaction(store):
    def load_and_fail():
        with store._database.writing() as connection:
            load(connection, crawls, [make_run(number) for number in range(20)])
            raise KeyError

    with pytest.raises(KeyError):
        load_and_fail()
    assert store.crawls.find() == []


def make_entity(number, key=None):
    return {
        "key": key or f"ORG:{number}",
        "type": "ORG",
        "name": "가람산업단지공단",
        "aliases": ["가람공단", "가단공"],
        "mentions": 1,
        "documents": 1,
        "first_seen": date(2026, 3, 1),
        "last_seen": None,
        "stale": False,
    }


def test_a_row_that_is_there_is_told_and_nothing_is_loaded(store):
    with store._database.writing() as connection:
        connection.execute(insert(entities), make_entity(0, "ORG:3"))
    with pytest.raises(StoreError, match=r"entities|key"), store._database.writing() as connection:
        load(connection, entities, [make_entity(number) for number in range(20)])
    with store._database.reading() as connection:
        assert connection.scalars(select(entities.c.key)).all() == ["ORG:3"]


def test_a_value_of_another_kind_is_told(store):
    row = {column.name: "1" for column in archived.c} | {"at": AT, "status": 200, "length": 5}
    rows = [row | {"offset": number} for number in range(10)]
    with store._database.writing() as connection:
        load(connection, archived, rows)
        assert connection.scalar(select(archived.c.length).limit(1)) == 5
    rows = [row | {"offset": Decimal("1e40") + number} for number in range(10)]
    with pytest.raises(StoreError), store._database.writing() as connection:
        load(connection, archived, rows)
