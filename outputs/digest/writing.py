"""Digests made, found again, and written as files."""

import os
from contextlib import suppress
from pathlib import Path

from corpus.errors import DigestFileError, NoWeekError
from corpus.store import Store
from outputs.digest.gathering.gather import gather
from outputs.digest.gathering.wish import Wish
from outputs.digest.model import Digest
from outputs.digest.period import Period
from outputs.digest.week import Week


def find_latest_period(store: Store) -> Period:
    """Give the week of the document that was published last.

    Raises:
        NoWeekError: The store holds no dated document.
    """
    newest = next(store.find_documents(with_held=False, limit=1), None)
    if newest is None or newest.published is None:
        raise NoWeekError
    return Period.of_week(Week.of(newest.published))


def find_digest(store: Store, wish: Wish, *, version: int | None = None) -> Digest:
    """Give the digest of a period: as it was signed, else made of the base as it is now.

    Raises:
        MissingDigestError: A version is asked for, and there is none.
    """
    if version is not None:
        return Digest.load(store.digests.get(wish.period.key, version=version).content)
    signed = [
        each
        for each in store.digests.find_versions(wish.period.key)
        if not each.is_open and each.state != "corrected"
    ]
    return Digest.load(signed[0].content) if signed else gather(store, wish)


def save_digest(rendered: bytes, path: Path) -> None:
    """Write a digest whole or not at all; makes the folder, replaces an earlier file.

    Raises:
        DigestFileError: The folder or the file cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(rendered)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise DigestFileError(str(path), error.strerror or str(error)) from error
