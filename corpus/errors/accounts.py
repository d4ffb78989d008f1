"""Users and their tokens."""

from corpus.errors.base import CorpusError


class MissingUserError(CorpusError):
    """No user has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"No user {name!r}. List them: miclu user; add one: miclu user add NAME")
        self.name = name


class UserExistsError(CorpusError):
    """The name of a new user is taken."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"A user {name!r} is there already, perhaps disabled. "
            f"Take another name, or: miclu user change {name}"
        )
        self.name = name


class LastUserError(CorpusError):
    """Nobody else with a role that somebody must have could log in."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__(
            f"{name!r} is the last user who can log in with the role {role}. "
            f"Give it to another one first: miclu user change NAME --role {role}"
        )
        self.name = name
        self.role = role


class MissingTokenError(CorpusError):
    """A user has no token of this name."""

    def __init__(self, user: str, name: str) -> None:
        super().__init__(f"User {user!r} has no token {name!r}. List them: miclu user {user}")
        self.user = user
        self.name = name
