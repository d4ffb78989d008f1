"""`miclu extract`: documents in, facts out, without a store."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from corpus.errors import BadDocumentError
from corpus.times import korean_day
from outputs.gold import GoldInput, make_gold, parse_document

if TYPE_CHECKING:
    from corpus.isolation import FileReaders
    from corpus.records import Document
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
    from outputs.session import load_settings

    reader, failed = load(model=load_settings().model), False
    for document in _open_all(files or ["-"]):
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
        reading = reader.read(
            document.text, published=document.published, structure=document.structure
        )
        gold = make_gold(document, reading)
        return json.dumps(gold, ensure_ascii=False, allow_nan=False) + "\n"
    except Exception as error:  # noqa: BLE001  (whatever it is, the next documents are to be read)
        return BadDocumentError(document.header["id"], f"cannot be read ({error!r})")


def _open_all(sources: Iterable[str]) -> Iterator[GoldInput | Exception]:
    from corpus.isolation import FileReaders

    with FileReaders() as readers:
        for source in sources:
            yield from _open_documents(source, readers)


def _open_documents(source: str, readers: "FileReaders") -> Iterator[GoldInput | Exception]:
    """Yield the documents of one source, and an error for each that cannot be read."""
    if source == "-":
        yield from _read_lines(sys.stdin.buffer, "standard input")
        return
    try:
        if source.endswith((".jsonl", ".ndjson")):
            with Path(source).open("rb") as lines:
                yield from _read_lines(lines, source)
        else:
            yield from _read_file(Path(source), readers)
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


def _read_file(path: Path, readers: "FileReaders") -> Iterator[GoldInput | Exception]:
    """Yield the documents of a file in one of the formats that `miclu add` knows."""
    from corpus.documents import Unreadable
    from corpus.isolation import Finished, Job
    from corpus.times import now

    for _, outcome in readers.read([Job(path=path, fetched=now())]):
        if isinstance(outcome, Unreadable):
            yield BadDocumentError(str(path), f"{outcome.reason} {outcome.detail}".strip())
        elif not isinstance(outcome, Finished):
            yield _make_input(outcome)


def _make_input(document: "Document") -> GoldInput:
    """Give a document of a file, whose title stands wherever the file has it."""
    published = document.published and korean_day(document.published)
    header = {
        "id": document.id,
        "url": document.address,
        "publisher": document.publisher,
        "published": published and published.isoformat(),
        "title": document.title,
        "text": document.text,
    }
    return GoldInput(
        header=header,
        text=document.text,
        title_length=0,
        published=published,
        structure=document.structure,
    )
