"""Spans from tokens that a model has tagged in the BIO way."""

from collections.abc import Iterable
from typing import NamedTuple

from nlp.tagger.labels import Span

_OPENING = frozenset("BS")


class Token(NamedTuple):
    """A token of a sentence: its place in code points, its tag, our label and the probability.

    `kind` is B, I, E or S, `name` the model's class; `label` is empty where we have none for it.
    """

    start: int
    end: int
    kind: str
    name: str
    label: str
    score: float


def join_tokens(tokens: Iterable[Token]) -> list[Span]:
    """Join the tokens of a sentence, in order, to spans; a class that nobody began begins itself.

    The score of a span is the lowest of its tokens.
    """
    spans: list[Span] = []
    open_name = ""
    for token in tokens:
        if not token.label:
            open_name = ""
        elif token.kind in _OPENING or token.name != open_name:
            spans.append(Span(token.start, token.end, token.label, token.score))
            open_name = token.name
        else:
            last = spans[-1]
            spans[-1] = last._replace(end=token.end, score=min(last.score, token.score))
    return spans
