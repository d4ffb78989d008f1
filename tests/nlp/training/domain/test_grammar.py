"""The data files are whole: every line parses, every list that is asked for exists and is used."""

import unicodedata
from collections.abc import Iterator
from importlib.resources import files

import pytest

import nlp.training.domain
from nlp.training.domain.annotated import LABELS
from nlp.training.domain.grammar import Rule, load_grammar, load_rules
from nlp.training.domain.templates import Call, Choice, Template

FOLDER = files(nlp.training.domain)
FILES = sorted(path for path in FOLDER.rglob("*.txt"))
STORIES = load_rules("stories")


def iterate_calls(template: Template) -> Iterator[Call]:
    for part in template:
        if isinstance(part, Call):
            yield part
        elif isinstance(part, Choice):
            for option in part.options:
                yield from iterate_calls(option)


def list_calls(rule: Rule) -> list[Call]:
    return [call for forms in rule.lines for form in forms for call in iterate_calls(form.template)]


CALLS = [
    call for rule in [*load_grammar().values(), *STORIES.values()] for call in list_calls(rule)
]


def test_every_list_that_is_asked_for_exists():
    assert {call.rule for call in CALLS} <= load_grammar().keys()


def test_no_list_has_the_name_of_another():
    assert not load_rules("lists").keys() & load_rules("names").keys()


def test_every_list_is_used():
    assert load_grammar().keys() - {call.rule for call in CALLS} == set()


def test_every_form_that_is_asked_for_exists():
    asked = {(call.rule, call.form or call.having) for call in CALLS} - {
        (call.rule, None) for call in CALLS
    }
    known = {
        (rule.name, form.key)
        for rule in load_grammar().values()
        for forms in rule.lines
        for form in forms
    }
    assert {(rule, key) for rule, key in asked if key != "any"} <= known


def test_names_have_the_labels_of_training():
    assert {rule.label for rule in load_rules("names").values()} == set(LABELS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_lines_are_neat(path):
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("\n")
    assert not [line for line in lines if line != line.strip(" ") or not line]


@pytest.mark.parametrize("name", STORIES)
def test_no_story_tells_a_line_twice(name):
    lines = [forms[0].template for forms in STORIES[name].lines]
    assert len(set(lines)) == len(lines)
