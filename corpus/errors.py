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
            "or set MICLU_HOME"
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

    def __init__(self, path: str, fault: str) -> None:
        super().__init__(
            f"The store {path!r} cannot be used: {fault}. "
            "Check the file, its folder's rights, free space and whether another Miclu holds it"
        )
        self.path = path


class StoreAddressError(CorpusError):
    """The address of the store leads to no store."""

    def __init__(self, url: str, fault: str) -> None:
        super().__init__(
            f"The store address {url!r} {fault}. "
            "Set MICLU_DATABASE_URL to sqlite:///path/to/miclu.db, or leave it empty"
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
