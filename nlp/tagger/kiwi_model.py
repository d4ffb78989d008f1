"""What Kiwi's language model knows of morphemes: three vectors of 256 numbers for each place.

Kiwi (LGPL) ships its language model as `cong.mdl` in the package `kiwipiepy_model`, which every
installation of ours has. We read that file as it lies there and ship nothing of it. It holds, in
this order: a trie from histories of morphemes to 262,145 clusters of contexts, then a vector for
each context, for each morpheme as the next word, and for each morpheme as a distant word before.

Source: bab2min/Kiwi, src/CoNgramModel.cpp and src/archImpl/none.cpp (layout and 4-bit code).
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.errors import MicluError
from nlp.tagger.byte_stream import decode_numbers

DIMENSIONS: Final = 256
# Numbers of a vector of unit length are small; networks read them times four.
VECTOR_SCALE: Final = 4.0
_HEADER_BYTES = 64
# The numbers that our own reading of the file depends on: dim, key, window, bits, group.
_LAYOUT = (256, 3, 7, 4, 8)
# Keys of 16 bits: a morpheme from here on is written as two keys.
_TWO_KEYS_FROM = (1 << 16) - (1 << 11)
_PACKED = 128 + 2 + 32  # nibbles, scale of the row, scale and zero point of each group of eight
_CONTEXT_ROW = _PACKED + 6  # bias, confidence, sum of valid tokens
_DISTANT_ROW = _PACKED + 4  # bias, confidence
_KEY_BITS = 17


class KiwiModelError(MicluError):
    """Kiwi's language model is not the one that the tagger was trained with."""

    def __init__(self, path: str, fault: str) -> None:
        super().__init__(
            f"Kiwi's language model {path} {fault}. "
            "Install the version that Miclu names: pip install --force-reinstall miclu"
        )


def _make_levels() -> NDArray[np.float32]:
    """Give the value of each (group byte, nibble) before the scale of the row."""
    group = np.arange(256)[:, None]
    level = (np.arange(16)[None] - (group >> 6) - 6) * ((group & 63) + 9) / (9 * 8)
    flat: NDArray[np.float32] = level.astype(np.float32).reshape(-1)
    return flat


_LEVELS = _make_levels()


