import pytest

from corpus.errors import StoreVersionError
from corpus.store.backups import Wish, write_backup


def test_a_store_of_a_later_miclu_is_not_copied(store, url, tmp_path):
    with store._database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreVersionError, match="'9999'"):
        write_backup(url, tmp_path / "store.zip", Wish(archive=tmp_path))
    assert not (tmp_path / "store.zip").exists()
