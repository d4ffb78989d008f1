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


class MissingExtraError(OutputsError):
    """What was asked for needs a library that a plain installation has not."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(
            f"The library {library!r} is not installed. Install it: pip install 'miclu[{extra}]'"
        )
        self.extra = extra


class ExportFileError(OutputsError):
    """An export could not be written; an earlier file of that name is still whole."""

    def __init__(self, path: str, fault: str) -> None:
        super().__init__(f"Cannot write {path!r}: {fault}. Check the folder and its free space")
        self.path = path


class MailServerError(OutputsError):
    """The mail server cannot be reached, or broke off."""

    def __init__(self, host: str, fault: str) -> None:
        super().__init__(
            f"Mail server {host!r}: {fault}. Check MICLU_SMTP_HOST and the other MICLU_SMTP_* "
            "settings, then send again: who has got it does not get it twice"
        )
        self.host = host


class MailBusyError(OutputsError):
    """Another process is sending the same letters."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Mailing {name!r} is being sent by another process. Wait for it; one that died is "
            "free after five minutes"
        )
        self.name = name


class ServerAddressError(OutputsError):
    """The server cannot listen where it is told to."""

    def __init__(self, host: str, port: int, fault: str) -> None:
        super().__init__(
            f"Cannot listen at {host!r}, port {port}: {fault}. "
            "Take another one: miclu serve --port 8080"
        )
        self.port = port


class OpenServerError(OutputsError):
    """The server would be open to others, and nobody could log in."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"Others could reach {host!r}, and there is no user yet. "
            "Add one first (miclu user add), or leave --host out"
        )
        self.host = host


class BusyServerError(OutputsError):
    """As many exports are under way as the server writes at a time."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"{most} exports are being written. Try again in a minute, "
            "or export at the machine itself: miclu export"
        )


class ExportFilterError(OutputsError):
    """An export cannot be narrowed by what was asked."""

    def __init__(self, content: str, unknown: tuple[str, ...], known: tuple[str, ...]) -> None:
        super().__init__(
            f"An export of {content} cannot be narrowed by {', '.join(unknown)}. "
            f"Leave that out; what can narrow it: {', '.join(known)}"
        )
        self.content = content


class MailSettingsError(OutputsError):
    """Nothing can be sent without a mail server and a sender."""

    def __init__(self) -> None:
        super().__init__(
            "No mail server or sender is set. Set MICLU_SMTP_HOST and MICLU_MAIL_FROM, or look "
            "first with --dry-run"
        )


class MailAddressError(OutputsError):
    """Nothing can be sent to or from what is no mail address."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"{address!r} is no mail address. Write it as name@agency.example, without a name or "
            "brackets, with --to and in MICLU_MAIL_TO and MICLU_MAIL_FROM"
        )
        self.address = address


class WeeklyBusyError(OutputsError):
    """Another weekly run of this installation is at work."""

    def __init__(self, home: str) -> None:
        super().__init__(f"Another weekly run works in {home!r}. Wait for it, or end it")
