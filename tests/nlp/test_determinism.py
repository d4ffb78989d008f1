"""The same text gives the same facts, whatever is read before it, beside it or by whom."""

import json
from datetime import UTC, datetime
from pathlib import Path

from corpus.ingest import read_documents
from corpus.records import Document
from corpus.store import FactQuery, open_store
from nlp.pipeline import load

GOLD = Path(__file__).parents[1] / "gold" / "gaon.jsonl"


def make_documents():
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        fields = json.loads(line)
        yield Document(
            id=fields["id"],
            kind="news",
            publisher="gaon",
            address="http://www.gaon.example/" + fields["id"],
            title=fields["title"],
            text=fields["title"] + "\n" + fields["text"],
            fetched=datetime(2026, 11, 20, tzinfo=UTC),
            published=datetime.fromisoformat(fields["published"] + "T09:00:00+09:00"),
        )


def read_all(folder, documents, *, workers):
    with open_store(f"sqlite:///{folder / f'{workers}.db'}") as store:
        for document in documents:
            store.save_document(document)
        report = read_documents(store, load, workers=workers)
        assert not report.failed
        return sorted(str(stored.fact) for stored in store.find_facts(FactQuery()))


def test_facts_do_not_depend_on_order_or_workers(tmp_path):
    documents = list(make_documents())
    alone = read_all(tmp_path, documents, workers=1)
    together = read_all(tmp_path, documents[::-1], workers=2)
    assert alone == together
    assert len(alone) > 100
