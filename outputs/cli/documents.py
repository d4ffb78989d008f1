"""`miclu documents`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from outputs.options import AsJson, Limit, PublisherKey, Since, Until

if TYPE_CHECKING:
    from corpus.records import Document


def command(
    document_id: Annotated[
        str | None, typer.Argument(metavar="ID", help="Show this document.", show_default=False)
    ] = None,
    *,
    publisher: PublisherKey = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """List the stored documents, newest first, or show one with its text.

    Example: miclu documents --publisher gaon --since 2026-11-09

    Example: miclu documents gaon-1042
    """
    from outputs.console import print_json_lines
    from outputs.session import check_publisher, load_settings, open_base

    with open_base(load_settings()) as store:
        if document_id is None:
            check_publisher(store, publisher)
            found = store.find_documents(publisher=publisher, since=since, until=until, limit=limit)
            show = _print_list
        else:
            found = iter((store.get_document(document_id),))
            show = _print_texts
        (print_json_lines if as_json else show)(found)


def _print_list(documents: Iterable["Document"]) -> None:
    from outputs.console import print_line, print_table
    from outputs.labels import KINDS, tell_day

    rows = [
        (document.id, tell_day(document.published), KINDS.get(document.kind), document.title)
        for document in documents
    ]
    if rows:
        print_table(("문서", "발행", "종류", "제목"), rows)
    else:
        print_line("맞는 문서가 없습니다.")


def _print_texts(documents: Iterable["Document"]) -> None:
    from outputs.console import print_line
    from outputs.labels import KINDS, tell_day, tell_time

    for document in documents:
        print_line(document.title or document.id, style="bold")
        print_line(
            f"{document.id} · {KINDS.get(document.kind, document.kind)} · {document.publisher}"
            f" · {tell_day(document.published)} · {', '.join(document.byline)}"
        )
        print_line(
            f"{document.address} · 수집 {tell_time(document.fetched)} · {document.revision}판"
        )
        print_line()
        print_line(document.text)
