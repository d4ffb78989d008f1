"""`miclu serve`."""

import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from pathlib import Path
    from socket import socket

    import uvicorn
    from fastapi import FastAPI

    from outputs.site import ArchivedCopy

# Two answer more than one, which runs Python for one page at a time; each takes 0.6 GB.
_MOST_WORKERS = 4
# To load the tokeniser of a machine that is busy.
_PATIENCE_SECONDS = 60
# A page that asks the base often waits so long after each answer, while another one is computed.
_SWITCH_SECONDS = 0.0005
# The collector looks at young objects when there are so many more of them, at older ones each so
# many times. To look at the oldest, whole digests among them, stops all requests for 0.1 s.
_YOUNG, _OLD, _OLDEST = 10_000, 20, 1_000


def command(
    *,
    host: Annotated[
        str, typer.Option(help="Address to listen at; another than loopback needs a user.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8000,
    language: Annotated[
        Literal["ko", "en"], typer.Option("--lang", help="Language of the pages.")
    ] = "ko",
    workers: Annotated[
        int | None,
        typer.Option(
            min=1, max=64, help="Processes that answer; else one a processor, four at most."
        ),
    ] = None,
) -> None:
    """Serve the pages and the API (/api/v1/openapi.json) until Ctrl-C.

    On loopback everybody at this machine may read, and users may review. Elsewhere every call
    needs a login or a token: miclu user add

    Example: miclu serve --port 8080
    """
    import uvicorn

    from crawler.process import count_processors
    from outputs.console import print_line
    from outputs.serving import check_users, is_loopback, listen
    from outputs.session import load_settings, open_base
    from outputs.site import make_run

    is_local = is_loopback(host)
    with open_base(load_settings()) as store:
        if not is_local:
            check_users(store, host)
    opened = listen(host, port)
    config = uvicorn.Config(
        partial(make_served, run=make_run(), language=language, open_reading=is_local),
        factory=True,
        workers=workers or min(count_processors(), _MOST_WORKERS),
        timeout_worker_healthcheck=_PATIENCE_SECONDS,
        log_level="warning",
        server_header=False,
    )
    print_line(f"{_tell_address(opened)} 에서 엽니다. 끝내기: Ctrl-C")
    _run(config, opened)


def make_served(*, run: str, language: str, open_reading: bool) -> "FastAPI":
    """Make the application of one process, over the base of the settings."""
    from contextlib import ExitStack

    from crawler.publishers import publishers
    from nlp.tokenizer import read_morphemes
    from outputs.session import load_settings, open_base
    from outputs.site import Site, load_secret
    from outputs.web.app import make_app
    from outputs.web.rendering import load_templates

    settings = load_settings()
    held = ExitStack()
    site = Site(
        store=held.enter_context(open_base(settings)),
        settings=settings,
        secret=load_secret(settings.home),
        run=run,
        language=language,
        open_reading=open_reading,
        publishers={key: known.name for key, known in publishers().items()},
        load_archived=partial(_load_archived, settings.archive_folder),
    )
    # What the first visits would wait for.
    read_morphemes("가")
    load_templates(language)
    site.store.searching.find_coverage()
    site.store.reviews.count_types()

    @asynccontextmanager
    async def hold(_: "FastAPI") -> AsyncIterator[None]:
        sys.setswitchinterval(_SWITCH_SECONDS)
        gc.collect()
        gc.freeze()  # what is loaded stays
        gc.set_threshold(_YOUNG, _OLD, _OLDEST)
        with held:
            yield

    return make_app(site, lifespan=hold)


def _run(config: "uvicorn.Config", opened: "socket") -> None:
    """Answer until Ctrl-C, in this process or in several."""
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    if config.workers == 1:
        uvicorn.Server(config).run(sockets=[opened])
    else:
        Multiprocess(config, sockets=[opened]).run()


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
