"""The checks of a base: one file each, found by scanning this folder.

A file holds `LABEL`, its Korean name, and `find_faults(connection, ledger, *, full)`. A new area of
the store brings the check of its own rows.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from sqlalchemy import Connection

from corpus.errors import StoreDamagedError
from corpus.store.checks.base import Check, CheckResult, Finding, Ledger
from corpus.store.database import Database

_FIRST = "file"
_RESTORE = "miclu restore FILE로 백업을 되살리세요"


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
                ledger.note("파일을 읽을 수 없습니다", [error], remedy=_RESTORE)
            yield CheckResult(
                check=word,
                label=check.LABEL,
                rows=ledger.rows,
                findings=tuple(ledger.findings),
            )


@cache
def _checks() -> dict[str, Check]:
    """Give the checks by their words, that of the file first."""
    words = sorted((info.name for info in iter_modules(__path__)), key=lambda w: (w != _FIRST, w))
    return {
        word: cast("Check", import_module(f"{__name__}.{word}")) for word in words if word != "base"
    }


__all__ = ["CheckResult", "Connection", "Finding", "StoreChecks"]
