"""What all commands print with: plain lines, tables, JSON and progress bars.

Results go to standard output, in Korean; bars and errors to standard error. Text of documents is
never read as markup and cannot steer the terminal.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from corpus.records import Fact
from outputs.changes import Side, Stretch

# Control signs could repaint the terminal; tab and newline stay. No encoding of an output holds
# the lone surrogates that stand for odd bytes in file names.
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_MARK = "bold underline"
_WIDEST = 100_000
_SIDES = {
    Side.BOTH: ("", "", ""),
    Side.OLD: ("[-", "-]", "strike red"),
    Side.NEW: ("{+", "+}", "underline green"),
}


class Advance(Protocol):
    """Tells a progress bar how far the work is."""

    def __call__(self, done: int, total: int | None = None) -> None:
        """Set the count of what is done and, where it is known, of all."""


def clean(text: str) -> str:
    """Replace what a terminal must not be sent, one sign for one, so that offsets stay."""
    return _UNPRINTABLE.sub("�", text)


def print_line(text: str = "", *, style: str = "", indent: int = 0, aside: bool = False) -> None:
    """Print a line as it is: wrapped on a terminal, whole in a pipe or file.

    `aside` puts it on standard error: what stands beside results that a program reads.
    """
    _print(Text(" " * indent + clean(text), style=style), aside=aside)


def print_bytes(content: bytes) -> None:
    """Print a whole file as it is, for other programs to read."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def print_text(text: str) -> None:
    """Print a whole text or a path as it is, for other programs to read."""
    sys.stdout.write(_SURROGATE.sub("�", text))


def print_marked(text: str, spans: Iterable[tuple[int, int]], *, indent: int = 0) -> None:
    """Print a line with some spans (start, end in code points of `text`) stressed.

    In a pipe, where stress is lost, the spans stand between guillemets: ‹산단공›은.
    """
    if _open_console().is_terminal:
        line = Text(clean(text))
        for start, end in spans:
            line.stylize(_MARK, start, end)
    else:
        line = Text(clean(mark(text, spans)))
    _print(Text(" " * indent) + line)


def print_stretches(line: Iterable[Stretch]) -> None:
    """Print a line of two texts at once: struck what went, underlined what came.

    In a pipe, where that is lost, they stand in brackets: [-went-]{+came+}.
    """
    is_terminal = _open_console().is_terminal
    shown = Text()
    for stretch in line:
        before, after, style = _SIDES[stretch.side]
        text = clean(stretch.text)
        if is_terminal or not text:
            shown.append(text, style=style)
        else:
            shown.append(f"{before}{text}{after}")
    _print(shown)


def mark(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Put guillemets around spans of a text; overlapping spans count from the first."""
    parts, at = [], 0
    for start, end in sorted(spans):
        if start >= at:
            parts += [text[at:start], "‹", text[start:end], "›"]
            at = end
    return "".join([*parts, text[at:]])


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under headings; numbers to the right, None as an empty cell.

    In a pipe the table is as wide as its longest cells, so that no word is cut.
    """
    rows = [tuple(row) for row in rows]
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for index, column in enumerate(columns):
        numeric = bool(rows) and all(isinstance(row[index], int) for row in rows)
        table.add_column(column, justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(_cell(value) for value in row))
    console = _open_console()
    if not console.is_terminal:
        console.width = _open_console(width=_WIDEST).measure(table).maximum
    console.print(table)


def print_json(record: object) -> None:
    """Print one record as one line of JSON.

    Facts begin with their type; whole decimals become integers, others floats (17 digits); days
    and times ISO text; tuples lists; lone surrogates U+FFFD.
    """
    print_text(json.dumps(record, default=_encode, ensure_ascii=False) + "\n")


def print_json_lines(records: Iterable[object]) -> None:
    """Print records as JSON Lines, each as soon as it is there."""
    for record in records:
        print_json(record)


@contextmanager
def progress(label: str, *, total: int | None = None) -> Iterator[Advance]:
    """Show a bar on standard error while the block runs; nothing where that is no terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns,
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as bar:
        task = bar.add_task(label, total=total)

        def advance(done: int, total: int | None = None) -> None:
            bar.update(task, completed=done, total=total)

        yield advance


def _encode(value: object) -> object:
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case date():
            return value.isoformat()
        case Path():
            return str(value)
        case Mapping():
            return dict(value)
    if is_dataclass(value) and not isinstance(value, type):
        named = {"type": value.TYPE} if isinstance(value, Fact) else {}
        return named | {field.name: getattr(value, field.name) for field in fields(value)}
    msg = f"{type(value).__name__} has no form in JSON"
    raise TypeError(msg)


def _cell(value: object) -> Text:
    if isinstance(value, bool):
        return Text("예" if value else "아니요")
    if isinstance(value, int):
        return Text(f"{value:,}")
    return Text("" if value is None else clean(str(value)))


def _print(line: Text, *, aside: bool = False) -> None:
    console = _open_console(aside=aside)
    console.print(line, soft_wrap=not console.is_terminal)


def _open_console(*, width: int | None = None, aside: bool = False) -> Console:
    return Console(width=width, stderr=aside, markup=False, highlight=False, emoji=False)
