"""Cut what comes into pieces of a size."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

_Each = TypeVar("_Each")


def cut(things: Iterable[_Each], size: int) -> Iterator[tuple[_Each, ...]]:
    """Give the things in tuples of `size`, in their order; the last one may be shorter."""
    left = iter(things)
    while chunk := tuple(islice(left, size)):
        yield chunk
