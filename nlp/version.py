"""The version of the readers: a digest of their code and word lists, so that none is forgotten."""

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_READ_BY_DIGEST = (".py", ".txt", ".json")  # a model's card holds the digest of its weights
_NOT_READING = ("__pycache__", "training")


@cache
def reader_version() -> str:
    """Give `nlp-` and eight hexadecimal digits that change with any file of this package."""
    digest = hashlib.sha256()
    _add_folder(digest, files("nlp"))
    return f"nlp-{digest.hexdigest()[:8]}"


def _add_folder(digest: "hashlib._Hash", folder: Traversable) -> None:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name not in _NOT_READING:
            _add_folder(digest, entry)
        elif entry.name.endswith(_READ_BY_DIGEST):
            digest.update(entry.name.encode() + b"\0" + entry.read_bytes() + b"\0")
