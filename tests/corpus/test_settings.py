import pytest

from corpus.settings import Settings
from corpus.store import open_store


@pytest.mark.parametrize("name", ["a?b=c", "a%41b", "100%", "a b+c#d@e:f", "산단", "a&b;c\\d"])
def test_the_store_stands_in_home_whatever_its_name(tmp_path, name):
    home = tmp_path / name
    open_store(Settings(home=home).store_url).close()
    assert list(tmp_path.iterdir()) == [home]
    assert (home / "miclu.db").exists()


def test_an_address_of_the_store_comes_before_home(tmp_path):
    assert Settings(home=tmp_path, database_url="sqlite:///x.db").store_url == "sqlite:///x.db"
