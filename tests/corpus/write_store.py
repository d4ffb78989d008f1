"""A program that writes what others write at the same time: `write_store.py URL NAME`."""

import sys
from datetime import datetime

import sentence_reader

from corpus.records import Document
from corpus.resolution import resolve
from corpus.store import open_store
from corpus.times import KST

_AT = datetime(2026, 3, 1, 8, 30, tzinfo=KST)


def main(url: str, name: str) -> None:
    reader = sentence_reader.load()
    with open_store(url) as store:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        for number in range(20):
            document = make_document(number, name)
            store.save_document(document)
            reading = reader.read(document.text, document_id=document.id, published=None)
            store.save_reading(reading, document=document)
            store.rejects.count("hanbit", "short", f"https://www.hanbit.example/{number}/no", _AT)
            if number % 5 == 0:
                resolve(store)
        resolve(store)


def make_document(number: int, name: str) -> Document:
    """Make one that all writers store, with an older text that each has of its own."""
    text = (
        f"가람공단에 {number}명이 왔다. {name} 소식이다." if number % 2 else f"새봄공단 {number}명."
    )
    return Document(
        id=f"hanbit-{number}",
        kind="news",
        publisher="hanbit",
        address=f"https://www.hanbit.example/{number}",
        title="소식",
        text=text,
        fetched=_AT,
        published=_AT,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
