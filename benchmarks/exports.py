"""What exports cost: time, bytes and peak memory of each format, a process each.

    python benchmarks/exports.py --rows 1000000
    python benchmarks/exports.py --url sqlite:///var/miclu.db --content facts

Without a base, rows of invented figures are made while they are written: what is measured is the
format alone. With one, it is the way from the store to the file.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from corpus.facts.figure import Figure
from corpus.store import open_store
from corpus.times import KST
from outputs.exports import export_formats, get_format
from outputs.exports.contents import content_words, find_tables
from outputs.exports.contents.facts import PROVENANCE, fact_columns
from outputs.exports.parts.table import Column, Row, Table
from outputs.exports.parts.wish import Wish

_START = datetime(2016, 11, 1, 9, tzinfo=KST)
_TYPE = Column(name="type", label="사실 종류", help="Word of the fact type", kind="text")


def invent_table(rows: int) -> Table:
    """Make a table of facts whose rows differ, as those of a base do."""
    columns = (_TYPE, *fact_columns(Figure), *PROVENANCE)
    return Table(
        name="facts",
        title=Figure.LABEL,
        columns=columns,
        rows=(invent_row(columns, number) for number in range(rows)),
    )


def invent_row(columns: Sequence[Column], number: int) -> Row:
    """Make a row: the number is in every text, so that nothing repeats."""
    moment = _START + timedelta(minutes=number % 5_000_000)
    own = {
        "type": "figure",
        "text": f"{number:,}개사",
        "subject": f"가람{number % 20_000} 미니클러스터",
        "sentence": f"현재 가람{number % 20_000} 미니클러스터 회원사는 {number:,}개사로 늘었다.",
        "address": f"https://www.gaon.example/news/articleView.html?idxno={number}",
        "document": f"gaon-{number % 100_000}",
        "title": f"가람 미니클러스터 소식 {number % 100_000}",
        "citation": f"가온산업일보, 「소식 {number}」, 2026. 11. 12.; “회원사는 {number:,}개사로”",
        "key": f"{number:032x}",
        "entities": (),
    }
    kinds = {
        "integer": number % 97,
        "number": Decimal(number),
        "boolean": number % 2 == 0,
        "day": moment.date(),
        "time": moment,
        "list": (),
    }
    return tuple(own.get(column.name, kinds.get(column.kind, "")) for column in columns)


def measure(form: str, rows: int, url: str, content: str) -> str:
    """Render once in this process, and tell what it cost."""
    begun = time.perf_counter()
    if url:
        with open_store(url, must_exist=True) as store:
            wish = Wish(limit=rows or None)
            size = sum(map(len, get_format(form).render(find_tables(content, store, wish))))
    else:
        size = sum(map(len, get_format(form).render([invent_table(rows)])))
    seconds = time.perf_counter() - begun
    busy = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"| {form} | {rows:,} | {seconds:,.0f} | {busy:,.0f} | {size / 1e6:,.0f} | {peak:,} |"


def main() -> None:
    """Print a table, a row for each format and number of rows."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--url", default="", help="A base; else invented rows")
    parser.add_argument("--content", choices=content_words(), default="facts")
    parser.add_argument("--format", choices=export_formats(), nargs="+", default=export_formats())
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.here:
        print(measure(asked.format[0], asked.rows[0], asked.url, asked.content))
        return
    print("| format | rows | seconds | CPU seconds | MB | peak MB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for form in asked.format:
        for rows in asked.rows:
            words = ["--rows", str(rows), "--format", form, "--url", asked.url, "--here"]
            subprocess.run(
                [sys.executable, __file__, *words, "--content", asked.content], check=True
            )


if __name__ == "__main__":
    main()
