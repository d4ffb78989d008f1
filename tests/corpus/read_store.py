"""Reads a whole store with the small reader: `python read_store.py URL WORKERS`."""

import sys

from sentence_reader import load

from corpus.ingest import read_documents
from corpus.store import open_store

if __name__ == "__main__":
    with open_store(sys.argv[1]) as store:
        read_documents(
            store,
            load,
            workers=int(sys.argv[2]),
            on_progress=lambda done, _: sys.stdout.write(f"{done}\n") and sys.stdout.flush(),
        )
