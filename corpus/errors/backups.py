"""Backups and what they are put back into."""

from corpus.errors.base import CorpusError


class StoreExistsError(CorpusError):
    """A backup would take the place of a store."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"A store is at {path!r} already. To put the backup in its place: "
            "miclu restore FILE --replace"
        )
        self.path = path


class BackupExistsError(CorpusError):
    """A file has the name that the backup should get."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"The file {path!r} is there already. Choose another name, or write over it: "
            "miclu backup FILE --replace"
        )
        self.path = path


class BackupFileError(CorpusError):
    """A backup cannot be written or read."""

    def __init__(self, path: str, fault: str) -> None:
        super().__init__(
            f"The backup {path!r} cannot be used: {fault}. Check its folder, the rights, and the "
            "free space: the copy of the store needs room beside it"
        )
        self.path = path


class BackupDamagedError(CorpusError):
    """A file is no backup, or is not as it was written; the store is as it was."""

    def __init__(self, path: str, fault: str) -> None:
        super().__init__(
            f"The backup {path!r} is damaged or none: {fault}. Nothing was replaced; take another "
            "one: miclu restore FILE"
        )
        self.path = path


class BackupKindError(CorpusError):
    """A backup of one kind of database is to become a store of another."""

    def __init__(self, path: str, kind: str, wanted: str) -> None:
        super().__init__(
            f"The backup {path!r} is one of {kind}, and the store's address names {wanted}. "
            f"Set MICLU_DATABASE_URL to a store in {kind}"
        )
        self.path = path
        self.kind = kind


class MissingProgramError(CorpusError):
    """A program of PostgreSQL is not on this machine."""

    def __init__(self, program: str) -> None:
        super().__init__(
            f"The program {program} is not found. Install the client programs of PostgreSQL "
            "(Debian: postgresql-client) in the server's version or a later one, or run the "
            "command where they are"
        )
        self.program = program


class BackupProgramError(CorpusError):
    """A program of PostgreSQL ended with an error; the database is as it was."""

    def __init__(self, program: str, fault: str) -> None:
        super().__init__(
            f"{program} failed: {fault}. Nothing was changed. Check its version against the "
            "server's, the rights of the user, and the free space"
        )
        self.program = program
