"""Where an export goes: a file, whole or not at all, or standard output."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from outputs.errors import ExportFileError


def save(pieces: Iterable[bytes], path: Path) -> int:
    """Write a file under another name and give it its own when it is whole.

    The folder must be there: one with a slip in its name is not made.

    Returns:
        The number of bytes.

    Raises:
        ExportFileError: The folder or the file cannot be written.
    """
    if path.is_dir():
        raise ExportFileError(str(path), "it is a folder")
    if not path.parent.is_dir():
        raise ExportFileError(str(path), f"there is no folder {str(path.parent)!r}")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("xb") as file:
            size = sum(map(file.write, pieces))
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise ExportFileError(str(path), error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return size


def print_bytes(pieces: Iterable[bytes]) -> None:
    """Write to standard output; a reader that stops early (`| head`) is no error."""
    try:
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # What is left in the buffer has nowhere to go when Python ends. Source: Python library
        # reference, note on SIGPIPE.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
