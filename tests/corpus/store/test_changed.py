from corpus.store.changed import note_statements, take_statements
from corpus.store.database import Database


def test_statements_are_noted_once_and_taken_in_order(url):
    database = Database(url)
    with database.writing() as connection:
        note_statements(connection, [7, 3, 7])
        note_statements(connection, [3, 5])
        note_statements(connection, [])
    with database.writing() as connection:
        assert take_statements(connection, limit=2) == [3, 5]
        assert take_statements(connection, limit=2) == [7]
        assert take_statements(connection, limit=2) == []
    database.close()


def test_what_is_taken_in_vain_stays_noted(url):
    database = Database(url)
    with database.writing() as connection:
        note_statements(connection, range(1_000))
    try:
        with database.writing() as connection:
            assert len(take_statements(connection, limit=600)) == 600
            raise ZeroDivisionError  # noqa: TRY301
    except ZeroDivisionError:
        pass
    with database.writing() as connection:
        assert len(take_statements(connection, limit=2_000)) == 1_000
    database.close()