class PackedVectors:
    """Rows of 256 numbers in four bits each, unpacked when asked for."""

    def __init__(self, rows: NDArray[np.uint8]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def unpack(self, numbers: NDArray[np.int64]) -> NDArray[np.float32]:
        """Give the rows of these numbers as (len(numbers), 256), each with unit length."""
        rows = self._rows[numbers]
        groups = np.repeat(rows[:, 130:_PACKED].astype(np.uint16) << 4, 4, axis=1)
        vectors = np.empty((len(rows), 128, 2), np.float32)
        vectors[:, :, 0] = _LEVELS[groups | (rows[:, :128] & 15)]
        vectors[:, :, 1] = _LEVELS[groups | (rows[:, :128] >> 4)]
        flat = vectors.reshape(len(rows), DIMENSIONS)
        lengths = np.sqrt(np.einsum("ij,ij->i", flat, flat))
        unit: NDArray[np.float32] = flat / np.maximum(lengths, 1e-6)[:, None]
        return unit


class ContextTrie:
    """Finds the longest known history that ends at each morpheme of a text."""

    def __init__(
        self, sizes: NDArray[np.int64], keys: NDArray[np.int64], values: NDArray[np.int64]
    ) -> None:
        inner = np.flatnonzero(sizes)
        rank = np.cumsum(sizes > 0) - 1
        first = np.cumsum(sizes[inner]) - sizes[inner]
        slots, parents = _place_children(sizes, rank, first)
        # what a key leads to: an inner node's rank, or below zero a leaf; and its context
        self._target = np.empty(len(keys), np.int32)
        self._context = np.empty(len(keys), np.int32)
        children = np.arange(1, len(sizes))
        self._target[slots] = np.where(sizes[children] > 0, rank[children], -1)
        self._context[slots] = values[children]
        owner = np.empty(len(keys), np.int64)
        owner[slots] = rank[parents]
        self._codes = (owner << _KEY_BITS) | keys

    def find_contexts(
        self, morphemes: NDArray[np.int64], opens: NDArray[np.bool_]
    ) -> NDArray[np.int64]:
        """Give the context after each morpheme, 0 where none is known.

        Args:
            morphemes: Kiwi's numbers in the order of the text.
            opens: Where a sentence begins; no history crosses these places.
        """
        keys, owner, ends = _split_keys(morphemes)
        sentence = np.append(np.cumsum(opens)[owner], -1)
        contexts = np.zeros(len(morphemes), np.int64)
        # walks begin at every morpheme at once; each round takes them all one key further
        reached = np.flatnonzero(np.append(True, ends[:-1])[: len(keys)])
        nodes = np.zeros(len(reached), np.int64)
        while len(nodes):
            slots, found = self._find_children(nodes, keys[reached])
            reached = reached[found]
            context = self._context[slots]
            known = ends[reached] & (context > 0)
            # what comes in later rounds has walked from further back, and its history is longer
            contexts[owner[reached[known]]] = context[known]
            nodes = self._target[slots].astype(np.int64)
            further = (nodes >= 0) & (sentence[reached + 1] == sentence[reached])
            nodes, reached = nodes[further], reached[further] + 1
        return contexts

    def _find_children(
        self, nodes: NDArray[np.int64], keys: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Give the slots of the children that there are, and which nodes have theirs."""
        codes = (nodes << _KEY_BITS) | keys
        slots = np.minimum(np.searchsorted(self._codes, codes), len(self._codes) - 1)
        found = self._codes[slots] == codes
        return slots[found], found


def _split_keys(
    morphemes: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Write morphemes as keys: (keys, the morpheme of each, whether the key is its last)."""
    rest = morphemes - _TWO_KEYS_FROM
    double = rest >= 0
    owner = np.repeat(np.arange(len(morphemes)), 1 + double)
    ends = np.concatenate([owner[1:] != owner[:-1], [True]])[: len(owner)]
    keys = morphemes[owner]
    high, low = _TWO_KEYS_FROM + (rest >> 10), _TWO_KEYS_FROM + (1 << 10) + (rest & 1023)
    keys = np.where(double[owner], np.where(ends, low[owner], high[owner]), keys)
    return keys, owner, ends


def _place_children(
    sizes: NDArray[np.int64], rank: NDArray[np.int64], first: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give for each node but the root (in depth-first order) its slot among the keys, its parent.

    The nodes of one depth are found as records: walking on, the number of nodes still to come
    falls below all before it at each child, if the subtrees above are set apart.
    """
    count = len(sizes)
    pending = np.cumsum(sizes - 1) - (sizes - 1)  # before each node
    parents = np.zeros(count, np.int64)
    segment = np.zeros(count, np.int64)
    left = np.arange(1, count)
    above = np.zeros(count, np.int64)  # the last node of the depth above, at each place
    while len(left):
        height = pending[left] - segment[left] * (count + 1)
        lowest = np.minimum.accumulate(height)
        record = np.concatenate([[True], height[1:] < lowest[:-1]])
        here = left[record]
        parents[here] = above[here]
        mark = np.zeros(count, np.int64)
        mark[here] = here
        latest = np.maximum.accumulate(mark)
        rest = left[~record]
        above[rest] = latest[rest]
        segment[rest] = np.cumsum(mark > 0)[rest]
        left = rest
    nodes, parents = np.arange(1, count), parents[1:]
    older = pending[parents] + sizes[parents] - 1 - pending[nodes]
    return first[rank[parents]] + older, parents


@dataclass(frozen=True, slots=True)
class KiwiModel:
    """The vectors of Kiwi's language model and the trie that leads to its contexts."""

    contexts: PackedVectors
    nexts: PackedVectors
    distants: PackedVectors
    trie: ContextTrie


@cache
def load_kiwi_model() -> KiwiModel:
    """Read the installed `cong.mdl`, once a process (about 0.6 s; the vectors stay on disk).

    Raises:
        KiwiModelError: The file is missing, or its layout is not the one known here.
    """
    path = str(files("kiwipiepy_model") / "cong.mdl")
    try:
        content: NDArray[np.uint8] = np.asarray(np.memmap(path, np.uint8, "r"))
    except (OSError, ValueError) as error:
        raise KiwiModelError(path, f"cannot be read ({error})") from error
    return _parse(content, path)


def _parse(content: NDArray[np.uint8], path: str) -> KiwiModel:
    if len(content) < _HEADER_BYTES:
        raise KiwiModelError(path, "is cut off")
    morphemes, contexts = (int(x) for x in content[:16].view(np.uint64))
    layout = (int(content[16:18].view(np.uint16)[0]), *(int(x) for x in content[20:24]))
    nodes, *offsets = (int(x) for x in content[24:64].view(np.uint64))
    ends = np.cumsum([contexts * _CONTEXT_ROW, morphemes * _PACKED, morphemes * _DISTANT_ROW])
    if layout != _LAYOUT or len(content) < offsets[3] + int(ends[2]):
        raise KiwiModelError(path, f"has an unknown layout {layout}")
    trie = ContextTrie(
        decode_numbers(content[offsets[0] : offsets[1]], nodes, with_zero=True),
        decode_numbers(content[offsets[1] : offsets[2]], nodes - 1),
        decode_numbers(content[offsets[2] : offsets[3]], nodes, with_zero=True),
    )
    tables = np.split(content[offsets[3] : offsets[3] + int(ends[2])], ends[:2])
    return KiwiModel(
        contexts=PackedVectors(tables[0].reshape(-1, _CONTEXT_ROW)),
        nexts=PackedVectors(tables[1].reshape(-1, _PACKED)),
        distants=PackedVectors(tables[2].reshape(-1, _DISTANT_ROW)),
        trie=trie,
    )
