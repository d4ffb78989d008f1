"""`miclu extract`: documents in, facts out, without a store."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from corpus.errors import BadDocumentError
from outputs.gold import GoldInput, make_gold, make_input, parse_document

if TYPE_CHECKING:
    from nlp.pipeline import Reader

# A line beyond this is refused instead of held in memory; ten times the largest report we know.
_LONGEST_LINE = 256 * 1024 * 1024


def command(
    files: Annotated[
        list[str] | None,
        typer.Argument(help="JSONL or text files; '-' is standard input as JSONL", metavar="FILE…"),
    ] = None,
    form: Annotated[str, typer.Option("--format", help="Output form: jsonl")] = "jsonl",
) -> None:
    """Read documents and print their facts in the gold form, one JSON object a document.

    A `.jsonl` file holds one object a line with `id`, `text` and optional `title`, `published`;
    other files are read as by `miclu add`. What cannot be read is named on standard error, the
    rest goes on, and the exit status is then 1.

    Example: miclu extract news.jsonl > facts.jsonl
    """
    if form != "jsonl":
        raise typer.BadParameter(f"{form!r} is no output form. Use jsonl", param_hint="--format")
    from nlp.pipeline import load

    reader, failed = load(), False
    for source in files or ["-"]:
        for document in _open_documents(source):
            outcome = _try_read(reader, document) if isinstance(document, GoldInput) else document
            if isinstance(outcome, str):
                sys.stdout.write(outcome)
                sys.stdout.flush()
            else:
                sys.stderr.write(f"miclu: {outcome}\n")
                failed = True
    if failed:
        raise typer.Exit(1)


def _try_read(reader: "Reader", document: GoldInput) -> str | Exception:
    """Give the line of a document; a fault of the reader costs that document and no other."""
    try:
        gold = make_gold(document, reader.read(document.text, published=document.published))
        return json.dumps(gold, ensure_ascii=False, allow_nan=False) + "\n"
    except Exception as error:  # noqa: BLE001  (whatever it is, the next documents are to be read)
        return BadDocumentError(document.header["id"], f"cannot be read ({error!r})")


def _open_documents(source: str) -> Iterator[GoldInput | Exception]:
    """Yield the documents of one source, and an error for each that cannot be read."""
    if source == "-":
        yield from _read_lines(sys.stdin.buffer, "standard input")
        return
    try:
        if source.endswith((".jsonl", ".ndjson")):
            with Path(source).open("rb") as lines:
                yield from _read_lines(lines, source)
        else:
            yield from _read_file(Path(source))
    except OSError as error:
        yield BadDocumentError(source, f"cannot be opened ({error.strerror})")


def _read_lines(lines: BinaryIO, name: str) -> Iterator[GoldInput | Exception]:
    """Yield a document or an error for each line that is not blank, holding one line at a time."""
    number = 0
    while line := lines.readline(_LONGEST_LINE):
        number += 1
        place = f"{name}:{number}"
        if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
            yield BadDocumentError(place, f"longer than {_LONGEST_LINE} bytes")
            while (rest := lines.readline(_LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
        elif line.strip():
            yield _try_line(line, place)


def _try_line(line: bytes, place: str) -> GoldInput | Exception:
    try:
        return parse_document(line.decode("utf-8-sig"), place)
    except UnicodeDecodeError as error:
        return BadDocumentError(place, f"no UTF-8 text (byte {error.start})")
    except BadDocumentError as error:
        return error


def _read_file(path: Path) -> Iterator[GoldInput | Exception]:
    """Yield the documents of a file in one of the formats that `miclu add` knows."""
    from corpus.documents import Unreadable, read_file
    from corpus.times import now

    for document in read_file(path, fetched=now()):
        if isinstance(document, Unreadable):
            yield BadDocumentError(str(path), f"{document.reason} {document.detail}".strip())
            continue
        published = document.published.date().isoformat() if document.published else None
        fields = {"id": document.id, "text": document.text, "published": published}
        yield make_input({**fields, "title": document.title}, str(path))
