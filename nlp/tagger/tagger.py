"""The tagger: a tokenised document in, labelled spans with scores out."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import numpy as np
from spacy.tokens import Doc
from threadpoolctl import ThreadpoolController

from nlp.tagger.features import Encoder
from nlp.tagger.field import Floats, find_best, pad, weigh
from nlp.tagger.kiwi_model import KiwiModel, load_kiwi_model
from nlp.tagger.labels import KLUE, MICLU, Scheme, Span
from nlp.tagger.network import Network
from nlp.tagger.units import Unit, make_runs
from nlp.tagger.weights import Weights, load_weights, models_folder

# Units that are read at once at most: bounds the memory, whatever the text.
_UNITS_AT_ONCE: Final = 4096


class Tagger:
    """Finds names and other expressions; not safe to share between threads."""

    def __init__(self, weights: Weights, kiwi: KiwiModel) -> None:
        self._encoder = Encoder(weights.vocabulary, kiwi)
        self._network = Network(weights.arrays, kiwi)
        self._moves = {s.name: _make_moves(weights, s) for s in (KLUE, MICLU)}

    def tag(self, doc: Doc, *, scheme: Scheme = MICLU) -> list[Span]:
        """Give the spans of a document in order, without overlap.

        Args:
            doc: Made by our Kiwi tokenizer; offsets are code points of its text.
            scheme: Which labels: ours, or the six of the public benchmark.

        Returns:
            Spans whose score is the lowest probability of its units' codes, from 0 to 1.
        """
        # many threads on small matrices cost ten times the work
        with _blas().limit(limits=1, user_api="blas"):
            return self._tag(make_runs(doc), scheme)

    def _tag(self, runs: Sequence[Sequence[Unit]], scheme: Scheme) -> list[Span]:
        order = sorted(range(len(runs)), key=lambda number: -len(runs[number]))
        found: list[list[Span]] = [[] for _ in runs]
        for numbers in _group(order, [len(run) for run in runs]):
            for number, spans in zip(
                numbers, self._tag_runs([runs[n] for n in numbers], scheme), strict=True
            ):
                found[number] = spans
        return [span for spans in found for span in spans]

    def _tag_runs(self, runs: Sequence[Sequence[Unit]], scheme: Scheme) -> Iterator[list[Span]]:
        batch = self._encoder.encode(runs)
        scores = pad(self._network.score(self._network.read(batch), scheme.name), batch.lengths)
        steps, start = self._moves[scheme.name]
        codes = find_best(scores, steps, start, batch.lengths)
        shares = weigh(scores, steps, start, batch.lengths)
        sure = np.take_along_axis(shares, codes[..., None], 2)[..., 0]
        for number, run in enumerate(runs):
            decoded = scheme.decode(codes[: len(run), number].tolist())
            yield [
                Span(
                    run[first].start, run[end - 1].end, label, float(sure[first:end, number].min())
                )
                for first, end, label in decoded
            ]


def _group(order: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    """Cut an order of runs, longest first, into groups that are read at once."""
    group: list[int] = []
    for number in order:
        if group and (len(group) + 1) * lengths[group[0]] > _UNITS_AT_ONCE:
            yield group
            group = []
        group.append(number)
    if group:
        yield group


def _make_moves(weights: Weights, scheme: Scheme) -> tuple[Floats, Floats]:
    """Give the scores of steps between codes and of codes at the start."""
    start, steps = scheme.forbid()
    return (
        weights.arrays[f"steps.{scheme.name}"] + steps,
        weights.arrays[f"starts.{scheme.name}"] + start,
    )


@cache
def _blas() -> ThreadpoolController:
    """Give what holds NumPy's linear algebra to one thread; finding the libraries is slow."""
    return ThreadpoolController()


@cache
def load_tagger() -> Tagger:
    """Load the tagger that ships with the package, once a process (about 1 s).

    Raises:
        WeightsError: The weights are missing or damaged.
        KiwiModelError: Kiwi's language model is not the one that they were trained with.
    """
    return Tagger(load_weights(models_folder()), load_kiwi_model())
