"""The relations of an entity as a small picture: itself in the middle, the others around it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.store.entity_facts import Tie

WIDTH, HEIGHT = 720, 440
_MOST = 12
_REACH_X, _REACH_Y = 270, 165
_LONGEST_NAME = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Another entity in the picture: place, short name, its ties; `x` and `y` in pixels."""

    x: float
    y: float
    name: str
    short: str
    key: str
    predicates: tuple[str, ...]

    @property
    def middle(self) -> tuple[float, float]:
        """The place of the words beside the line."""
        return (WIDTH / 2 + self.x) / 2, (HEIGHT / 2 + self.y) / 2


def place_nodes(ties: Sequence[Tie]) -> tuple[Node, ...]:
    """Place the other sides of relations on an ellipse, the first twelve, each once."""
    others: dict[str, list[Tie]] = {}
    for tie in ties:
        others.setdefault(tie.other or tie.name, []).append(tie)
    chosen = list(others.values())[:_MOST]
    return tuple(_place(each, at, len(chosen)) for at, each in enumerate(chosen))


def shorten(name: str) -> str:
    """Cut a name to what fits beside others."""
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _place(ties: Sequence[Tie], at: int, count: int) -> Node:
    angle = 2 * math.pi * at / count - math.pi / 2
    return Node(
        x=round(WIDTH / 2 + _REACH_X * math.cos(angle), 1),
        y=round(HEIGHT / 2 + _REACH_Y * math.sin(angle), 1),
        name=ties[0].name,
        short=shorten(ties[0].name),
        key=ties[0].other,
        predicates=tuple(dict.fromkeys(tie.predicate for tie in ties)),
    )
