from datetime import datetime
from pathlib import Path

import pytest

from corpus.errors import (
    MissingEntityError,
    MissingStoreError,
    SettingsError,
    StoreError,
    UnknownPublisherError,
)
from corpus.settings import Settings
from corpus.times import KST
from outputs.session import (
    check_entity,
    check_publisher,
    get_entity,
    load_settings,
    open_base,
)


@pytest.fixture
def base(writer, fact):
    writer.save(
        "gaon-1",
        "총회 열려",
        "한국산업단지공단이 총회를 열었다.",
        published=datetime(2026, 11, 12, 9, tzinfo=KST),
        read=(fact["mention"]("ORG", "한국산업단지공단"),),
    )
    return writer.store


def test_settings_come_from_the_environment(home):
    assert load_settings().home == home


@pytest.mark.parametrize("line", ["hom = 'x'", "home = ", "contact = 12"])
def test_settings_that_cannot_be_used_are_an_error(home, line):
    (home.parent / "miclu.toml").write_text(line)
    with pytest.raises(SettingsError, match=r"miclu\.toml"):
        load_settings()


def test_settings_file_in_another_encoding_is_an_error(home):
    (home.parent / "miclu.toml").write_bytes("contact = '산단'".encode("cp949"))
    with pytest.raises(SettingsError, match=r"miclu\.toml"):
        load_settings()


def test_looking_things_up_makes_no_store(home):
    with pytest.raises(MissingStoreError, match="miclu demo"):
        open_base(Settings())
    assert not home.exists()


def test_looking_things_up_at_an_address_of_ones_own_makes_no_store_either(home, monkeypatch):
    monkeypatch.setenv("MICLU_DATABASE_URL", f"sqlite:///{home}/fresh.db")
    with pytest.raises(MissingStoreError, match=r"fresh\.db"):
        open_base(load_settings())
    assert not home.exists()


def test_a_home_that_cannot_be_looked_into_is_an_error(home):
    home.write_text("in the way")
    for odd in (home, home.parent / ("긴" * 100)):
        with pytest.raises(StoreError, match=r"miclu\.db"):
            open_base(Settings(home=odd))


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file that root cannot read")
def test_a_settings_file_that_cannot_be_read_is_an_error(home):
    (home.parent / "miclu.toml").symlink_to("/proc/self/mem")
    with pytest.raises(SettingsError, match=r"miclu\.toml.*Input/output error"):
        load_settings()


def test_a_publisher_must_have_a_document(base):
    check_publisher(base, None)
    check_publisher(base, "gaon")
    with pytest.raises(UnknownPublisherError, match="Stored publishers: gaon"):
        check_publisher(base, "nosuch")


def test_an_entity_is_given_by_name_or_key(base):
    entity = get_entity(base, "한국 산업단지 공단")
    assert get_entity(base, entity.key) == entity


def test_an_unknown_name_is_an_error_that_names_near_ones(base):
    check_entity(base, None)
    with pytest.raises(MissingEntityError, match="Near names: 한국산업단지공단"):
        check_entity(base, "산업단지")
    with pytest.raises(MissingEntityError, match="miclu search"):
        check_entity(base, "뿌리산업")
