"""What the planner of PostgreSQL expects of statements that it has looked at."""

import pytest
from sqlalchemy import text

from corpus.store.database import Database
from corpus.store.fulltext import Term, statement_index_for
from corpus.store.fulltext.planned import estimate_matches


@pytest.fixture
def connection(postgres_url):
    """A thousand statements: all hold 총회, a tenth 가람클러스터 and 업무, none both in a row."""
    database = Database(postgres_url)
    with database.writing() as connection:
        index = statement_index_for(connection)
        for number in range(1, 1001):
            rare = " 가람클러스터 업무" if number % 10 == 0 else ""
            index.add(connection, number, f"총회 {number}번{rare}", "총회")
        connection.execute(text("ANALYZE fts_statements"))
        yield connection
    database.close()


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ([(Term(forms=("총회",)),)], 1000),
        ([(Term(inside="가람클러스터"),)], 100),
        ([(Term(inside="가람클러스터"), Term(inside="총회"))], 1000),
        ([(Term(inside="가람클러스터"),), (Term(inside="총회"),)], 100),
        ([(Term(inside="총회 업무"),)], 10),
    ],
)
def test_matches_are_estimated(connection, groups, expected):
    assert estimate_matches(connection, groups) == pytest.approx(expected, rel=0.1)


def test_a_count_ends_where_it_is_enough(connection):
    index = statement_index_for(connection)
    assert index.count_matches(connection, [(Term(forms=("총회",)),)], most=50) == 50
    assert index.count_matches(connection, [], most=50) == 0
    assert index.count_matches(connection, [(Term(inside="…"),)], most=50) == 0
