"""Examples as padded tensors, in batches of runs of like length."""

import random
from collections.abc import Iterable, Iterator, Sequence
from copy import copy

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from nlp.tagger.features import Batch, Encoder
from nlp.tagger.kiwi_model import KiwiModel
from nlp.training.examples import Example


class Corpus:
    """Encoded examples; gives any of them as one padded batch."""

    def __init__(self, examples: Sequence[Example], encoder: Encoder, kiwi: KiwiModel) -> None:
        self.examples = tuple(examples)
        self._kiwi = kiwi
        self.rows: Batch = encoder.encode([example.units for example in examples])
        self.lengths = self.rows.lengths
        self._starts = np.cumsum(self.lengths) - self.lengths

    def __len__(self) -> int:
        return len(self.examples)

    def replace_examples(self, examples: Iterable[Example]) -> "Corpus":
        """Give the same runs with other codes allowed."""
        other = copy(self)
        other.examples = tuple(examples)
        return other

    def make_batch(self, chosen: Sequence[int]) -> dict[str, Tensor]:
        """Give the features of examples, padded with zeros; see `Network.encode`."""
        lengths = self.lengths[chosen]
        places = np.arange(lengths.max())[None]
        mask = places < lengths[:, None]
        where = (self._starts[chosen][:, None] + places)[mask]
        rows = self.rows
        columns: dict[str, NDArray[np.generic]] = {
            "words": rows.words[where],
            "tags": rows.tags[where],
            "shapes": rows.shapes[where],
            "letters": rows.letters[where],
            "flags": rows.flags[where],
            "vectors": self._kiwi.nexts.unpack(rows.morphemes[where]),
            "distants": self._kiwi.distants.unpack(rows.morphemes[where]),
            "contexts": self._kiwi.contexts.unpack(rows.contexts[where]),
        }
        batch = {"mask": torch.from_numpy(mask)}
        for name, column in columns.items():
            padded = np.zeros((*mask.shape, *column.shape[1:]), column.dtype)
            padded[mask] = column
            batch[name] = torch.from_numpy(padded)
        return batch

    def make_allowed(self, chosen: Sequence[int], scheme: str, codes: int) -> Tensor:
        """Give which codes are allowed, (len(chosen), time, codes); padding allows none."""
        allowed = np.zeros((len(chosen), int(self.lengths[chosen].max()), codes), np.float32)
        for row, number in enumerate(chosen):
            known = self.examples[number].allowed[scheme]
            allowed[row, : len(known)] = known
        return torch.from_numpy(allowed)

    def iterate_batches(self, size: int, chance: random.Random | None) -> Iterator[list[int]]:
        """Yield numbers of examples, alike in length; `chance` mixes the order."""
        jitter = [chance.random() * 4 if chance else 0.0 for _ in self.examples]
        order = sorted(range(len(self)), key=lambda n: self.lengths[n] + jitter[n])
        batches = [order[at : at + size] for at in range(0, len(order), size)]
        if chance:
            chance.shuffle(batches)
        yield from batches
