"""What finding names costs: the entity stage and its parts beside other ways, as ratios to Kiwi.

    .venv/bin/python benchmarks/entities.py [JSONL …]

Without files a gold set of the tests is read. CPU seconds, the least of five runs, on one core;
each way is timed without tokenisation, which all but the transformer need. The linear CRF runs
where python-crfsuite is installed, the transformer (of BERT-base's size, with random weights: they
cost what trained ones do) where torch and transformers are.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import NamedTemporaryFile
from time import perf_counter

from reading import GOLD, load_texts, measure
from spacy.tokens import Doc

from nlp.pipeline import load
from nlp.tagger.features import make_shape
from nlp.tagger.labels import MICLU
from nlp.tagger.tagger import load_tagger
from nlp.tagger.units import Unit, make_runs
from nlp.tokenizer import load_kiwi

RUNS = 5
LETTERS_PER_PIECE = 1.9  # of a Korean WordPiece vocabulary of 32,000 on news
LONGEST_PIECES = 512


def find_nouns(doc: Doc) -> list[tuple[int, int]]:
    """Give what Kiwi calls proper nouns, neighbours joined: the baseline that needs no model."""
    spans: list[tuple[int, int]] = []
    for piece in doc._.pieces:
        if piece.tag == "NNP":
            near = spans and 0 <= piece.start - spans[-1][1] <= 1
            spans[-1:] = (
                [(spans[-1][0], piece.end)] if near else [*spans[-1:], (piece.start, piece.end)]
            )
    return spans


def describe(run: Sequence[Unit], place: int) -> list[str]:
    """Give the features of a unit for the linear CRF: words, tags and shapes around it."""
    unit = run[place]
    found = [f"w={unit.text}", f"t={unit.tag}", f"s={make_shape(unit.text)}"]
    found += [
        f"{'ps'[n < 0]}{n}={unit.text[n:] if n < 0 else unit.text[:n]}" for n in (1, 2, -1, -2)
    ]
    for step in (-3, -2, -1, 1, 2, 3):
        if 0 <= place + step < len(run):
            found += [f"w{step}={run[place + step].text}", f"t{step}={run[place + step].tag}"]
    return found


def make_crf(docs: Sequence[Doc]) -> Callable[[Doc], object]:
    """Train a linear CRF on what our tagger says of the texts; only its cost is of interest."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer("ap", verbose=False)
    trainer.set_params({"max_iterations": 10})
    for doc in docs:
        spans = load_tagger().tag(doc)
        for run in make_runs(doc):
            codes = MICLU.encode([(u.start, u.end) for u in run], spans)
            trainer.append([describe(run, n) for n in range(len(run))], list(map(str, codes)))
    with NamedTemporaryFile(suffix=".crf") as file:
        trainer.train(file.name)
        crf = pycrfsuite.Tagger()
        crf.open(file.name)
    return lambda doc: [
        crf.tag([describe(run, n) for n in range(len(run))]) for run in make_runs(doc)
    ]


def make_transformer() -> Callable[[Doc], object]:
    """Make a token classifier of BERT-base's size with random weights, on one thread."""
    import torch
    from transformers import BertConfig, BertForTokenClassification

    torch.set_num_threads(1)
    config = BertConfig(vocab_size=32_000, num_labels=13)
    network = BertForTokenClassification(config).eval()

    def classify(doc: Doc) -> None:
        left = int(len(doc._.text) / LETTERS_PER_PIECE) + 2
        with torch.inference_mode():
            while left > 0:
                pieces = min(left, LONGEST_PIECES)
                network(torch.randint(5, 32_000, (1, pieces)))
                left -= pieces

    return classify


def offer_ways(docs: Sequence[Doc]) -> Iterator[tuple[str, Callable[[Doc], object]]]:
    """Yield the ways to find names, ours first; those whose library is missing are told."""
    both, rules, model = load(), load(proposers=("rules",)), load(proposers=("model",))
    yield "names: rules and model", both.pipeline
    yield "names: rules only", rules.pipeline
    yield "names: model only", model.pipeline
    yield "the model alone", load_tagger().tag
    yield "Kiwi's proper nouns", find_nouns
    for name, make in (
        ("linear CRF", lambda: make_crf(docs)),
        ("BERT-base-size, random weights", make_transformer),
    ):
        try:
            yield name, make()
        except ModuleNotFoundError as missing:
            print(f"{name}: not measured, {missing.name} is not installed")


def main() -> None:
    """Print the table."""
    texts = load_texts([Path(name) for name in sys.argv[1:]] or [GOLD / "gaon.jsonl"])
    start = perf_counter()
    load_tagger()
    seconds = perf_counter() - start
    make_doc, kiwi = load().pipeline.make_doc, load_kiwi()
    docs = [make_doc(text) for text in texts]
    letters = sum(map(len, texts))
    print(f"{len(texts)} documents, {letters:,} code points; the model loads in {seconds:.1f} s")
    measure(kiwi.tokenize, texts, 1)
    floor = measure(kiwi.tokenize, texts, RUNS)
    print(f"{'Kiwi alone':34}  1.00 x Kiwi {letters / floor:12,.0f} code points a second")
    for name, work in offer_ways(docs):
        slow = name.startswith("BERT")
        chosen = docs[:10] if slow else docs
        measure(work, chosen, 1)
        share = sum(len(doc._.text) for doc in chosen) / letters
        cost = measure(work, chosen, 1 if slow else RUNS) / share
        print(f"{name:34}{cost / floor:6.2f} x Kiwi {letters / cost:12,.0f} code points a second")
        if name == "names: model only":
            peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
            print(f"peak memory so far: {peak:,.0f} MB")


if __name__ == "__main__":
    main()
