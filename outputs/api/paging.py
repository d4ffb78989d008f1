"""Pages of lists whose cursor is one number: that of the last item, or the place of the next."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from fastapi import Request

from corpus.cursors import decode_cursor, encode_cursor
from corpus.errors import BadCursorError
from outputs.api.models.common import LARGEST, Page, make_next

T = TypeVar("T")


def read_cursor(cursor: str | None, name: str) -> int | None:
    """Give the number that a cursor of the list `name` holds, None for no cursor.

    Raises:
        BadCursorError: The cursor is not one of that list.
    """
    if not cursor:
        return None
    match decode_cursor(cursor):
        case (str(listed), int(number)) if listed == name and 0 <= number <= LARGEST:
            return number
    raise BadCursorError(cursor)


def make_page(
    request: Request, name: str, found: Sequence[T], *, limit: int, number: Callable[[T], int]
) -> Page[T]:
    """Make a page of rows, one more of which was looked up than it holds.

    `number` gives what the next page begins behind.
    """
    shown = list(found[:limit])
    cursor = encode_cursor(name, number(shown[-1])) if len(found) > limit else None
    return Page(items=shown, next=make_next(request, cursor))


def cut_page(request: Request, name: str, found: Sequence[T], *, start: int, limit: int) -> Page[T]:
    """Make a page of a list that is worked out as a whole, from a place in it on.

    Of the list there must be one more than the page holds, where there is.
    """
    end = start + limit
    cursor = encode_cursor(name, end) if len(found) > end else None
    return Page(items=list(found[start:end]), next=make_next(request, cursor))
