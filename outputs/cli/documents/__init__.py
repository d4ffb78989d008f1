"""`miclu documents`, and in this folder the commands that begin so."""

from typing import TYPE_CHECKING, Annotated

import typer

from outputs.options import AsJson, Limit, PublisherKey, Since, Until

if TYPE_CHECKING:
    from corpus.records import ArchivedAnswer, Document
    from corpus.store import Store

# What a server says of a page that it has no more. Source: RFC 9110 §15.5.5 and §15.5.11.
_GONE = (404, 410)


def command(
    document_id: Annotated[
        str | None, typer.Argument(metavar="ID", help="Show this document.", show_default=False)
    ] = None,
    *,
    revision: Annotated[
        int | None, typer.Option(min=1, help="With ID: this revision; else the newest.")
    ] = None,
    archived: Annotated[
        bool, typer.Option("--archived", help="With ID: print the page as it was fetched.")
    ] = False,
    furniture: Annotated[
        bool,
        typer.Option("--furniture", help="With ID: list what reading left out of it, and why."),
    ] = False,
    publisher: PublisherKey = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """List the stored documents, newest first, or show one with its text.

    An article that has gone from the web is shown too, from what is stored; --archived gives its
    page, on a terminal as text, else byte for byte. --furniture lists the words that are no
    sentence of the article, such as bylines and share widgets, which reading leaves out. What
    changed: miclu documents diff --help

    Example: miclu documents --publisher gaon --since 2026-11-09

    Example: miclu documents gaon-1042 --archived > page.html
    """
    from outputs.session import check_publisher, load_settings, open_base

    if document_id is None and (archived or revision or furniture):
        raise typer.BadParameter("--archived, --furniture and --revision need the ID of a document")
    if furniture and (archived or revision):
        raise typer.BadParameter("--furniture tells of the revision that was read last")
    with open_base(load_settings()) as store:
        if document_id is None:
            check_publisher(store, publisher)
            found = store.find_documents(publisher=publisher, since=since, until=until, limit=limit)
            _print_list(list(found), as_json=as_json)
            return
        if furniture:
            _print_furniture(store, document_id, as_json=as_json)
            return
        document = store.get_document(document_id, revision=revision)
        if archived:
            _print_archived(document)
        else:
            _print_document(document, _find_last_answer(store, document), as_json=as_json)


def _print_list(documents: list["Document"], *, as_json: bool) -> None:
    from outputs.console import print_json_lines, print_line, print_table
    from outputs.labels import KINDS, tell_day

    if as_json:
        print_json_lines(documents)
        return
    rows = [
        (document.id, tell_day(document.published), KINDS.get(document.kind), document.title)
        for document in documents
    ]
    if rows:
        print_table(("문서", "발행", "종류", "제목"), rows)
    else:
        print_line("맞는 문서가 없습니다.")


def _find_last_answer(store: "Store", document: "Document") -> "ArchivedAnswer | None":
    """Find what the server said when the page was last asked for."""
    answers = store.archive.find(address=document.address) if document.archive else []
    return answers[-1] if answers else None


def _print_document(
    document: "Document", answer: "ArchivedAnswer | None", *, as_json: bool
) -> None:
    from dataclasses import fields

    from outputs.console import print_json, print_line
    from outputs.labels import KINDS, tell_day, tell_time

    if as_json:
        values = {field.name: getattr(document, field.name) for field in fields(document)}
        print_json({**values, "last_answer": answer})
        return
    print_line(document.title or document.id, style="bold")
    print_line(
        f"{document.id} · {KINDS.get(document.kind, document.kind)} · {document.publisher}"
        f" · {tell_day(document.published)} · {', '.join(document.byline)}"
    )
    print_line(f"{document.address} · 수집 {tell_time(document.fetched)} · {document.revision}판")
    if document.archive:
        print_line(f"보관 {document.archive}")
    if answer and answer.status in _GONE:
        print_line(
            f"웹에서 사라짐: {tell_time(answer.at)}에 {answer.status}."
            f" 보관된 쪽: miclu documents {document.id} --archived",
            style="bold",
        )
    print_line()
    print_line(document.text)


def _print_furniture(store: "Store", document_id: str, *, as_json: bool) -> None:
    """Print what was left out of the revision that was read last."""
    from outputs.console import print_json_lines, print_line, print_table
    from outputs.labels import tell_furniture

    reading = store.get_reading(document_id)
    if reading is None:
        print_line("아직 읽지 않은 문서입니다: miclu read")
        return
    read = store.get_document(document_id, revision=store.find_read_revision(document_id))
    rows = [(start, end, reason, read.text[start:end]) for start, end, reason in reading.furniture]
    if as_json:
        names = ("start", "end", "reason", "text")
        print_json_lines(dict(zip(names, row, strict=True)) for row in rows)
    elif rows:
        shown = [(start, tell_furniture(reason), words) for start, _, reason, words in rows]
        print_table(("자리", "까닭", "뺀 글"), shown)
    else:
        print_line("뺀 글이 없습니다.")


def _print_archived(document: "Document") -> None:
    """Print the page of a document: its bytes where they go to a file or a program."""
    import sys

    from crawler.archive.replay import load_page
    from crawler.errors import MissingRecordError
    from crawler.markup import decode_text
    from outputs.console import clean, print_text
    from outputs.session import load_settings

    if not document.archive:
        raise MissingRecordError(document.id, "it came from a file and not from the web")
    page = load_page(load_settings().archive_folder, document.archive)
    if sys.stdout.isatty():
        print_text(clean(decode_text(page.body)))
    else:
        sys.stdout.buffer.write(page.body)
