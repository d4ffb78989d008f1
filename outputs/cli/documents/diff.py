"""`miclu documents diff`."""

from typing import TYPE_CHECKING, Annotated

import typer

from outputs.options import AsJson

if TYPE_CHECKING:
    from corpus.records import Document


def command(
    document_id: Annotated[str, typer.Argument(metavar="ID", help="The document.")],
    *,
    old: Annotated[
        int | None, typer.Option("--from", min=1, help="Revision; else the one before --to.")
    ] = None,
    new: Annotated[
        int | None, typer.Option("--to", min=1, help="Revision; else the newest.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show what changed between two revisions of a document, word by word.

    Passages with changes are shown: [-what went-] and {+what came+}, coloured on a terminal.

    Example: miclu documents diff gaon-1042 --from 1 --to 3
    """
    from outputs.session import load_settings, open_base

    with open_base(load_settings()) as store:
        after = store.get_document(document_id, revision=new)
        before = store.get_document(document_id, revision=old or max(after.revision - 1, 1))
    (_print_changes_as_json if as_json else _print_changes)(before, after)


def _print_changes_as_json(before: "Document", after: "Document") -> None:
    from outputs.changes import find_changes
    from outputs.console import print_json

    print_json(
        {
            "document": after.id,
            "from": before.revision,
            "to": after.revision,
            "changes": list(find_changes(before.text, after.text)),
        }
    )


def _print_changes(before: "Document", after: "Document") -> None:
    from outputs.changes import Side, compare_texts, cut_lines
    from outputs.console import print_line, print_stretches
    from outputs.labels import tell_time

    print_line(f"{after.title or after.id} · {after.id}", style="bold")
    for document in (before, after):
        print_line(f"{document.revision}판 · 수집 {tell_time(document.fetched)}")
    lines = cut_lines(compare_texts(before.text, after.text))
    changed = [line for line in lines if any(each.side is not Side.BOTH for each in line)]
    for line in changed:
        print_line()
        print_stretches(line)
    if not changed:
        print_line("글이 같습니다.")
