"""Statements, entities, searches and reviews."""

from corpus.errors.base import CorpusError


class MissingStatementError(CorpusError):
    """No statement has this key."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"No statement {key!r} in the store: its documents may have been read anew since. "
            "Find it again: miclu facts"
        )
        self.key = key


class MissingEntityError(CorpusError):
    """No entity is known under this name; `near` are names that come close."""

    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        hint = f"Near names: {', '.join(near)}" if near else "Look for words: miclu search"
        super().__init__(f"No entity named {name!r} in the store. {hint}")
        self.name = name


class BadCursorError(CorpusError):
    """A cursor leads nowhere."""

    def __init__(self, cursor: str) -> None:
        super().__init__(
            f"{cursor[:40]!r} is no cursor of this search. "
            "Take the one that the page before gave, with the same words, filters and order"
        )
        self.cursor = cursor


class SearchError(CorpusError):
    """A search asks for an order or a count that there is not."""

    def __init__(self, fault: str, known: tuple[str, ...]) -> None:
        super().__init__(f"{fault}. There are: {', '.join(known)}")
        self.known = known


class ReviewError(CorpusError):
    """A decision cannot be taken as it is."""

    def __init__(self, key: str, fault: str) -> None:
        super().__init__(
            f"The decision about statement {key!r} {fault}. For the form: docs/statements.md"
        )
        self.key = key


class ReviewConflictError(CorpusError):
    """Somebody decided about a statement after the analyst had looked at it."""

    def __init__(self, key: str, seen: int, found: int) -> None:
        super().__init__(
            f"Statement {key!r} has been decided about meanwhile: version {found}, not {seen}. "
            f"Look at it again and decide anew: miclu review"
        )
        self.key = key
        self.seen = seen
        self.found = found


class NothingToUndoError(CorpusError):
    """No decision about a statement is in force."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"No decision about statement {key!r} can be undone. List them: miclu review --log"
        )
        self.key = key
