"""The version of the file readers: a digest of their code, so that none is forgotten."""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import corpus.documents

# Libraries that decide what a text holds.
_LIBRARIES = ("dochan", "hwp2markdown", "pypdfium2", "pdfplumber", "lxml")


@cache
def reader_version() -> str:
    """Give `files-` and eight hexadecimal digits that change with the readers and libraries."""
    digest = hashlib.sha256()
    folder = Path(corpus.documents.__path__[0])
    for path in sorted(folder.rglob("*.py")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    for name in _LIBRARIES:
        digest.update(f"{name} {_find_version(name)}".encode())
    return f"files-{digest.hexdigest()[:8]}"


def _find_version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
