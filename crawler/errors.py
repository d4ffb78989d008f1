"""The errors of crawling; what an error message says is told in `corpus/errors.py`."""

from corpus.errors import MicluError


class CrawlError(MicluError):
    """A crawl cannot be started or did not end as it should."""


class UndeclaredPublisherError(CrawlError):
    """No file under `crawler/publishers/` declares this key."""

    def __init__(self, key: str, known: tuple[str, ...]) -> None:
        super().__init__(
            f"No publisher {key!r} is declared. Declared: {', '.join(known)}. "
            "Add one as crawler/publishers/<key>.py"
        )
        self.key = key


class PublisherError(CrawlError):
    """The declaration of a publisher is broken."""

    def __init__(self, name: str, fault: str) -> None:
        super().__init__(
            f"The publisher file crawler/publishers/{name}.py {fault}. "
            "It must hold PUBLISHER, whose key is the name of the file"
        )
        self.name = name


class CrawlWishError(CrawlError):
    """What was asked of a crawl cannot be done: a wrong date, a query that an outlet lacks."""


class LocalPublisherError(CrawlError):
    """A local publisher was asked for without the loopback server that serves it."""

    def __init__(self, key: str, proxy: str | None) -> None:
        fault = f"and {proxy!r} is no loopback address" if proxy else "and none was named"
        super().__init__(
            f"Publisher {key!r} is only reached through its own server on this machine, {fault}. "
            "Run miclu demo; or start python -m crawler.sample, and with the ADDRESS it prints: "
            f"scrapy crawl news -a publisher={key} -s MICLU_LOCAL_PROXY=ADDRESS"
        )
        self.key = key


class CrawlProcessError(CrawlError):
    """The process that crawls ended without a report."""

    def __init__(self, status: int) -> None:
        super().__init__(
            f"The crawl process ended with status {status} before it could report; its messages "
            "stand on standard error. What it had stored is kept: crawl again to go on"
        )
        self.status = status


class MissingRecordError(CrawlError):
    """No archived page stands where a reference points."""

    def __init__(self, reference: str, fault: str) -> None:
        super().__init__(
            f"No archived page at {reference!r}: {fault}. "
            "References look like file.warc.gz:offset; restore the archive folder from its backup"
        )
        self.reference = reference


class SampleDataError(CrawlError):
    """A data file of the sample outlet is broken."""

    def __init__(self, path: str, fault: str) -> None:
        super().__init__(f"The sample article {path!r} {fault}. Mend the file by its neighbours")
        self.path = path
