"""Settings, and the database under the store."""

from corpus.errors.base import CorpusError, MicluError


class SettingsError(MicluError):
    """A setting from the environment or `miclu.toml` cannot be used."""

    def __init__(self, faults: str) -> None:
        super().__init__(f"Wrong settings: {faults}. Mend the MICLU_* variables or miclu.toml")


class MissingStoreError(CorpusError):
    """There is no store yet where the settings point."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"No store at {path!r}. Fill one with miclu crawl, miclu add or miclu demo, "
            "or set MICLU_HOME or MICLU_DATABASE_URL"
        )


class StoreError(CorpusError):
    """The database refused to work."""

    _way_out = "Check the file, its folder's rights, free space and whether another Miclu holds it"

    def __init__(self, path: str, fault: str) -> None:
        super().__init__(f"The store {path!r} cannot be used: {fault}. {self._way_out}")
        self.path = path
        self.fault = fault


class StoreNumberError(StoreError):
    """A number was given that no column of the store holds."""

    _way_out = "Give a smaller number: those of the store end at 2147483647"


class StoreFullError(StoreError):
    """The store cannot grow: the disk is full, or the limit on files or quotas is reached."""

    _way_out = (
        "What was committed before is whole, and this step left nothing. Free space, then run the "
        "same command again: it goes on where it stopped"
    )


class StoreDamagedError(StoreError):
    """The database file does not hold what a database must hold."""

    _way_out = (
        "Keep the file, see what is lost with miclu doctor --check, and put the last backup in its "
        "place with miclu restore FILE; without a backup, miclu rerun --from parse fills a new "
        "store from the archive"
    )


class StoreReadOnlyError(StoreError):
    """The store may be read, but not written."""

    _way_out = (
        "Give the user that runs Miclu the right to write the file and its folder, or set "
        "MICLU_HOME or MICLU_DATABASE_URL to a store of its own"
    )


class StoreBusyError(StoreError):
    """Another process held the store for too long."""

    _way_out = (
        "Nothing of this step was stored. Wait until the other Miclu is done, or end it, and run "
        "the same command again"
    )


class StoreConflictError(StoreBusyError):
    """Another writer changed the same rows at the same time."""


class StoreServerError(StoreError):
    """The database server cannot be reached, or lets nobody in."""

    _way_out = (
        "Check that the server runs, that the database is made (createdb) and that host, user and "
        "password in MICLU_DATABASE_URL are right: see docs/postgresql.md"
    )


class StoreNotEmptyError(CorpusError):
    """A store that is to be filled holds rows already."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"The store {path!r} is not empty: nothing was copied. "
            "Name a new file, or an empty database made with createdb"
        )
        self.path = path


class MissingDriverError(CorpusError):
    """The package that talks to the database is not installed."""

    def __init__(self, url: str) -> None:
        super().__init__(
            f"The store {url!r} needs psycopg, which is not installed. "
            "Install it: pip install 'miclu[postgres]'"
        )


class StoreAddressError(CorpusError):
    """The address of the store leads to no store."""

    def __init__(self, url: str, fault: str) -> None:
        super().__init__(
            f"The store address {url!r} {fault}. "
            "Set MICLU_DATABASE_URL to sqlite:///path/to/miclu.db or "
            "postgresql://user@host/database, or leave it empty"
        )
        self.url = url


class StoreVersionError(CorpusError):
    """A later version of Miclu wrote the store."""

    def __init__(self, path: str, version: str) -> None:
        super().__init__(
            f"The store {path!r} stands at version {version!r}, which this Miclu does not know. "
            "Install the Miclu that wrote it, or a later one"
        )
        self.path = path
        self.version = version
