"""The roots of all errors."""


class MicluError(Exception):
    """The base of all errors of Miclu."""


class CorpusError(MicluError):
    """Something in the base of documents and facts is wrong."""
