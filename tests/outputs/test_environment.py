from corpus.settings import Settings
from outputs.environment import check_environment


def check(settings: Settings) -> dict[str, bool]:
    return {each.name: each.is_sound for each in check_environment(settings)}


def test_a_sound_machine(home):
    sound = check(Settings(contact="https://miclu.example"))
    assert all(sound.values())
    assert not home.exists()  # looking makes nothing


def test_a_missing_contact_and_a_damaged_store_need_a_remedy(home):
    home.mkdir()
    (home / "miclu.db").write_bytes(b"this is no database " * 100)
    sound = check(Settings())
    assert {name for name, is_sound in sound.items() if not is_sound} == {"연락처", "저장소"}


def test_a_store_says_how_much_it_holds(home, store):
    checks = {each.name: each.detail for each in check_environment(Settings())}
    assert checks["저장소"] == "문서 0건"


def test_full_text_search_is_tried(home, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", "/proc/none")
    assert check(Settings())["SQLite FTS5"] is False
