"""`miclu keep-page`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from outputs.options import AsJson

if TYPE_CHECKING:
    from corpus.settings import Settings
    from crawler.page import Page
    from crawler.publishers.base import Publisher


def command(
    page_id: Annotated[
        str,
        typer.Argument(
            metavar="URL|WARC-ID", help="An address, file.warc.gz:offset or urn:uuid:…."
        ),
    ],
    *,
    name: Annotated[
        str, typer.Option(metavar="NAME", help="Of the files; else the article's number.")
    ] = "",
    folder: Annotated[
        Path, typer.Option(metavar="DIR", help="Where a folder for each publisher stands.")
    ] = Path("tests/pages"),
    as_json: AsJson = False,
) -> None:
    """Write a page and the article that it gives as a test fixture.

    An address is fetched now, as a crawl would; a page of the archive needs no network. A page
    that gives no article is refused with the reason. Read the article with your own eyes, and
    mend the JSON where it is not what the page says.

    Example: miclu keep-page gaon-20261121T093000123456Z-00000.warc.gz:4711 --name skin_e
    """
    from crawler.fixtures import keep_page
    from outputs.console import print_json, print_text
    from outputs.session import load_settings

    settings = load_settings()
    is_address = page_id.startswith(("http://", "https://"))
    publisher, page = (_fetch if is_address else _load)(page_id, settings)
    path = keep_page(page, publisher, folder=folder, name=name)
    if as_json:
        print_json({"publisher": publisher.key, "page": path.with_suffix(".html"), "article": path})
    else:
        print_text(f"{path.with_suffix('.html')}\n{path}\n")


def _fetch(address: str, settings: "Settings") -> "tuple[Publisher, Page]":
    """Fetch an article page by a crawl of its own, into a folder that goes again."""
    from contextlib import nullcontext
    from tempfile import TemporaryDirectory

    from crawler.archive.replay import load_page
    from crawler.errors import UnkeepablePageError
    from crawler.process import run_crawl
    from crawler.sample.server import SampleServer

    publisher = _find_publisher(address)
    with (
        TemporaryDirectory() as home,
        SampleServer() if publisher.local else nullcontext() as server,
    ):
        own = settings.model_copy(update={"home": Path(home), "database_url": ""})
        (report,) = run_crawl(
            [publisher.key],
            settings=own,
            addresses={publisher.key: [address]},
            again=True,
            proxy=server.address if server else None,
        ).publishers
        answer = _find_page(own)
        if answer is None:
            reasons = ", ".join(report.rejected) or report.outcome
            raise UnkeepablePageError(address, f"it did not come: {reasons}")
        return publisher, load_page(own.archive_folder, answer)


def _find_page(settings: "Settings") -> str | None:
    from corpus.store import open_store

    with open_store(settings.store_url) as store:
        return next((each.reference for each in store.archive.find_pages("article")), None)


def _load(warc_id: str, settings: "Settings") -> "tuple[Publisher, Page]":
    """Load a page of the archive, by its place or by the id of its record."""
    from crawler.archive.reading import read_record
    from crawler.archive.replay import load_page
    from crawler.errors import MissingRecordError
    from crawler.publishers import get_publisher
    from outputs.session import open_base

    if warc_id.startswith("urn:"):
        with open_base(settings) as store:
            found = store.archive.find(record=warc_id)
        if not found:
            raise MissingRecordError(warc_id, "the index knows no such record")
        warc_id = found[0].reference
    answer = read_record(settings.archive_folder, warc_id).answer
    return get_publisher(answer.publisher), load_page(settings.archive_folder, warc_id)


def _find_publisher(address: str) -> "Publisher":
    from urllib.parse import urlsplit

    from crawler.errors import UnkeepablePageError
    from crawler.publishers import publishers

    host = urlsplit(address).hostname
    for publisher in publishers().values():
        if host in publisher.hosts and publisher.find_address(address):
            return publisher
    raise UnkeepablePageError(address, "it is no article's address of a declared publisher")
