"""The errors of pages and accounts."""

from corpus.errors import MicluError


class OutputsError(MicluError):
    """Something that is shown or asked for is wrong."""


class PasswordError(OutputsError):
    """A new password is too weak or cannot be kept."""

    def __init__(self, fault: str) -> None:
        super().__init__(f"The password {fault}. Take 10 to 200 signs, more than one of them new")


class UserNameError(OutputsError):
    """A new user's name has signs that no name has."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name!r} is no name for a user. Take up to 64 letters, digits, dots, hyphens or _"
        )


class LoginError(OutputsError):
    """Name and password do not fit, or the user is disabled: it is not told which."""

    def __init__(self) -> None:
        super().__init__("Name and password do not fit. Try again, or ask an admin: miclu user")


class LoginLimitError(OutputsError):
    """Too many logins failed for a name or from an address."""

    def __init__(self, minutes: int) -> None:
        super().__init__(f"Too many failed logins. Try again in {minutes} minutes")
        self.minutes = minutes
