"""Units as numbers: what the network sees of a text, the same in training and at work."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from nlp.tagger.kiwi_model import KiwiModel
from nlp.tagger.units import Unit

LETTERS: Final = 8  # of a word: the first and the last four of a longer one
PADDING: Final = 0
RARE: Final = 1
FIRST: Final = 2  # number of the most frequent entry

# Of the word itself, then of the place in the text.
WORD_FLAGS: Final = ("surname", "one letter", "two letters", "three letters")
PLACE_FLAGS: Final = ("opens word", "closes word", "opens run", "unknown", "listed")
FLAGS: Final = (*WORD_FLAGS, *PLACE_FLAGS)

_SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채"
    "원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용"
)
_DIGIT = re.compile(r"\d")
_LONGEST_WORD = 24
_KINDS_KEPT = 16_384
# Columns of a kept word: word, tag, shape, flags, and from here on letters.
_SPELLING = 3 + len(WORD_FLAGS)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Numbers of words, tags, shapes and letters seen in training, and of Kiwi's morphemes.

    `variants` leads from a morpheme that Kiwi's language model does not know (를, 으며) to the one
    that it knows (을, 며), `tag_morphemes` from a tag to what stands for all rare morphemes of it.
    """

    words: Mapping[str, int]
    tags: Mapping[str, int]
    shapes: Mapping[str, int]
    letters: Mapping[str, int]
    variants: Mapping[int, int]
    tag_morphemes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Features of units in the order of the text; all arrays have one row a unit.

    `letters` is (units, LETTERS), `flags` (units, len(FLAGS)), `contexts` the number of Kiwi's
    context after the unit, `morphemes` the number of its first morpheme (0: none), `lengths` the
    number of units of each run. `kinds` is the same number for the same text and tag.
    """

    kinds: NDArray[np.int64]
    words: NDArray[np.int64]
    tags: NDArray[np.int64]
    shapes: NDArray[np.int64]
    letters: NDArray[np.int64]
    flags: NDArray[np.float32]
    morphemes: NDArray[np.int64]
    contexts: NDArray[np.int64]
    lengths: NDArray[np.int64]


def normalise(text: str) -> str:
    """Give a word as the vocabulary has it: every digit is 9, no longer than 24 letters."""
    return _DIGIT.sub("9", text[:_LONGEST_WORD])


def make_shape(text: str) -> str:
    """Give the kinds of letters in order, three of a kind at most: `ABC산단12` is AAAhh99."""
    shape: list[str] = []
    for letter in text[:_LONGEST_WORD]:
        kind = _find_kind(letter)
        if shape[-2:] != [kind, kind]:
            shape.append(kind)
    return "".join(shape)


def _find_kind(letter: str) -> str:
    if letter.isdigit():
        return "9"
    if "가" <= letter <= "힣":
        return "h"
    if letter.isascii() and letter.isalpha():
        return "A" if letter.isupper() else "a"
    return "c" if "一" <= letter <= "鿿" else letter


def pick_letters(text: str) -> str:
    """Give the first and the last four letters of a longer text."""
    half = LETTERS // 2
    return text if len(text) <= LETTERS else text[:half] + text[-half:]


class Encoder:
    """Turns runs of units into a `Batch`; remembers the words that it met."""

    def __init__(self, vocabulary: Vocabulary, kiwi: KiwiModel) -> None:
        self._vocabulary = vocabulary
        self._kiwi = kiwi
        self._kinds: dict[tuple[str, str], int] = {}
        self._rows = np.zeros((_KINDS_KEPT, _SPELLING + LETTERS), np.int64)
        self._forgotten = 0

    def encode(self, runs: Sequence[Sequence[Unit]]) -> Batch:
        """Encode runs; their rows follow one another without padding."""
        units = [unit for run in runs for unit in run]
        lengths = np.array([len(run) for run in runs], np.int64)
        kinds = self._look_up(units)
        words = self._rows[kinds]
        opens = np.zeros(len(units), np.bool_)
        opens[(np.cumsum(lengths) - lengths)[lengths > 0]] = True
        first, contexts, listed = self._read_morphemes(units, opens)
        places = _flag_places(units, opens, listed)
        return Batch(
            kinds=kinds + self._forgotten,
            words=words[:, 0],
            tags=words[:, 1],
            shapes=words[:, 2],
            letters=words[:, _SPELLING:],
            flags=np.hstack([words[:, 3:_SPELLING], places]).astype(np.float32),
            morphemes=first,
            contexts=contexts,
            lengths=lengths,
        )

    def _look_up(self, units: Sequence[Unit]) -> NDArray[np.int64]:
        """Give the row of each unit's word and tag, after adding new ones."""
        names = [(unit.text, unit.tag) for unit in units]
        new = {name for name in names if name not in self._kinds}
        if len(self._kinds) + len(new) > len(self._rows):
            self._forgotten += len(self._kinds)
            self._kinds.clear()
            new = set(names)
            if len(new) > len(self._rows):
                self._rows = np.zeros((len(new), self._rows.shape[1]), np.int64)
        for name in sorted(new):
            row = self._kinds[name] = len(self._kinds)
            self._rows[row] = _encode_word(self._vocabulary, *name)
        return np.array([self._kinds[name] for name in names], np.int64)

    def _read_morphemes(
        self, units: Sequence[Unit], opens: NDArray[np.bool_]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
        """Give of each unit the first morpheme, the context after it, whether Kiwi lists it."""
        counts = np.array([len(unit.morphemes) or 1 for unit in units], np.int64)
        raw = np.array([number for unit in units for number in unit.morphemes or (0,)], np.int64)
        starts = np.cumsum(counts) - counts
        limit = len(self._kiwi.nexts)
        listed = raw[starts] >= limit
        morphemes = raw.copy()
        for place in np.flatnonzero(raw >= limit):
            unit = units[int(np.searchsorted(starts, place, "right")) - 1]
            variants, tags = self._vocabulary.variants, self._vocabulary.tag_morphemes
            known = variants.get(int(raw[place]))
            morphemes[place] = tags.get(unit.tag, 0) if known is None else known
        boundary = np.zeros(len(raw), np.bool_)
        boundary[starts[opens]] = True
        contexts = self._kiwi.trie.find_contexts(morphemes, boundary)
        named = np.array([unit.tag == "NNP" for unit in units], np.bool_)
        return morphemes[starts], contexts[starts + counts - 1], listed & named


def _encode_word(vocabulary: Vocabulary, text: str, tag: str) -> tuple[int, ...]:
    letters = [vocabulary.letters.get(letter, RARE) for letter in pick_letters(text)]
    return (
        vocabulary.words.get(normalise(text), RARE),
        vocabulary.tags.get(tag, vocabulary.tags.get(tag.partition("+")[0], RARE)),
        vocabulary.shapes.get(make_shape(text), RARE),
        text[0] in _SURNAMES,
        *(len(text) == length for length in (1, 2, 3)),
        *letters,
        *[PADDING] * (LETTERS - len(letters)),
    )


def _flag_places(
    units: Sequence[Unit], opens: NDArray[np.bool_], listed: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    starts = np.array([unit.start for unit in units], np.int64)
    ends = np.array([unit.end for unit in units], np.int64)
    gap = np.ones(len(units) + 1, np.bool_)
    gap[1:-1] = (starts[1:] > ends[:-1]) | opens[1:]
    unknown = np.array([unit.unknown for unit in units], np.bool_)
    return np.stack([gap[:-1], gap[1:], opens, unknown, listed], axis=1)
