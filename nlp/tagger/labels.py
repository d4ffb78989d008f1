"""The labels of the two heads, their BIO codes, and spans from codes and back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

OUTSIDE: Final = 0
FORBIDDEN: Final = -1e4


class Span(NamedTuple):
    """A labelled stretch of text: places in code points, end exclusive; score from 0 to 1."""

    start: int
    end: int
    label: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Scheme:
    """The labels of one head. Code 0 is outside, 1 + 2i begins label i, 2 + 2i goes on with it."""

    name: str
    labels: tuple[str, ...]

    @property
    def codes(self) -> int:
        """How many codes there are."""
        return 1 + 2 * len(self.labels)

    def encode(self, units: Sequence[tuple[int, int]], spans: Iterable[Span]) -> list[int]:
        """Give the code of each unit; a unit belongs to a span that covers half of it or more.

        Args:
            units: (start, end) of each unit, in order.
            spans: Without overlap; labels of another scheme raise `ValueError`.
        """
        codes = [OUTSIDE] * len(units)
        for span in spans:
            begins = 1 + 2 * self.labels.index(span.label)
            code = begins
            for place, (start, end) in enumerate(units):
                shared = min(end, span.end) - max(start, span.start)
                if shared > 0 and shared * 2 >= end - start and codes[place] == OUTSIDE:
                    codes[place], code = code, begins + 1
        return codes

    def decode(self, codes: Iterable[int]) -> list[tuple[int, int, str]]:
        """Give (first, last + 1, label) of each run of codes, counted in units."""
        spans: list[tuple[int, int, str]] = []
        open_code = OUTSIDE
        for place, code in enumerate(codes):
            if code != OUTSIDE and code == open_code:
                first, _, label = spans[-1]
                spans[-1] = (first, place + 1, label)
            elif code != OUTSIDE:
                spans.append((place, place + 1, self.labels[(code - 1) // 2]))
                open_code = code + code % 2
            else:
                open_code = OUTSIDE
        return spans

    def forbid(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Give penalties of codes at the start and of steps between codes: inside needs begin."""
        inside = np.arange(2, self.codes, 2)
        start = np.zeros(self.codes, np.float32)
        start[inside] = FORBIDDEN
        steps = np.zeros((self.codes, self.codes), np.float32)
        steps[:, inside] = FORBIDDEN
        steps[inside - 1, inside] = steps[inside, inside] = 0
        return start, steps


KLUE: Final = Scheme("klue", ("PS", "LC", "OG", "DT", "TI", "QT"))
MICLU: Final = Scheme(
    "miclu", ("ORG", "CLUSTER", "PERSON", "PROGRAM", "PLACE", "DATE", "TIME", "QUANTITY")
)
SCHEMES: Final = (KLUE, MICLU)
