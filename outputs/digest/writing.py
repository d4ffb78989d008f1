"""Digests as files."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from corpus.errors import DigestFileError, NoWeekError
from corpus.store import Store
from outputs.digest.content import make_digest
from outputs.digest.formats import render_digest
from outputs.digest.week import Week


def find_latest_week(store: Store) -> Week:
    """Give the week of the document that was published last.

    Raises:
        NoWeekError: The store holds no dated document.
    """
    newest = next(store.find_documents(with_held=False, limit=1), None)
    if newest is None or newest.published is None:
        raise NoWeekError
    return Week.of(newest.published)


def render_week(store: Store, week: Week, *, form: str, publishers: Mapping[str, str]) -> str:
    """Render the digest of a week in one of `digest_formats()`; the same base, the same text.

    `publishers` gives the names of publishers by their keys; others go by their key.
    """
    return render_digest(make_digest(store, week, publishers=publishers), form)


def save_digest(rendered: str, path: Path) -> None:
    """Write a digest whole or not at all, as UTF-8; makes the folder, replaces an earlier file.

    Raises:
        DigestFileError: The folder or the file cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(rendered, encoding="utf-8", newline="")
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise DigestFileError(str(path), error.strerror or str(error)) from error
