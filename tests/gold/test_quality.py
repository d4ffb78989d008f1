"""Floors under the quality of reading; they rise with the readers and never fall unnoticed."""

import json
from pathlib import Path

import pytest

from outputs.gold import make_gold, make_input
from outputs.scoring import headline, score_documents

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "gold"


def score(reader, path):
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    documents = [make_input(fields, str(path)) for fields in gold]
    read = (make_gold(d, reader.read(d.text, published=d.published)) for d in documents)
    return score_documents(gold, read)[0]


FLOORS = {
    HERE / "gaon.jsonl": 0.90,
    HERE / "open.jsonl": 0.88,
    HERE / "held.jsonl": 0.87,
    SHARED / "dev.jsonl": 0.90,
    SHARED / "seeds.jsonl": 0.80,
}


@pytest.mark.parametrize(("path", "floor"), FLOORS.items(), ids=[path.stem for path in FLOORS])
def test_headline_score(reader, path, floor):
    if not path.exists():
        pytest.skip(f"{path.name} is not beside this clone")
    assert headline(score(reader, path)) >= floor
