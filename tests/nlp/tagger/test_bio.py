from nlp.tagger.bio import Token, join_tokens
from nlp.tagger.labels import Span


def token(start: int, tag: str, label: str, score: float = 0.9) -> Token:
    kind, _, name = tag.rpartition("-")
    return Token(start, start + 2, kind or "I", name, label, score)


def test_inside_tokens_go_on_with_their_class_and_the_lowest_score_counts():
    tokens = [token(0, "B-PS", "PERSON"), token(2, "I-PS", "PERSON", 0.5), token(4, "O", "")]
    assert join_tokens(tokens) == [Span(0, 4, "PERSON", 0.5)]


def test_a_new_beginning_is_a_new_span():
    tokens = [token(0, "B-PS", "PERSON"), token(2, "B-PS", "PERSON")]
    assert join_tokens(tokens) == [Span(0, 2, "PERSON", 0.9), Span(2, 4, "PERSON", 0.9)]


def test_inside_without_a_beginning_begins():
    assert join_tokens([token(0, "O", ""), token(2, "I-OG", "ORG")]) == [Span(2, 4, "ORG", 0.9)]


def test_another_class_is_another_span_even_where_the_label_is_one():
    tokens = [token(0, "B-OGG_ART", "ORG"), token(2, "I-OGG_LAW", "ORG")]
    assert len(join_tokens(tokens)) == 2


def test_a_class_that_we_have_not_breaks_a_span():
    tokens = [token(0, "B-PS", "PERSON"), token(2, "B-AM_BIRD", ""), token(4, "I-PS", "PERSON")]
    assert [span.start for span in join_tokens(tokens)] == [0, 4]
