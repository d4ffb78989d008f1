from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnknownFactError
from corpus.facts import fact_types
from corpus.facts.event import Event
from corpus.facts.figure import Figure
from corpus.records import Evidence
from corpus.store.codec import (
    decode_fact,
    decode_spans,
    encode_fields,
    encode_spans,
    fact_key,
)

EVIDENCE = Evidence(document_id="hanbit-1", start=0, end=1, rule="t", version="t")


@given(st.data())
def test_facts_of_every_type_come_back(data):
    fact_type = data.draw(st.sampled_from(list(fact_types().values())))
    fact = data.draw(
        st.builds(
            fact_type,
            evidence=st.just(EVIDENCE),
            **{
                field.name: st.decimals(allow_nan=False, allow_infinity=False)
                for field in fields(fact_type)
                if field.name == "value"
            },
        )
    )
    assert decode_fact(fact.TYPE, encode_fields(fact), EVIDENCE) == fact


def test_fields_are_plain_json():
    event = Event(
        name="총회",
        kind="총회",
        first_day=date(2026, 3, 3),
        organisers=("가람산단",),
        evidence=EVIDENCE,
    )
    stored = encode_fields(event)
    assert stored["first_day"] == "2026-03-03"
    assert stored["organisers"] == ["가람산단"]
    assert "evidence" not in stored


def test_fields_that_came_or_went_do_not_hinder():
    stored = {"text": "120명", "value": "120", "unit": "명", "colour": "붉음"}
    fact = decode_fact("figure", stored, EVIDENCE)
    assert fact == Figure(text="120명", value=Decimal(120), unit="명", evidence=EVIDENCE)


def test_a_fact_of_an_unknown_type_is_named():
    with pytest.raises(UnknownFactError, match=r"'rumour'.*'hanbit-1'.*unknown"):
        decode_fact("rumour", {}, EVIDENCE)


def test_a_fact_without_a_required_field_is_named():
    with pytest.raises(UnknownFactError, match="lacks text"):
        decode_fact("figure", {"value": "1"}, EVIDENCE)


def test_equal_statements_share_a_key():
    first = Figure(text="120여명", value=Decimal(120), unit="명", evidence=EVIDENCE)
    again = Figure(text="120명", value=Decimal(120), unit="명", evidence=EVIDENCE)
    other = Figure(text="121명", value=Decimal(121), unit="명", evidence=EVIDENCE)
    assert fact_key(first) == fact_key(again) != fact_key(other)


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6))))
def test_spans_come_back(spans):
    assert list(decode_spans(encode_spans(spans))) == spans
