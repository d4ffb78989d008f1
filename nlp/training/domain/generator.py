"""Passages from stories: a few sentences of one kind that share their names."""

from collections.abc import Iterator
from itertools import accumulate
from random import Random

from nlp.training.domain.annotated import Annotated
from nlp.training.domain.grammar import load_rules
from nlp.training.domain.noise import roughen
from nlp.training.domain.writer import Scope, Writer

_LINES = (1, 1, 1, 2, 2, 3)  # how many lines of a story make a passage


def generate(seed: int, count: int) -> Iterator[Annotated]:
    """Yield passages, the same for the same seed.

    Args:
        seed: Chooses the texts; different seeds give different ones.
        count: How many passages.

    Yields:
        Passages of one paragraph; names of one passage recur in it in their forms.
    """
    chance = Random(seed)  # noqa: S311  (no secret)
    writer = Writer(chance)
    stories = list(load_rules("stories").values())
    weights = list(accumulate(story.weights[-1] for story in stories))
    for story in chance.choices(stories, cum_weights=weights, k=count):
        scope: Scope = {}
        lines = {writer.pick(story)[0]: None for _ in range(chance.choice(_LINES))}
        said = [writer.write(line.template, scope) for line in lines]
        yield roughen(_join(said), chance)


def _join(passages: list[Annotated]) -> Annotated:
    text, entities = "", []
    for passage in passages:
        text += " " if text else ""
        shift = len(text)
        entities += [(start + shift, end + shift, label) for start, end, label in passage.entities]
        text += passage.text
    return Annotated(text, tuple(entities))
