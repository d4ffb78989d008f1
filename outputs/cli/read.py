"""`miclu read`."""

from functools import partial
from typing import Annotated

import typer

from outputs.options import AsJson


def command(
    *,
    workers: Annotated[int, typer.Option(min=1, help="Processes, each about 1 GB.")] = 1,
    limit: Annotated[int | None, typer.Option(min=1, help="Most documents to read.")] = None,
    as_json: AsJson = False,
) -> None:
    """Read entities and facts in documents that are new or outdated, then resolve the names.

    Exit status 1 where a document could not be read; miclu status tells why.

    Example: miclu read --workers 2
    """
    from corpus.ingest import read_documents
    from corpus.resolution import resolve
    from nlp.entities.institutions import load_institutions
    from nlp.pipeline import load
    from outputs.console import print_json, progress
    from outputs.session import load_settings, open_base
    from outputs.summary import print_outcome, print_types

    settings = load_settings()
    read = partial(load, model=settings.model)
    with open_base(settings) as store:
        with progress("읽기") as bar:
            report = read_documents(store, read, workers=workers, limit=limit, on_progress=bar)
        resolved = resolve(store, institutions=load_institutions())
        counts = store.counts()
    if as_json:
        print_json({"read": report, "resolved": resolved.counts, "counts": counts})
    else:
        print_outcome(report)
        print_types(counts)
    if report.failed:
        raise typer.Exit(1)
