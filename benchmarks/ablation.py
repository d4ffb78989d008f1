"""What rules and model are worth: the gold sets read by either alone and by both, as Markdown.

    .venv/bin/python benchmarks/ablation.py [JSONL …]

Without files: the gold sets of the tests, and dev and seeds where they lie beside this clone.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from nlp.pipeline import PROPOSERS, Reader, load
from outputs.gold import make_gold, parse_document
from outputs.scoring import headline, score_documents

TESTS = Path(__file__).parents[1] / "tests" / "gold"
SHARED = Path(__file__).parents[2] / "shared" / "gold"
SETS = (SHARED / "dev.jsonl", SHARED / "seeds.jsonl", TESTS / "open.jsonl", TESTS / "held.jsonl")
LAYERS = ("ORG+CLUSTER", "PERSON", "PROGRAM")
WAYS = {"rules only": ("rules",), "model only": ("model",), "both": PROPOSERS}


def score(reader: Reader, path: Path) -> Iterator[float]:
    """Yield the F1 of each layer, then the mean of the headline layers."""
    lines = path.read_text(encoding="utf-8").splitlines()
    documents = [parse_document(line, str(path)) for line in lines]
    read = (make_gold(d, reader.read(d.text, published=d.published)) for d in documents)
    scores, _ = score_documents([json.loads(line) for line in lines], read)
    yield from (scores[layer].f1 for layer in LAYERS)
    yield headline(scores)


def main() -> None:
    """Print the table."""
    paths = [Path(name) for name in sys.argv[1:]] or [path for path in SETS if path.exists()]
    print(f"| set | names by | {' | '.join(LAYERS)} | headline |")
    print(f"| --- | --- |{' ---: |' * (len(LAYERS) + 1)}")
    for path in paths:
        for way, proposers in WAYS.items():
            figures = score(load(proposers=proposers), path)
            print(f"| {path.stem} | {way} | {' | '.join(f'{x:.3f}' for x in figures)} |")


if __name__ == "__main__":
    main()
