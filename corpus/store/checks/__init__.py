"""The checks of a base: one file each, found by scanning this folder.

A file holds `LABEL`, its Korean name, and `find_faults(connection, ledger, *, full)`. A new area of
the store brings the check of its own rows.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import cast

from sqlalchemy import Connection

from corpus.errors import MicluError, StoreDamagedError
from corpus.store.addresses import read_address
from corpus.store.checks import file
from corpus.store.checks.base import Check, CheckResult, Finding, Ledger
from corpus.store.database import Database

_FIRST = "file"


class StoreChecks:
    """Checks whether the base is whole: what every other part takes for granted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def run(self, *, full: bool = False) -> Iterator[CheckResult]:
        """Yield what each check found, the file first; each looks at one snapshot of the base.

        Others may write meanwhile. Links, counts and bounds of all rows are looked at in any case;
        texts, evidence and the search index by a sample of a thousand documents, or with `full`
        all of them.
        """
        for word, check in _checks().items():
            ledger = Ledger()
            try:
                with self._database.reading() as connection:
                    check.find_faults(connection, ledger, full=full)
            except StoreDamagedError as error:
                ledger.note("파일을 읽을 수 없습니다", [error.fault], remedy=file.RESTORE)
            except (ValueError, LookupError, TypeError) as error:  # no JSON, no day, no such word
                ledger.note("뜻이 없는 값이 있습니다", [error], remedy=file.RESTORE)
            yield ledger.close(word, check.LABEL)


def check_unopened(url: str, error: MicluError) -> CheckResult:
    """Tell what is wrong with a file that could not be opened as a base.

    Args:
        url: The address of the base.
        error: Why it could not be opened.

    Raises:
        MicluError: `error` itself, where there is no file to look at.
    """
    address = read_address(url)
    path = Path(address.shown)
    if address.dialect != "sqlite" or not path.exists():
        raise error
    ledger = Ledger()
    if isinstance(error, StoreDamagedError):
        ledger.note("SQLite가 열지 못합니다", [error.fault], remedy=file.RESTORE)
    try:
        file.find_damage(path, ledger)
    except OSError as fault:
        ledger.note("파일을 읽을 수 없습니다", [fault], remedy=file.RESTORE)
    if not ledger.findings:
        raise error
    return ledger.close(_FIRST, file.LABEL)


@cache
def _checks() -> dict[str, Check]:
    """Give the checks by their words, that of the file first."""
    words = sorted((info.name for info in iter_modules(__path__)), key=lambda w: (w != _FIRST, w))
    return {
        word: cast("Check", import_module(f"{__name__}.{word}")) for word in words if word != "base"
    }


__all__ = ["CheckResult", "Connection", "Finding", "StoreChecks", "check_unopened"]
