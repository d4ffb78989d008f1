"""Documents, their files and what was read in them."""

from corpus.errors.base import CorpusError, MicluError


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


class ReaderError(CorpusError):
    """The reader of documents cannot be loaded in a process of its own."""

    def __init__(self, fault: str) -> None:
        super().__init__(
            f"The reader cannot be loaded in a worker process: {fault}. "
            "Use fewer workers, or one to see where it fails: miclu read --workers 1"
        )


class BadDocumentError(MicluError):
    """An input line is no document, or none of another form that `form` tells where to read of."""

    def __init__(self, place: str, fault: str, form: str = "miclu extract --help") -> None:
        super().__init__(f"{place}: {fault}. Mend it; for the form see {form}")
        self.place = place


class NoOcrError(MicluError):
    """Pictures are to be read, and the program that does it is not here."""

    def __init__(self, fault: str) -> None:
        super().__init__(
            f"Pages that are pictures cannot be read: {fault}. Install Tesseract with Korean "
            "(Debian: tesseract-ocr and tesseract-ocr-kor), or leave --ocr out"
        )


class UnknownPublisherError(CorpusError):
    """The store holds nothing of this publisher."""

    def __init__(self, publisher: str, known: tuple[str, ...]) -> None:
        stored = ", ".join(known) or "none yet"
        super().__init__(f"No documents of publisher {publisher!r}. Stored publishers: {stored}")
        self.publisher = publisher


class MissingCrawlError(CorpusError):
    """No crawl has this number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"No crawl number {number} in the store. List them: miclu health")
        self.number = number
