"""A base to try something on: all that is changed in it is gone afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.store.addresses import read_address
from corpus.store.backups.sqlite import write_copy
from corpus.store.store import Store, open_store
from corpus.store.trial import TrialDatabase
from corpus.times import now


@contextmanager
def open_trial(url: str) -> Iterator[Store]:
    """Open a base as it is now, to be changed without a trace; close it when done.

    Of an SQLite file it is a copy in a folder beside it: it takes as much space, and nobody has to
    wait. In PostgreSQL it is one transaction that is taken back: who writes the same rows waits.

    Raises:
        MissingStoreError: There is no store.
        StoreError: The base cannot be read, or there is no space for the copy.
    """
    address = read_address(url)
    if address.dialect != "sqlite":
        with Store(TrialDatabase(url), clock=now) as store:
            yield store
        return
    folder = Path(address.url.database or "").parent
    with TemporaryDirectory(dir=folder, prefix="miclu-trial-") as made:
        path = Path(made) / "trial.db"
        write_copy(address, path)
        with open_store(f"sqlite:///{path}") as store:
            yield store
