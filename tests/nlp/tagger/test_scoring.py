import pytest

from nlp.tagger.labels import Span
from nlp.tagger.scoring import Scores, score_spans

WANTED = [Span(0, 2, "PS"), Span(3, 5, "OG")]


def test_a_span_counts_when_its_place_and_label_are_right():
    offered = [Span(0, 2, "PS", 0.4), Span(3, 5, "LC"), Span(3, 4, "OG")]
    scores = score_spans([(WANTED, offered)])
    assert (scores.overall.precision, scores.overall.recall) == (pytest.approx(1 / 3), 0.5)
    assert scores.of("PS").f1 == 1.0
    assert scores.of("OG").f1 == 0.0


def test_scores_of_parts_add_up():
    part = score_spans([(WANTED, WANTED)])
    assert (part + part).overall.right == 4


def test_nothing_wanted_and_nothing_offered_is_zero():
    assert Scores().overall.f1 == Scores().overall.precision == Scores().of("PS").recall == 0.0
