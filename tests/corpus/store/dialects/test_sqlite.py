import pytest

from corpus.errors import MissingStoreError, StoreError
from corpus.store import open_store
from corpus.store.database import Database


def test_a_new_store_makes_its_folder(tmp_path):
    path = tmp_path / "a 50% 폴더" / "miclu.db"
    with open_store(f"sqlite:///{path}") as store:
        assert store.counts().documents == 0
    assert path.exists()


def test_a_store_for_looking_up_is_not_made(tmp_path):
    with pytest.raises(MissingStoreError, match=r"fresh\.db"):
        open_store(f"sqlite:///{tmp_path}/var/fresh.db", must_exist=True)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def database(sqlite_url):
    database = Database(sqlite_url)
    yield database
    database.close()


def read_pragmas(connection, *names):
    return [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]


def test_the_file_is_set_up_for_many_readers_and_checked_links(database):
    with database.reading() as connection:
        pragmas = read_pragmas(connection, "journal_mode", "foreign_keys", "synchronous")
    assert pragmas == ["wal", 1, 1]


def test_only_what_must_outlive_a_power_cut_waits_for_the_disk(database):
    modes = []
    for durable in (False, True, False):
        with database.writing(durable=durable) as connection:
            modes += read_pragmas(connection, "synchronous")
    assert modes == [1, 2, 1]


@pytest.mark.parametrize("must_exist", [True, False])
@pytest.mark.parametrize("name", ["긴" * 100, "a\0b"])
def test_a_path_that_no_file_can_have_is_told(tmp_path, name, must_exist):
    with pytest.raises(StoreError, match="cannot be used"):
        open_store(f"sqlite:///{tmp_path}/{name}/miclu.db", must_exist=must_exist)


def test_a_file_that_is_no_database_is_refused(tmp_path):
    path = tmp_path / "miclu.db"
    path.write_text("가람산단 총회 소식" * 100, encoding="utf-8")
    with pytest.raises(StoreError, match=r"miclu\.db.*not a database"):
        open_store(f"sqlite:///{path}")
    assert path.read_text(encoding="utf-8").startswith("가람산단")


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "var").write_text("")
    with pytest.raises(StoreError, match="var"):
        open_store(f"sqlite:///{tmp_path / 'var' / 'miclu.db'}")
