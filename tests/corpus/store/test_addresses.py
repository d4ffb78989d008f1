import pytest

from corpus.errors import StoreAddressError
from corpus.store.addresses import read_address


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("", "no address"),
        ("var/miclu.db", "no address"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("nosuch:///miclu", "nosuch, which is not supported"),
        ("mysql://localhost/miclu", "mysql, which is not supported"),
        ("sqlite+foo:///x.db", "sqlite\\+foo, which is not supported"),
        ("sqlite+aiosqlite:///x.db", "aiosqlite, which is not supported"),
        ("sqlite://host/x.db", "names a host"),
        ("sqlite:///x.db?timeout=abc", "options after a question mark"),
        ("postgresql://h:port/db", "no address"),
        ("postgresql://h", "names no database"),
        ("postgresql+asyncpg://h/db", "asyncpg, which is not supported"),
    ],
)
def test_an_address_of_no_store_is_refused(address, fault):
    with pytest.raises(StoreAddressError, match=fault):
        read_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "mysql://u:geheim@h/db",
        "postgresql://u:geheim@h:port/db",
        "mysql://h/db?password=geheim",
        "postgresql://u:geheim@h",
        "u:geheim@h/db",
    ],
)
def test_a_password_is_not_shown(address):
    with pytest.raises(StoreAddressError) as caught:
        read_address(address)
    assert "geheim" not in f"{caught.value} {caught.value.url} {caught.value.__cause__}"
    assert "***" in caught.value.url
    assert caught.value.url.partition("://")[0] in {"mysql", "postgresql", "***@h/db"}


@pytest.mark.parametrize(
    ("address", "dialect", "shown"),
    [
        ("sqlite:///var/miclu.db", "sqlite", "var/miclu.db"),
        ("postgresql://h/db", "postgresql", "postgresql://h/db"),
        ("postgres://u:geheim@h:5433/db", "postgresql", "postgresql://u@h:5433/db"),
        ("postgresql+psycopg:///db?password=geheim&host=/run", "postgresql", "postgresql:///db"),
    ],
)
def test_a_store_is_named_without_its_secrets(address, dialect, shown):
    read = read_address(address)
    assert (read.dialect, read.shown) == (dialect, shown)
