"""The vocabularies of a tagger, counted over its training runs and asked from Kiwi."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kiwipiepy import Kiwi

from nlp.tagger.features import FIRST, Vocabulary, make_shape, normalise, pick_letters
from nlp.tagger.units import Unit

_RAREST_WORD = 3
_RAREST_LETTER = 3
_RAREST_SHAPE = 10
# Kiwi numbers variants of morphemes from the size of its language model on, its names of several
# words behind them.
_LAST_VARIANT = 74_000
# Beginnings of variants with the beginning of the form that the language model knows: the first
# that gives a known morpheme of the same tag counts.
_VARIANTS = (
    ("는다", "ᆫ다"), ("는", "은"), ("는", "ᆫ"), ("를", "을"), ("가", "이"), ("로", "으로"),
    ("와", "과"), ("으", ""), ("은", "ᆫ"), ("을", "ᆯ"), ("음", "ᆷ"), ("습", "ᆸ"), ("읍", "ᆸ"),
    ("거", "것"), ("이거", "이것"), ("그거", "그것"), ("저거", "저것"), ("뭐", "무엇"),
    ("율", "률"), ("애", "어"), ("여", "어"), ("야", "아"), ("", "이"),
)  # fmt: skip


def count_vocabulary(runs: Iterable[Sequence[Unit]], kiwi: Kiwi, morphemes: int) -> Vocabulary:
    """Count what the runs hold, the most frequent first; `morphemes` is what the model knows."""
    words: Counter[str] = Counter()
    tags: Counter[str] = Counter()
    shapes: Counter[str] = Counter()
    letters: Counter[str] = Counter()
    for run in runs:
        for unit in run:
            words[normalise(unit.text)] += 1
            tags[unit.tag] += 1
            shapes[make_shape(unit.text)] += 1
            letters.update(pick_letters(unit.text))
    known = {(m.form, str(m.tag)): n for n, m in _iterate_morphemes(kiwi, 0, morphemes)}
    return Vocabulary(
        words=_number(words, _RAREST_WORD),
        tags=_number(tags, _RAREST_WORD),
        shapes=_number(shapes, _RAREST_SHAPE),
        letters=_number(letters, _RAREST_LETTER),
        variants=dict(_find_variants(kiwi, morphemes, known)),
        tag_morphemes={str(m.tag): n for n, m in _iterate_morphemes(kiwi, 1, 60) if not m.form},
    )


def _number(counts: Counter[str], rarest: int) -> dict[str, int]:
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return {key: FIRST + n for n, (key, count) in enumerate(ordered) if count >= rarest}


def _iterate_morphemes(kiwi: Kiwi, first: int, last: int) -> Iterator[tuple[int, Any]]:
    for number in range(first, last):
        try:
            yield number, kiwi.morpheme(number)
        except (IndexError, ValueError):
            return


def _find_variants(
    kiwi: Kiwi, morphemes: int, known: dict[tuple[str, str], int]
) -> Iterator[tuple[int, int]]:
    for number, variant in _iterate_morphemes(kiwi, morphemes, _LAST_VARIANT):
        for beginning, original in _VARIANTS:
            if variant.form.startswith(beginning):
                key = original + variant.form[len(beginning) :], str(variant.tag)
                if key in known:
                    yield number, known[key]
                    break
