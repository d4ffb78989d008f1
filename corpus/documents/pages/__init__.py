"""Pages of fixed layout: from signs and rules with their places to paragraphs and tables.

Places are in points, x to the right and y downwards from the upper left of the page as it is seen.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2

    @property
    def width(self) -> float:
        """Its width."""
        return self.right - self.left

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Sign:
    """A printed sign; `size` is that of its font."""

    words: str
    box: Box
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line; `spaced` tells that a blank was printed after the last of them."""

    words: str
    box: Box
    size: float
    spaced: bool = False


def surround(boxes: list[Box]) -> Box:
    """Give the smallest box around others, of which there must be one."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )
