import stat

import pytest


@pytest.fixture
def finder(monkeypatch):
    """The module that finds a Chromium, on a machine that has none."""
    from pathlib import Path

    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    import chromium

    monkeypatch.delenv("MICLU_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", "/nowhere")
    return chromium


def write_program(folder, name, words):
    path = folder / name
    path.write_text(f"#!/bin/sh\necho {words}\n")
    path.chmod(stat.S_IRWXU)
    return str(path)


def test_without_one_the_message_says_what_to_do(finder):
    assert finder.find_chromium() is None
    with pytest.raises(FileNotFoundError, match="playwright install chromium"):
        finder.get_chromium()


def test_one_of_the_machine_is_found_by_its_name(finder, monkeypatch, tmp_path):
    path = write_program(tmp_path, "google-chrome", "Google Chrome 120.0.1")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert finder.get_chromium() == path


def test_a_note_where_to_get_one_is_none(finder, monkeypatch, tmp_path):
    write_program(tmp_path, "chromium-browser", "Please install the snap")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert finder.find_chromium() is None


def test_the_one_that_is_named_goes_first(finder, monkeypatch, tmp_path):
    write_program(tmp_path, "chromium", "Chromium 120.0.1")
    named = write_program(tmp_path, "own", "Chromium 130.0.1")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("MICLU_CHROMIUM", named)
    assert finder.get_chromium() == named
    monkeypatch.setenv("MICLU_CHROMIUM", str(tmp_path / "none"))
    assert finder.find_chromium() is None
    assert finder.install_chromium() is None
