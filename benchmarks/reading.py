"""What reading costs: ratios to Kiwi's tokenisation of the same text, and growth with length.

    .venv/bin/python benchmarks/reading.py [JSONL …]

Without files the gold sets of the tests are read. Times are CPU seconds, the least of three runs,
on one core; only the ratios mean something on another machine.
"""

import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from time import process_time

from nlp.pipeline import load
from nlp.tokenizer import load_kiwi

GOLD = Path(__file__).parents[1] / "tests" / "gold"
PUBLISHED = date(2026, 11, 20)
LENGTHS = (50_000, 200_000, 800_000)


def measure(work: Callable[[str], object], texts: Sequence[str], runs: int = 3) -> float:
    """Give the least CPU seconds that the work takes over all texts."""
    times = []
    for _ in range(runs):
        start = process_time()
        for text in texts:
            work(text)
        times.append(process_time() - start)
    return min(times)


def load_texts(paths: Sequence[Path]) -> list[str]:
    """Give the texts of JSONL files."""
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    return [json.loads(line)["text"] for line in lines if line.strip()]


def main() -> None:
    """Print the table."""
    texts = load_texts([Path(name) for name in sys.argv[1:]] or [GOLD / "gaon.jsonl"])
    reader, kiwi = load(), load_kiwi()
    make_doc = reader.pipeline.make_doc
    stages: dict[str, Callable[[str], object]] = {
        "Kiwi alone": kiwi.tokenize,
        "tokens and sentences": make_doc,
        "and names": lambda text: reader.pipeline(make_doc(text)),
        "and facts (the whole reading)": lambda text: reader.read(text, published=PUBLISHED),
    }
    for work in stages.values():
        measure(work, texts, 1)  # warm up
    floor = measure(kiwi.tokenize, texts)
    print(f"{len(texts)} documents, {sum(map(len, texts))} code points")
    for name, work in stages.items():
        print(f"{name:32}{measure(work, texts) / floor:6.2f} x Kiwi")
    joined = "\n".join(texts)
    for length in LENGTHS:
        text = (joined + "\n") * (length // len(joined) + 1)
        seconds = measure(stages["and facts (the whole reading)"], [text[:length]], 1)
        print(f"one document of {length:9,} code points: {seconds / length * 1e6:6.1f} s a million")


if __name__ == "__main__":
    main()
