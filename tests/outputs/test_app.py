import subprocess
import sys
from pathlib import Path
from pkgutil import iter_modules

import pytest
import typer

import outputs.cli
from outputs.app import make_app

WORDS = sorted(info.name.replace("_", "-") for info in iter_modules(outputs.cli.__path__))
INNER = sorted(
    f"{info.name} {inner.name}".replace("_", "-")
    for info in iter_modules(outputs.cli.__path__)
    if info.ispkg
    for inner in iter_modules([f"{outputs.cli.__path__[0]}/{info.name}"])
)
README = Path(__file__).parents[2] / "README.md"


@pytest.mark.parametrize("word", WORDS)
def test_every_command_has_help_with_an_example(run, word):
    outcome = run(word, "--help")
    assert outcome.status == 0
    assert outcome.out.count(f"miclu {word}") > 1  # once in the usage line


@pytest.mark.parametrize("words", INNER)
def test_every_inner_command_has_help_with_an_example(run, words):
    outcome = run(*words.split(), "--help")
    assert outcome.status == 0
    assert outcome.out.count(f"miclu {words}") > 1  # once in the usage line


def test_a_folder_of_commands_runs_its_own_without_a_word(run):
    assert run("documents", "gaon-1").err == run("documents").err != ""
    assert "Example: miclu documents gaon-1042" in run("documents", "--help").out


@pytest.mark.parametrize("words", [*WORDS, *INNER])
def test_every_option_tells_what_it_does(words):
    command = typer.main.get_command(make_app())
    for word in words.split():
        command = command.commands[word]
    own = getattr(command, "commands", {}).get("own", command)
    assert [param.name for param in own.params if not param.help] == []


@pytest.mark.parametrize("word", WORDS)
def test_every_command_stands_in_the_readme(word):
    assert f"`miclu {word}" in README.read_text("utf-8")


def test_an_unknown_command_is_wrong_usage(run):
    outcome = run("nosuch")
    assert outcome.status == 2
    assert "nosuch" in outcome.err


def test_looking_up_without_a_store_tells_what_to_do(run, home):
    outcome = run("facts")
    assert outcome.status == 1
    assert "miclu demo" in outcome.err
    assert not home.exists()


def test_wrong_settings_are_an_error_and_no_traceback(run, home, monkeypatch):
    (home.parent / "miclu.toml").write_text("hom = 'x'\n")
    outcome = run("status")
    assert outcome.status == 1
    assert outcome.err.startswith("miclu: Wrong settings")


def test_broken_settings_file_is_an_error_and_no_traceback(run, home):
    (home.parent / "miclu.toml").write_text("home = \n")
    outcome = run("status")
    assert outcome.status == 1
    assert "miclu.toml" in outcome.err


def test_commands_start_without_the_heavy_parts():
    """Every command is imported to make the program, so none may import what it runs."""
    code = "import outputs.app, sys; outputs.app.make_app(); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"spacy", "kiwipiepy", "scrapy", "sqlalchemy", "jinja2"} & set(loaded)
