"""Digests, mailings and alerts."""

from corpus.errors.base import CorpusError, MicluError


class WeekError(MicluError):
    """A text names no ISO week."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text!r} is no ISO week. Write year and week as 2026-W46; "
            "years start at 1900 and have 52 weeks, some 53"
        )


class NoWeekError(MicluError):
    """No week was named, and no stored document has a day of publication to take it from."""

    def __init__(self) -> None:
        super().__init__("No stored document is dated. Name the week: miclu digest --week 2026-W46")


class PeriodError(CorpusError):
    """The days of a digest are in no order, or too many."""

    def __init__(self, first: object, last: object) -> None:
        super().__init__(
            f"A digest from {first} to {last} cannot be made. Take a first day before the last, "
            "a year at most, and none before 1900"
        )


class DigestFileError(MicluError):
    """A digest could not be written; an earlier file of that name is still whole."""

    def __init__(self, path: str, fault: str) -> None:
        super().__init__(f"Cannot write {path!r}: {fault}. Check the folder and its free space")
        self.path = path


class MissingDigestError(CorpusError):
    """No digest of this period, or not in this version."""

    def __init__(self, period: str, version: int | None = None) -> None:
        thing = f"digest of {period} in version {version}" if version else f"digest of {period}"
        super().__init__(f"No {thing}. Make one: miclu digest draft --week {period}")
        self.period = period


class DigestSignedError(CorpusError):
    """A digest that is signed does not change."""

    def __init__(self, period: str, version: int) -> None:
        super().__init__(
            f"The digest of {period} is signed in version {version}, and the base says something "
            f"else by now. Make a correction: miclu digest draft --week {period} --correct NOTE"
        )
        self.period = period


class DigestStateError(CorpusError):
    """A digest cannot go from its state to another."""

    def __init__(self, period: str, version: int, found: str, wanted: str) -> None:
        super().__init__(
            f"Version {version} of the digest of {period} is {found} and cannot become {wanted}. "
            "Look again, somebody may have moved it: miclu digest list"
        )
        self.period = period


class DigestChangedError(CorpusError):
    """The content of a version is not the one that was looked at."""

    def __init__(self, period: str, version: int) -> None:
        super().__init__(
            f"Version {version} of the digest of {period} was made again since you looked at it. "
            f"Read it again: miclu digest --week {period} --version {version}"
        )
        self.period = period


class MissingMailingError(CorpusError):
    """Nothing was ever sent under this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"No mailing {name!r}. Make one: miclu digest send")
        self.name = name


class MissingSubscriptionError(CorpusError):
    """No saved search is sent under this number or token."""

    def __init__(self, token: str) -> None:
        super().__init__(f"No subscription {token[:40]!r}. List them: miclu alert")
