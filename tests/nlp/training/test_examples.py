import numpy as np
import pytest

from nlp.tagger.annotated import Annotated
from nlp.tagger.labels import KLUE, MICLU, Span
from nlp.training.examples import allow_also, make_examples

TEXT = "가온은 서울에서 컸다."


@pytest.fixture
def example(reader):
    spans = (Span(0, 2, "OG"), Span(4, 6, "LC"))
    (found,) = make_examples([Annotated(TEXT, spans, KLUE)], reader.pipeline)
    return found


def allowed_at(example, scheme, word):
    """Give the codes that are allowed at the unit with this text."""
    (place,) = (n for n, unit in enumerate(example.units) if unit.text == word)
    return set(np.flatnonzero(example.allowed[scheme.name][place]))


def codes_of(*labels):
    return {1 + 2 * MICLU.labels.index(label) for label in labels}


def test_the_head_of_the_benchmark_learns_what_the_line_says(example):
    assert allowed_at(example, KLUE, "서울") == {1 + 2 * KLUE.labels.index("LC")}
    assert allowed_at(example, KLUE, "에서") == {0}


def test_our_head_learns_what_the_labels_mean_in_ours(example):
    assert allowed_at(example, MICLU, "서울") == codes_of("PLACE")


def test_an_organisation_of_the_benchmark_may_be_a_cluster(example):
    assert codes_of("ORG", "CLUSTER") <= allowed_at(example, MICLU, "가온")


def test_a_programme_may_stand_where_the_benchmark_saw_nothing(example):
    assert {0, *codes_of("PROGRAM")} <= allowed_at(example, MICLU, "에서")


def test_our_own_text_teaches_our_head_only(reader):
    own = Annotated(TEXT, (Span(0, 2, "ORG"),), MICLU)
    (found,) = make_examples([own], reader.pipeline)
    assert set(found.allowed) == {MICLU.name}
    assert allowed_at(found, MICLU, "가온") == codes_of("ORG")


def test_doubts_allow_another_code_beside_the_label(example):
    doubted = allow_also(example, [5] * len(example.units))
    assert allowed_at(doubted, KLUE, "서울") == {3, 5}
    assert allowed_at(example, KLUE, "서울") == {3}
    assert allowed_at(doubted, MICLU, "서울") == allowed_at(example, MICLU, "서울")
