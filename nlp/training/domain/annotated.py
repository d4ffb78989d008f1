"""A text with its names, the unit that training reads."""

from dataclasses import dataclass

LABELS = ("ORG", "CLUSTER", "PERSON", "PROGRAM", "PLACE", "DATE", "TIME", "QUANTITY")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A passage of one paragraph, mostly of one to four sentences.

    `entities` are (start, end, label) in code points, in order, flat; labels are those of `LABELS`.
    """

    text: str
    entities: tuple[tuple[int, int, str], ...] = ()
