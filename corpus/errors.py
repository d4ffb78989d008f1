"""Every error that Miclu raises on purpose.

A message says which thing, what is wrong and what to do. The command line catches `MicluError`,
prints the message to standard error and ends with exit status 1.
"""


class MicluError(Exception):
    """The base of all errors of Miclu."""


class CorpusError(MicluError):
    """Something in the base of documents and facts is wrong."""


class EvidenceError(CorpusError):
    """The place that a mention or fact points to does not hold its words."""

    def __init__(self, document_id: str, start: int, end: int, fault: str) -> None:
        super().__init__(
            f"Evidence {start}:{end} in document {document_id!r} {fault}. "
            "Report it, and read the document again with a mended Miclu: miclu read"
        )
        self.document_id = document_id
        self.start = start
        self.end = end


class MissingDocumentError(CorpusError):
    """No document is stored under this id, or not with this revision."""

    def __init__(self, document_id: str, revision: int | None = None) -> None:
        thing = f"revision {revision} of document" if revision else "document"
        super().__init__(f"No {thing} {document_id!r} in the store. List ids: miclu documents")
        self.document_id = document_id


class MissingStatementError(CorpusError):
    """No statement has this key."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"No statement {key!r} in the store: its documents may have been read anew since. "
            "Find it again: miclu facts"
        )
        self.key = key


class MissingCrawlError(CorpusError):
    """No crawl has this number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"No crawl number {number} in the store. List them: miclu health")
        self.number = number


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


class MissingEntityError(CorpusError):
    """No entity is known under this name; `near` are names that come close."""

    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        hint = f"Near names: {', '.join(near)}" if near else "Look for words: miclu search"
        super().__init__(f"No entity named {name!r} in the store. {hint}")
        self.name = name


class UnknownPublisherError(CorpusError):
    """The store holds nothing of this publisher."""

    def __init__(self, publisher: str, known: tuple[str, ...]) -> None:
        stored = ", ".join(known) or "none yet"
        super().__init__(f"No documents of publisher {publisher!r}. Stored publishers: {stored}")
        self.publisher = publisher


class WeekError(MicluError):
    """A text names no ISO week."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text!r} is no ISO week. Write year and week as 2026-W46; "
            "years start at 1900 and have 52 weeks, some 53"
        )


class StoreError(CorpusError):
    """The database refused to work."""

    _way_out = "Check the file, its folder's rights, free space and whether another Miclu holds it"

    def __init__(self, path: str, fault: str) -> None:
        super().__init__(f"The store {path!r} cannot be used: {fault}. {self._way_out}")
        self.path = path


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


class InvalidDocumentError(CorpusError):
    """A document cannot be stored as it is."""

    def __init__(self, document_id: str, fault: str) -> None:
        super().__init__(
            f"Document {document_id!r} cannot be stored: {fault}. "
            "Make texts with corpus.records.freeze_text and times with a zone"
        )
        self.document_id = document_id


class UnknownFactError(CorpusError):
    """A stored fact does not fit the fact types of this code."""

    def __init__(self, document_id: str, fact_type: str, fault: str) -> None:
        super().__init__(
            f"A stored fact of type {fact_type!r} in document {document_id!r} {fault}. "
            "Read the documents again with this version: miclu read"
        )
        self.document_id = document_id
        self.fact_type = fact_type


class NoWeekError(MicluError):
    """No week was named, and no stored document has a day of publication to take it from."""

    def __init__(self) -> None:
        super().__init__("No stored document is dated. Name the week: miclu digest --week 2026-W46")


class ReaderError(CorpusError):
    """The reader of documents cannot be loaded in a process of its own."""

    def __init__(self, fault: str) -> None:
        super().__init__(
            f"The reader cannot be loaded in a worker process: {fault}. "
            "Use fewer workers, or one to see where it fails: miclu read --workers 1"
        )


class DigestFileError(MicluError):
    """A digest could not be written; an earlier file of that name is still whole."""

    def __init__(self, path: str, fault: str) -> None:
        super().__init__(f"Cannot write {path!r}: {fault}. Check the folder and its free space")
        self.path = path


class BadDocumentError(MicluError):
    """An input line is no document."""

    def __init__(self, place: str, fault: str) -> None:
        super().__init__(f"{place}: {fault}. Mend it; for the form see miclu extract --help")
        self.place = place


class NoOcrError(MicluError):
    """Pictures are to be read, and the program that does it is not here."""

    def __init__(self, fault: str) -> None:
        super().__init__(
            f"Pages that are pictures cannot be read: {fault}. Install Tesseract with Korean "
            "(Debian: tesseract-ocr and tesseract-ocr-kor), or leave --ocr out"
        )


class MissingUserError(CorpusError):
    """No user has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"No user {name!r}. List them: miclu user; add one: miclu user add NAME")
        self.name = name


