"""How the shipped tagger is trained: the corpora, the two stages, the cross-validation."""

import random
from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import spacy
import torch
from spacy.language import Language

import nlp.tokenizer  # noqa: F401  (registers the tokenizer that the configuration names)
from nlp.tagger.annotated import Annotated, read_annotated
from nlp.tagger.features import FIRST as UNRESERVED
from nlp.tagger.features import Encoder, Vocabulary
from nlp.tagger.field import find_best
from nlp.tagger.kiwi_model import KiwiModel, load_kiwi_model
from nlp.tagger.labels import KLUE, MICLU, Span
from nlp.tagger.scoring import Scores, score_spans
from nlp.tagger.tagger import Tagger
from nlp.tagger.weights import Weights
from nlp.tokenizer import load_kiwi
from nlp.training.batches import Corpus
from nlp.training.domain import generate
from nlp.training.examples import Example, allow_also, make_examples
from nlp.training.learn import Part, Plan, fit
from nlp.training.network import Network, Size
from nlp.training.vocabularies import count_vocabulary

Report = Callable[[str], object]

FOLDS: Final = 5
DOMAIN_PASSAGES: Final = 6_000
FIRST: Final = Plan(epochs=6, rate=3e-3, batch=64, warm_up=200, memory=0.999, drop=0.2)
GUIDE: Final = Plan(epochs=3, rate=2e-3, batch=32, warm_up=50, memory=0.99, drop=0.35)
LAST: Final = Plan(epochs=3, rate=2e-3, batch=64, warm_up=100, memory=0.998, drop=0.2)
# Weights of the heads' losses. A line of the public benchmark teaches both heads.
_PUBLIC: Final = {KLUE.name: 1.0, MICLU.name: 0.5}
_OWN: Final = {MICLU.name: 1.0}
_GOLD_TIMES: Final = 3
_READ_AT_ONCE: Final = 128
_OWN_AGAIN: Final = 0.5  # of our own passages that the last stage reads again


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that training reads, tokenised."""

    silver: Sequence[Example]
    own: Sequence[Example]
    gold: Sequence[Annotated]
    vocabulary: Vocabulary
    kiwi: KiwiModel
    pipeline: Language


def load_material(silver: Path, gold: Path, *, seed: int) -> Material:
    """Read the annotated files, generate our own passages, count the vocabulary.

    The vocabulary leaves the gold out, so that cross-validation sees each fold as new text.
    """
    pipeline = spacy.blank("ko", config={"nlp": {"tokenizer": {"@tokenizers": "miclu.kiwi.v1"}}})
    kiwi = load_kiwi_model()
    silver_examples = make_examples(read_annotated(silver, KLUE), pipeline)
    own = make_examples(_generate(seed), pipeline)
    runs = (example.units for example in (*silver_examples, *own))
    vocabulary = count_vocabulary(runs, load_kiwi(), len(kiwi.nexts))
    lines = tuple(read_annotated(gold, KLUE))
    return Material(silver_examples, own, lines, vocabulary, kiwi, pipeline)


def _generate(seed: int) -> Iterable[Annotated]:
    for passage in generate(seed, DOMAIN_PASSAGES):
        yield Annotated(passage.text, tuple(Span(*entity) for entity in passage.entities), MICLU)


def train_first(material: Material, *, seed: int, report: Report) -> Network:
    """Train a new network on the silver lines and on our own passages."""
    vocabulary = material.vocabulary
    torch.manual_seed(seed)
    network = Network(
        Size(
            words=UNRESERVED + len(vocabulary.words),
            tags=UNRESERVED + len(vocabulary.tags),
            shapes=UNRESERVED + len(vocabulary.shapes),
            letters=UNRESERVED + len(vocabulary.letters),
        )
    )
    parts = [
        Part(encode(material, material.silver), _PUBLIC),
        Part(encode(material, material.own), _OWN),
    ]
    fit(network, parts, FIRST, seed=seed, report=report)
    return network


def train_last(
    network: Network,
    material: Material,
    gold: Iterable[Annotated],
    *,
    seed: int,
    report: Report,
) -> None:
    """Go on with a trained network on gold lines, then on everything with doubts about silver.

    Where the network that gold has guided reads a silver line otherwise than its label says, both
    are allowed: the silver labels are right in about 85 of 100 names.
    """
    lines = encode(material, make_examples(gold, material.pipeline))
    fit(network, [Part(lines, _PUBLIC)], GUIDE, seed=seed, report=report)
    silver = encode(material, material.silver)
    doubted = silver.replace_examples(
        allow_also(example, codes)
        for example, codes in zip(material.silver, predict(network, silver), strict=True)
    )
    chance = random.Random(seed)  # noqa: S311  (no secret)
    own = chance.sample(material.own, int(len(material.own) * _OWN_AGAIN))
    parts = [
        Part(doubted, _PUBLIC),
        Part(lines, _PUBLIC, _GOLD_TIMES),
        Part(encode(material, own), _OWN),
    ]
    fit(network, parts, LAST, seed=seed, report=report)


def predict(network: Network, corpus: Corpus) -> list[list[int]]:
    """Give the best codes of the six classes for each example."""
    network.eval()
    steps, start = (moves.detach().numpy() for moves in network.moves(KLUE.name))
    predicted: list[list[int]] = [[] for _ in range(len(corpus))]
    for batch in corpus.iterate_batches(_READ_AT_ONCE, None):
        batch.sort(key=lambda number: -corpus.lengths[number])
        with torch.no_grad():
            scores = network.heads[KLUE.name](network.encode(corpus.make_batch(batch)))
        side_by_side = np.ascontiguousarray(scores.numpy().swapaxes(0, 1))
        best = find_best(side_by_side, steps, start, corpus.lengths[batch])
        for column, number in enumerate(batch):
            predicted[number] = best[: corpus.lengths[number], column].tolist()
    return predicted


def encode(material: Material, examples: Sequence[Example]) -> Corpus:
    """Give examples as the network reads them."""
    return Corpus(examples, Encoder(material.vocabulary, material.kiwi), material.kiwi)


def make_weights(network: Network, material: Material) -> Weights:
    """Give what the tagger loads."""
    return Weights(network.export(), material.vocabulary)


def score(network: Network, material: Material, lines: Sequence[Annotated]) -> Scores:
    """Score a network on annotated lines as the shipped tagger would read them."""
    tagger = Tagger(make_weights(network, material), material.kiwi)
    return score_spans(
        (line.spans, tagger.tag(material.pipeline.make_doc(line.text), scheme=line.scheme))
        for line in lines
    )


def validate_fold(
    first: Network, material: Material, fold: int, *, seed: int, report: Report
) -> Scores:
    """Train the last stage on all folds of the gold but one, and score that one.

    Args:
        first: A network after the first stage, which has seen no gold; not changed.
        material: Its gold lines are dealt to `FOLDS` folds in turn.
        fold: Which fold is kept out, from 0.
        seed: Of the last stage.
        report: Called with a line of progress.
    """
    network = deepcopy(first)
    kept = [line for number, line in enumerate(material.gold) if number % FOLDS != fold]
    train_last(network, material, kept, seed=seed + fold, report=report)
    return score(network, material, material.gold[fold::FOLDS])
