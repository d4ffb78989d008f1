"""Annotated texts as training examples: runs of units with the codes that each head allows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from nlp.tagger.annotated import Annotated
from nlp.tagger.labels import KLUE, MICLU, OUTSIDE, Scheme, Span
from nlp.tagger.units import Unit, make_runs

# What the labels of the public benchmark mean in ours.
FROM_KLUE: Final[Mapping[str, str]] = {
    "PS": "PERSON",
    "LC": "PLACE",
    "OG": "ORG",
    "DT": "DATE",
    "TI": "TIME",
    "QT": "QUANTITY",
}
# What KLUE's annotators had no label for, or counted to another: it may stand where they saw
# nothing (PROGRAM) or an organisation (CLUSTER).
_UNKNOWN_TO_KLUE = "PROGRAM"
_KIND_OF_ORG = "CLUSTER"


@dataclass(frozen=True, slots=True)
class Example:
    """One run with, for each head that learns from it, which codes are allowed at each unit."""

    units: tuple[Unit, ...]
    allowed: Mapping[str, NDArray[np.bool_]]


def make_examples(texts: Iterable[Annotated], pipeline: Language) -> list[Example]:
    """Tokenise texts and put the spans on units."""
    examples = []
    for annotated in texts:
        for run in make_runs(pipeline.make_doc(annotated.text)):
            inside = [s for s in annotated.spans if s.start < run[-1].end and s.end > run[0].start]
            examples.append(Example(tuple(run), _allow(run, inside, annotated.scheme)))
    return examples


def allow_also(example: Example, codes: Sequence[int]) -> Example:
    """Allow the benchmark's head other codes beside those that the example has."""
    allowed = example.allowed[KLUE.name] | _only(codes, KLUE)
    return Example(example.units, {**example.allowed, KLUE.name: allowed})


def _allow(
    run: Sequence[Unit], spans: Sequence[Span], scheme: Scheme
) -> dict[str, NDArray[np.bool_]]:
    places = [(unit.start, unit.end) for unit in run]
    allowed = {scheme.name: _only(scheme.encode(places, spans), scheme)}
    if scheme is KLUE:
        ours = [span._replace(label=FROM_KLUE[span.label]) for span in spans]
        allowed[MICLU.name] = _widen(_only(MICLU.encode(places, ours), MICLU))
    return allowed


def _only(codes: Sequence[int], scheme: Scheme) -> NDArray[np.bool_]:
    only: NDArray[np.bool_] = np.arange(scheme.codes) == np.array(codes)[:, None]
    return only


def _widen(allowed: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Allow also what KLUE's annotators could not tell."""
    programme = 1 + 2 * MICLU.labels.index(_UNKNOWN_TO_KLUE)
    cluster = 1 + 2 * MICLU.labels.index(_KIND_OF_ORG)
    org = 1 + 2 * MICLU.labels.index("ORG")
    allowed[:, programme : programme + 2] |= allowed[:, [OUTSIDE]]
    allowed[:, cluster : cluster + 2] |= allowed[:, org : org + 2]
    return allowed
