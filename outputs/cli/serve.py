"""`miclu serve`."""

import gc
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from pathlib import Path
    from socket import socket

    from outputs.site import ArchivedCopy


def command(
    *,
    host: Annotated[
        str, typer.Option(help="Address to listen at; another than loopback needs a user.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8000,
    language: Annotated[
        Literal["ko", "en"], typer.Option("--lang", help="Language of the pages.")
    ] = "ko",
) -> None:
    """Serve the pages and the API (/api/v1/openapi.json) until Ctrl-C.

    On loopback everybody at this machine may read, and users may review. Elsewhere every call
    needs a login or a token: miclu user add

    Example: miclu serve --port 8080
    """
    import uvicorn

    from crawler.publishers import publishers
    from nlp.tokenizer import read_morphemes
    from outputs.console import print_line
    from outputs.serving import check_users, is_loopback, listen
    from outputs.session import load_settings, open_base
    from outputs.site import Site, load_secret
    from outputs.web.app import make_app

    settings = load_settings()
    with open_base(settings) as store:
        is_local = is_loopback(host)
        if not is_local:
            check_users(store, host)
        opened = listen(host, port)
        site = Site(
            store=store,
            settings=settings,
            secret=load_secret(settings.home),
            language=language,
            open_reading=is_local,
            publishers={key: known.name for key, known in publishers().items()},
            load_archived=partial(_load_archived, settings.archive_folder),
        )
        read_morphemes("가")  # loads the tokeniser, which the first search would wait for
        config = uvicorn.Config(make_app(site), log_level="warning", server_header=False)
        print_line(f"{_tell_address(opened)} 에서 엽니다. 끝내기: Ctrl-C")
        gc.collect()
        gc.freeze()  # what is loaded stays: to walk it at each collection stops all requests
        uvicorn.Server(config).run(sockets=[opened])


def _load_archived(folder: "Path", reference: str) -> "ArchivedCopy | None":
    """Load the page behind a reference to the archive; None where it is no page or gone."""
    from crawler.archive.reading import read_record, unpack
    from crawler.errors import MissingRecordError
    from crawler.markup import decode_text
    from outputs.site import ArchivedCopy

    try:
        page = unpack(read_record(folder, reference))
    except MissingRecordError:
        return None
    return ArchivedCopy(markup=decode_text(page.body), address=page.address, at=page.fetched)


def _tell_address(opened: "socket") -> str:
    host, port = opened.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}"
