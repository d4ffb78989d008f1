"""The errors of crawling; what an error message says is told in `corpus/errors.py`."""

from typing import TYPE_CHECKING

from corpus.errors import MicluError

if TYPE_CHECKING:
    from crawler.report import CrawlReport


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


class AddressFileError(CrawlError):
    """A file of addresses cannot be read."""

    def __init__(self, path: str, fault: str) -> None:
        super().__init__(f"The file of addresses {path!r} cannot be read: {fault}. Check its path")
        self.path = path


class ProfileError(CrawlError):
    """A query profile is missing or broken."""

    def __init__(self, name: str, fault: str, *, known: tuple[str, ...]) -> None:
        super().__init__(
            f"The query profile {name!r} cannot be used: {fault}. Profiles: {', '.join(known)}; "
            "or give the path of a TOML file, written like crawler/profiles/cluster.toml"
        )
        self.name = name


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


class CrawlStoppedError(CrawlError):
    """The crawl of a publisher was stopped; `report` tells of all that were asked for."""

    def __init__(self, report: "CrawlReport") -> None:
        faults: dict[str, list[str]] = {}
        for each in report.publishers:
            if each.fault:
                faults.setdefault(each.fault, []).append(repr(each.publisher))
        told = ((", ".join(keys), fault) for fault, keys in faults.items())
        super().__init__("\n".join(f"The crawl of {keys} was stopped. {why}" for keys, why in told))
        self.report = report


class FetchError(CrawlError):
    """A page could not be fetched.

    `reason` is one of the words of rejects: `no_answer`, `timeout`, `redirects`, `too_large`,
    `offsite`, `private_address`.
    """

    def __init__(self, address: str, fault: str, *, reason: str) -> None:
        super().__init__(
            f"{address!r} was not fetched: {fault}. Open it in a browser and try again"
        )
        self.address = address
        self.fault = fault
        self.reason = reason


class NaverError(CrawlError):
    """The Naver news search refuses what we ask."""

    def __init__(self, fault: str, remedy: str) -> None:
        super().__init__(f"The Naver news search {fault}. {remedy}")


class MissingRecordError(CrawlError):
    """No archived page stands where a reference points."""

    def __init__(self, reference: str, fault: str) -> None:
        super().__init__(
            f"No archived page at {reference!r}: {fault}. "
            "References look like file.warc.gz:offset; restore the archive folder from its backup"
        )
        self.reference = reference


class UnkeepablePageError(CrawlError):
    """A page cannot be kept as a test fixture."""

    def __init__(self, page: str, fault: str) -> None:
        super().__init__(
            f"The page {page!r} is not kept: {fault}. "
            "Name the page of an article, or another file with --name"
        )
        self.page = page


class SampleDataError(CrawlError):
    """A data file of the sample outlet is broken."""

    def __init__(self, path: str, fault: str) -> None:
        super().__init__(f"The sample article {path!r} {fault}. Mend the file by its neighbours")
        self.path = path
