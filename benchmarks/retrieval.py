"""Recall of our search on queries of ours, by kind, beside the tokenisers that FTS5 has itself.

    .venv/bin/python benchmarks/retrieval.py

The documents are read and resolved as any others, so that names have their aliases. The same
queries go to FTS5 with `unicode61` and with `trigram`: words joined by OR, phrases and beginnings
in its own syntax. Recall is the share of the relevant documents among the first ten hits. Ends
with status 1 where ours is below 1.
"""

import argparse
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from corpus.records import Document
from corpus.resolution import resolve
from corpus.search.records import SearchRequest
from corpus.store import Store, open_store
from nlp.pipeline import load
from outputs.search import search_documents

FOLDER = Path(__file__).parents[1] / "tests" / "gold" / "retrieval"
BEST = 10
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
Line = dict[str, Any]
Search = Callable[[str], Sequence[str]]


def load_lines(name: str) -> list[Line]:
    """Load a file of the set."""
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def fill(store: Store, passages: Sequence[Line], read: Callable[..., Any]) -> None:
    """Store, read and resolve the documents."""
    for line in passages:
        document = Document(
            id=line["id"],
            kind="news",
            publisher="gaon",
            address="",
            title=line["title"],
            text=line["text"],
            fetched=_EPOCH,
            published=_EPOCH,
        )
        store.save_document(document)
        reading = read(document.text, document_id=document.id, published=None)
        store.save_reading(reading, document=document)
    resolve(store)


def make_ours(store: Store) -> Search:
    """Give our search as a function from a query to document ids."""

    def search(query: str) -> list[str]:
        answer = search_documents(store, SearchRequest(words=query, limit=BEST))
        return [hit.document.id for hit in answer.hits]

    return search


def make_plain(passages: Sequence[Line], tokenizer: str) -> Search:
    """Give FTS5 with one of its own tokenisers as such a function."""
    base = sqlite3.connect(":memory:")
    base.execute(f"CREATE VIRTUAL TABLE plain USING fts5(id UNINDEXED, text, tokenize={tokenizer})")
    rows = [(line["id"], line["text"]) for line in passages]
    base.executemany("INSERT INTO plain (id, text) VALUES (?, ?)", rows)
    asked = "SELECT id FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT ?"

    def search(query: str) -> list[str]:
        parts = re.findall(r'"[^"]+"|\S+', query)
        words = [part if part[0] == '"' else f'"{part.rstrip("*")}"' + part[-1:].strip(
            "".join(set(part[-1:]) - {"*"})) for part in parts]  # fmt: skip
        return [row[0] for row in base.execute(asked, (" OR ".join(words), BEST))]

    return search


def score(search: Search, questions: Sequence[Line]) -> dict[str, list[float]]:
    """Give the recall of each query, by kind."""
    found: defaultdict[str, list[float]] = defaultdict(list)
    for question in questions:
        wanted = set(question["relevant"])
        found[question["kind"]].append(len(wanted & set(search(question["text"]))) / len(wanted))
    return dict(found)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--misses", action="store_true", help="name what ours does not find")
    options = parser.parse_args()
    passages, questions = load_lines("passages.jsonl"), load_lines("questions.jsonl")
    with (
        TemporaryDirectory() as folder,
        open_store(f"sqlite:///{folder}/miclu.db") as store,
    ):
        fill(store, passages, load().read)
        searches = {
            "ours": make_ours(store),
            "unicode61": make_plain(passages, "unicode61"),
            "trigram": make_plain(passages, "trigram"),
        }
        table = {name: score(search, questions) for name, search in searches.items()}
        if options.misses:
            _print_misses(searches["ours"], questions)
    _print(table)
    if any(recall < 1 for recalls in table["ours"].values() for recall in recalls):
        raise SystemExit("ours does not find all")


def _print_misses(search: Search, questions: Sequence[Line]) -> None:
    for question in questions:
        missing = set(question["relevant"]) - set(search(question["text"]))
        if missing:
            print(question["kind"], question["text"], "misses", *sorted(missing))


def _print(table: dict[str, dict[str, list[float]]]) -> None:
    print(f"{'kind':16}{'queries':>8}" + "".join(f"{name:>11}" for name in table))
    kinds = {kind: len(recalls) for kind, recalls in table["ours"].items()}
    for kind, count in kinds.items():
        means = (sum(recalls[kind]) / count for recalls in table.values())
        print(f"{kind:16}{count:8}" + "".join(f"{mean:11.3f}" for mean in means))
    every = [[each for recalls in scored.values() for each in recalls] for scored in table.values()]
    means = (sum(each) / len(each) for each in every)
    print(f"{'all':16}{len(every[0]):8}" + "".join(f"{mean:11.3f}" for mean in means))


if __name__ == "__main__":
    main()
