"""A store that is damaged: what doctor says of it, and that a backup brings it back."""

import random
import sqlite3

import pytest

PAGE = 4096


@pytest.fixture
def file(run, base, store, tmp_path):
    """A backup of the base, which nobody has open any more."""
    path = tmp_path / "store.zip"
    assert run("backup", str(path)).status == 0
    store.close()
    return path


def write(path, at, letters):
    with path.open("r+b") as file:
        file.seek(at)
        file.write(letters)


def zero_header(path):
    write(path, 0, bytes(100))


def zero_first_page(path):
    write(path, 0, bytes(PAGE))


def scramble_half(path):
    chance = random.Random(1)
    for page in range(1, path.stat().st_size // PAGE, 2):
        write(path, page * PAGE, chance.randbytes(PAGE))


def zero_half(path):
    for page in range(1, path.stat().st_size // PAGE, 2):
        write(path, page * PAGE, bytes(PAGE))


def cut_half(path):
    write_length(path, path.stat().st_size // 2)


def cut_in_a_page(path):
    write_length(path, path.stat().st_size - 77)


def cut_in_the_header(path):
    write_length(path, 50)


def empty(path):
    write_length(path, 0)


def write_length(path, length):
    with path.open("r+b") as file:
        file.truncate(length)


def write_words(path):
    path.write_text("이것은 저장소가 아니다.\n" * 500)


def scramble_tree(name):
    """Damage the first page of a table or an index, and nothing else."""

    def scramble(path):
        with sqlite3.connect(path) as connection:
            root = "SELECT rootpage FROM sqlite_master WHERE name = ?"
            (page,) = connection.execute(root, (name,)).fetchone()
        connection.close()
        write(path, (page - 1) * PAGE, random.Random(2).randbytes(PAGE))

    return scramble


def replace_letters(old, new):
    """Change what a row holds, not how the file is built."""

    def replace(path):
        letters = path.read_bytes()
        assert old in letters
        path.write_bytes(letters.replace(old, new))

    return replace


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (zero_header, "파일의 머리가 SQLite의 것이 아닙니다"),
        (zero_first_page, "파일의 머리가 SQLite의 것이 아닙니다"),
        (write_words, "파일의 머리가 SQLite의 것이 아닙니다"),
        (scramble_half, "깨진 곳이 있습니다|알아볼 수 없는 쪽"),
        (zero_half, "깨진 곳이 있습니다|알아볼 수 없는 쪽"),
        (cut_half, "파일이 잘렸습니다"),
        (cut_in_a_page, "파일이 잘렸습니다|깨진 곳이 있습니다"),
        (cut_in_the_header, "파일의 머리|파일이 잘렸습니다"),
        (empty, "파일이 비어 있습니다"),
        (scramble_tree("documents"), "표 documents에 깨진 곳이 있습니다"),
        (scramble_tree("ix_documents_published_number"), "표 documents에 깨진 곳이 있습니다"),
        (scramble_tree("fts_documents_data"), "표 fts_documents_data에 깨진 곳이 있습니다"),
        (scramble_tree("alembic_version"), "표 alembic_version에 깨진 곳|SQLite가 열지"),
        (replace_letters("회원".encode(), b"\xff" * 6), "파일을 읽을 수 없습니다"),
        (replace_letters(b"2026-", b"2o26-"), "뜻이 없는 값이 있습니다"),
    ],
)
def test_damage_is_told_and_a_backup_brings_the_store_back(run, home, file, damage, told):
    before = run("status").out
    damage(home / "miclu.db")
    outcome = run("doctor", "--check")
    assert outcome.status == 1
    assert any(words in outcome.out for words in told.split("|")), outcome.out + outcome.err
    assert "miclu restore FILE로 백업을 되살리세요" in outcome.out
    assert run("restore", str(file), "--replace").status == 0
    assert run("status").out == before
    assert run("doctor", "--check", "--full").status == 0


@pytest.mark.parametrize(
    "damage",
    [
        zero_header,
        cut_half,
        empty,
        scramble_half,
        scramble_tree("ix_documents_published_number"),
    ],
)
def test_no_backup_is_made_of_a_damaged_store(run, home, file, damage):
    good = file.read_bytes()
    damage(home / "miclu.db")
    outcome = run("backup", str(file), "--replace")
    assert outcome.status == 1
    assert file.read_bytes() == good


def test_damage_as_json(run, home, file):
    cut_half(home / "miclu.db")
    outcome = run("doctor", "--check", "--json")
    assert (outcome.status, '"is_sound": false' in outcome.out) == (1, True)
