"""What a delivery did last, in a file that outlives the end of its process.

The store's commit comes too late for the one moment that counts: a letter whose last line the
server has got must never be sent again. A line in a file takes a microsecond and is there after
`kill -9`. While it is open, no other process of this machine sends the same mailing.
"""

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

_HANDED = "handed"


class JournalBusy(Exception):  # noqa: N818  told to the user as `MailBusyError`
    """Another process of this machine has the journal open."""


class Journal:
    """The addresses whose letters were handed to a server, a line each.

    Raises:
        JournalBusy: Another process has it open; one that died has not.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(self._file)
            raise JournalBusy from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._file)

    def hand(self, address: str) -> None:
        """Note that the last line of a letter goes to the server now."""
        os.write(self._file, f"{_HANDED} {address}\n".encode())

    def clear(self) -> None:
        """Forget all; what was noted stands in the store by now."""
        os.ftruncate(self._file, 0)

    def read(self) -> list[str]:
        """Give the addresses noted since the last `clear`; a torn last line counts for nothing."""
        return list(_read_lines(self._path.read_bytes()))


def _read_lines(written: bytes) -> Iterator[str]:
    for line in written.split(b"\n")[:-1]:
        word, _, address = line.decode().partition(" ")
        if word == _HANDED:
            yield address
