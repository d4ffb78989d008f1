"""Near-copies: texts that tell the same story in mostly the same words.

A press release that five papers print is one source, not five. Texts are compared by their
shingles, runs of five letters or digits: MinHash bands propose which texts to compare (see
`Sketch.bands`), and then the shingles themselves are compared, with the numbers, since a template
that is filled in anew each month tells another story.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

THRESHOLD = 0.4
"""Share of common shingles from which texts may be near-copies. Source: `benchmarks/stories.py`."""

# With the same figures in it, a text that was written anew is still the same release.
_REWRITTEN = 0.25

VERSION = "stories-1"
"""Changes with all that decides what a near-copy is."""

_SHINGLE = 5
# 40 bands of 3 rows propose 0.47 of the pairs that share a quarter of their shingles, 0.93 of those
# that share 0.4, 0.995 of those that share half, and one in 200 of those that share a twentieth.
_BANDS, _ROWS = 40, 3
_BLOCK = 4096
_PRIME = np.uint64(1_099_511_628_211)  # FNV's, of 64 bits
_MIXERS = (np.uint64(0xFF51_AFD7_ED55_8CCD), np.uint64(0xC4CE_B9FE_1A85_EC53))  # MurmurHash3's
_SHIFT = np.uint64(33)
_RANDOM = np.random.default_rng(20260301)
_FACTORS = _RANDOM.integers(1, 2**63, _BANDS * _ROWS, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
_TERMS = _RANDOM.integers(0, 2**63, _BANDS * _ROWS, dtype=np.uint64)
_NUMBER = re.compile(r"\d[\d,.]*\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FILLER = re.compile(r"[\W_]+")
# Copies follow within days; who prints the same words a month later fills in a template.
_DAYS_APART = 14
_FEW_NUMBERS = 3
_SAME_NUMBERS = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """What is compared of a text: its shingles (sorted hashes), its numbers, its day."""

    shingles: Hashes
    numbers: frozenset[str]
    day: date | None

    def bands(self) -> list[int]:
        """Give the bands, numbers of 64 bits with sign: near-copies share one, others hardly ever.

        Empty for a text without a single shingle.
        """
        if not self.shingles.size:
            return []
        rows = _sign(self.shingles).reshape(_BANDS, _ROWS)
        mixed = np.arange(1, _BANDS + 1, dtype=np.uint64)
        for row in rows.T:
            mixed = _mix(mixed * _PRIME + row)
        return [int(band) for band in mixed.view(np.int64)]


def make_sketch(
    text: str, *, furniture: Iterable[tuple[int, int, Any]] = (), day: date | None = None
) -> Sketch:
    """Make the sketch of a text without its page furniture, spans of code points."""
    for start, end, _ in furniture:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    numbers = (number.replace(",", "") for number in _NUMBER.findall(text))
    return Sketch(
        shingles=_shingle(_FILLER.sub("", text.lower())),
        numbers=frozenset(number for number in numbers if not _YEAR.fullmatch(number)),
        day=day,
    )


def measure_overlap(one: Sketch, other: Sketch) -> float:
    """Give the share of common shingles, from 0 to 1."""
    common = np.intersect1d(one.shingles, other.shingles, assume_unique=True).size
    return float(common / max(one.shingles.size + other.shingles.size - common, 1))


def may_be_copies(one: date | None, other: date | None) -> bool:
    """Tell whether texts of these days may tell the same story; a day that is not known may be."""
    return not one or not other or abs((one - other).days) <= _DAYS_APART


def is_near_copy(one: Sketch, other: Sketch) -> bool:
    """Tell whether two texts tell the same story: same words, same numbers, within two weeks."""
    if not may_be_copies(one.day, other.day):
        return False
    fewer = min(len(one.numbers), len(other.numbers))
    if fewer < _FEW_NUMBERS:
        return measure_overlap(one, other) >= THRESHOLD
    common = len(one.numbers & other.numbers)
    wanted = _REWRITTEN if common >= _FEW_NUMBERS else THRESHOLD
    return common >= _SAME_NUMBERS * fewer and measure_overlap(one, other) >= wanted


def _shingle(letters: str) -> Hashes:
    """Hash each run of five signs; each hash once, in order."""
    points = np.frombuffer(letters.encode("utf-32-le"), dtype="<u4").astype(np.uint64)
    count = len(points) - _SHINGLE + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    hashed = np.zeros(count, dtype=np.uint64)
    for at in range(_SHINGLE):
        hashed = hashed * _PRIME + points[at : at + count]
    return np.unique(_mix(hashed))


def _mix(values: Hashes) -> Hashes:
    """Spread the bits, as MurmurHash3 does at its end."""
    for mixer in _MIXERS:
        values = (values ^ (values >> _SHIFT)) * mixer
    mixed: Hashes = values ^ (values >> _SHIFT)
    return mixed


def _sign(shingles: Hashes) -> Hashes:
    """Give the least hash of the shingles under each of the hash functions."""
    least = np.full(_BANDS * _ROWS, np.iinfo(np.uint64).max, dtype=np.uint64)
    for start in range(0, len(shingles), _BLOCK):
        hashed = _FACTORS[:, None] * shingles[start : start + _BLOCK]
        hashed += _TERMS[:, None]
        np.minimum(least, hashed.min(axis=1), out=least)
    return least
