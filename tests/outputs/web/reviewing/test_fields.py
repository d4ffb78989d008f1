from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest

from corpus.facts import fact_types
from corpus.facts.event import Event
from corpus.records import Evidence
from outputs.labels import RELATIONS
from outputs.web.reviewing.fields import CHOICES, find_faults, make_inputs, read_changes

EVIDENCE = Evidence(document_id="hanbit-1", start=0, end=2, rule="test", version="test")
EVENT = Event(
    evidence=EVIDENCE,
    name="총회",
    kind="정기총회",
    first_day=date(2026, 3, 1),
    organisers=("가람공단", "나루정기"),
)


@pytest.mark.parametrize(("place", "words"), CHOICES.items())
def test_what_can_be_chosen_is_what_the_field_may_hold(place, words):
    type_word, name = place
    (field,) = (each for each in fields(fact_types()[type_word]) if each.name == name)
    assert all(word in field.metadata["help"] for word in words)


def test_every_relation_can_be_chosen():
    assert CHOICES["relation", "predicate"] == tuple(RELATIONS)


def test_a_form_that_is_sent_as_it_came_changes_nothing():
    inputs = make_inputs(EVENT, typed={}, faults={})
    assert read_changes(EVENT, {each.name: each.value for each in inputs}) == {}
    kinds = {each.name: each.kind for each in inputs}
    assert (kinds["first_day"], kinds["organisers"], kinds["status"]) == ("day", "names", "choice")


def test_changes_are_read_by_the_kind_of_their_field():
    typed = {"first_day": "2026-03-02", "organisers": "가람공단", "place": " ", "other": "x"}
    changes = read_changes(EVENT, typed)
    assert changes == {"first_day": "2026-03-02", "organisers": ["가람공단"]}
    assert find_faults(EVENT, changes) == {}


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"first_day": "어제"}, "2026-03-01처럼"),
        ({"name": ""}, "비워 둘 수 없습니다"),
        ({"status": "soon"}, "목록에서"),
    ],
)
def test_what_cannot_stand_is_told_by_its_field(typed, fault):
    changes = read_changes(EVENT, typed)
    assert fault in find_faults(EVENT, changes)[next(iter(typed))]


def test_numbers_are_shown_as_they_are_kept():
    figure = fact_types()["figure"](evidence=EVIDENCE, text="350곳", value=Decimal(350))
    (value,) = (each for each in make_inputs(figure, typed={}, faults={}) if each.name == "value")
    assert (value.kind, value.value) == ("number", "350")
    assert read_changes(figure, {"value": "1,350"}) == {"value": "1350"}