class UserExistsError(CorpusError):
    """The name of a new user is taken."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"A user {name!r} is there already, perhaps disabled. "
            f"Take another name, or: miclu user change {name}"
        )
        self.name = name


class MissingTokenError(CorpusError):
    """A user has no token of this name."""

    def __init__(self, user: str, name: str) -> None:
        super().__init__(f"User {user!r} has no token {name!r}. List them: miclu user {user}")
        self.user = user
        self.name = name


class MissingMailingError(CorpusError):
    """Nothing was ever sent under this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"No mailing {name!r}. Make one: miclu digest send")
        self.name = name


class BadCursorError(CorpusError):
    """A cursor leads nowhere."""

    def __init__(self, cursor: str) -> None:
        super().__init__(
            f"{cursor[:40]!r} is no cursor of this search. "
            "Take the one that the page before gave, with the same words, filters and order"
        )
        self.cursor = cursor


class SearchError(CorpusError):
    """A search asks for an order or a count that there is not."""

    def __init__(self, fault: str, known: tuple[str, ...]) -> None:
        super().__init__(f"{fault}. There are: {', '.join(known)}")
        self.known = known


class MissingDigestError(CorpusError):
    """No digest of this period, or not in this version."""

    def __init__(self, period: str, version: int | None = None) -> None:
        thing = f"digest of {period} in version {version}" if version else f"digest of {period}"
        super().__init__(f"No {thing}. Make one: miclu digest draft --week {period}")
        self.period = period


class DigestSignedError(CorpusError):
    """A digest that is signed does not change."""

    def __init__(self, period: str, version: int) -> None:
        super().__init__(
            f"The digest of {period} is signed in version {version}, and the base says something "
            f"else by now. Make a correction: miclu digest draft --week {period} --correct NOTE"
        )
        self.period = period


class DigestStateError(CorpusError):
    """A digest cannot go from its state to another."""

    def __init__(self, period: str, version: int, found: str, wanted: str) -> None:
        super().__init__(
            f"Version {version} of the digest of {period} is {found} and cannot become {wanted}. "
            "Look again, somebody may have moved it: miclu digest list"
        )
        self.period = period


class ReviewError(CorpusError):
    """A decision cannot be taken as it is."""

    def __init__(self, key: str, fault: str) -> None:
        super().__init__(
            f"The decision about statement {key!r} {fault}. For the form: docs/statements.md"
        )
        self.key = key


class ReviewConflictError(CorpusError):
    """Somebody decided about a statement after the analyst had looked at it."""

    def __init__(self, key: str, seen: int, found: int) -> None:
        super().__init__(
            f"Statement {key!r} has been decided about meanwhile: version {found}, not {seen}. "
            f"Look at it again and decide anew: miclu review"
        )
        self.key = key
        self.seen = seen
        self.found = found


class NothingToUndoError(CorpusError):
    """No decision about a statement is in force."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"No decision about statement {key!r} can be undone. List them: miclu review --log"
        )
        self.key = key


class PeriodError(CorpusError):
    """The days of a digest are in no order, or too many."""

    def __init__(self, first: object, last: object) -> None:
        super().__init__(
            f"A digest from {first} to {last} cannot be made. Take a first day before the last, "
            "and a year at most"
        )


class MissingSubscriptionError(CorpusError):
    """No saved search is sent under this number or token."""

    def __init__(self, token: str) -> None:
        super().__init__(f"No subscription {token[:40]!r}. List them: miclu alert")
