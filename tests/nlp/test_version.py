import hashlib

import pytest

from nlp.version import _add_folder, reader_version


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "models").mkdir()
    (tmp_path / "training").mkdir()
    return tmp_path


def digest_of(folder):
    digest = hashlib.sha256()
    _add_folder(digest, folder)
    return digest.hexdigest()


@pytest.mark.parametrize("name", ["reader.py", "words.txt", "models/tagger.json"])
def test_a_new_rule_word_or_model_is_a_new_version(folder, name):
    before = digest_of(folder)
    (folder / name).write_text("x", encoding="utf-8")
    assert digest_of(folder) != before


@pytest.mark.parametrize("name", ["training/recipe.py", "notes.md", "models/tagger.npz"])
def test_what_no_reading_depends_on_is_left_out(folder, name):
    before = digest_of(folder)
    (folder / name).write_text("x", encoding="utf-8")
    assert digest_of(folder) == before


def test_the_version_is_short_and_stays_the_same():
    assert reader_version() == reader_version()
    assert reader_version().startswith("nlp-")
    assert len(reader_version()) == len("nlp-") + 8
