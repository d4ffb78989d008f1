"""What `docs/facts.md` says of the fact types is what the code holds."""

import importlib.util
from dataclasses import fields
from pathlib import Path

import pytest

from corpus.facts import fact_types
from corpus.records import Fact
from nlp.confidence import load_table
from nlp.relations.claims import SUBJECTS

DOCS = Path(__file__).parents[3] / "docs"
PAGE = (DOCS / "facts.md").read_text(encoding="utf-8")


def load_writer():
    spec = importlib.util.spec_from_file_location("fields", DOCS / "fields.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("word", sorted(fact_types()))
def test_every_type_has_its_fields_on_the_page(word):
    table = load_writer().render_fields(fact_types()[word])
    assert f"<!-- fields: {word} -->\n{table}\n<!-- end -->" in PAGE, "run: python docs/fields.py"


def test_writing_the_tables_again_changes_nothing():
    assert load_writer().fill(PAGE) == PAGE


@pytest.mark.parametrize("word", sorted(fact_types()))
def test_every_field_has_a_label_and_help(word):
    for field in fields(fact_types()[word]):
        if field.name != "evidence":
            assert field.metadata["label"]
            assert field.metadata["help"]


def test_the_confidence_takes_no_part_in_keys():
    (confidence,) = (field for field in fields(Fact) if field.name == "confidence")
    assert (confidence.default, confidence.metadata.get("key")) == (0.5, None)


def test_every_predicate_is_defined():
    assert all(f"| `{predicate}` (" in PAGE for predicate in SUBJECTS)


def test_every_construction_of_relations_is_listed():
    rules = {name.split(".")[2] for name in load_table() if name.startswith("relation.")}
    assert {rule for rule in rules if f"`{rule}`" not in PAGE} == set()
