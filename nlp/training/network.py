"""The network in training: PyTorch in, the arrays that `nlp.tagger.network` runs out."""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from nlp.tagger.features import FLAGS, LETTERS
from nlp.tagger.kiwi_model import VECTOR_SCALE
from nlp.tagger.labels import SCHEMES


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Widths of the layers and the shares of what is dropped in training."""

    words: int
    tags: int
    shapes: int
    letters: int
    word: int = 64
    tag: int = 32
    shape: int = 16
    letter: int = 40
    spelling: int = 80
    meaning: int = 128
    distant: int = 64
    context: int = 80
    hidden: int = 128
    middle: int = 128
    drop_words: float = 0.15
    drop_vectors: float = 0.05
    drop_contexts: float = 0.05


class Network(nn.Module):
    """Embeddings, one bidirectional LSTM, a middle layer, the scores of both heads."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.size = size
        self.word = nn.Embedding(size.words, size.word, padding_idx=0)
        self.tag = nn.Embedding(size.tags, size.tag, padding_idx=0)
        self.shape = nn.Embedding(size.shapes, size.shape, padding_idx=0)
        self.letter = nn.Embedding(size.letters, size.letter, padding_idx=0)
        self.spelling = nn.Conv1d(size.letter, size.spelling, 3, padding=1)
        self.meaning = nn.Linear(256, size.meaning)
        self.distant = nn.Linear(256, size.distant)
        self.after = nn.Linear(256, size.context)
        self.before = nn.Linear(256, size.context)
        width = size.word + size.tag + size.shape + size.spelling + len(FLAGS)
        width += size.meaning + size.distant + 2 * size.context
        self.drop = nn.Dropout(0.0)  # a plan sets the share
        self.recurrent = nn.LSTM(width, size.hidden, bidirectional=True, batch_first=True)
        self.middle = nn.Linear(2 * size.hidden, size.middle)
        self.heads = nn.ModuleDict({s.name: nn.Linear(size.middle, s.codes) for s in SCHEMES})
        self.steps = nn.ParameterDict({s.name: torch.zeros(s.codes, s.codes) for s in SCHEMES})
        self.starts = nn.ParameterDict({s.name: torch.zeros(s.codes) for s in SCHEMES})
        for scheme in SCHEMES:
            start, steps = (torch.from_numpy(x) for x in scheme.forbid())
            self.register_buffer(f"start_{scheme.name}", start, persistent=False)
            self.register_buffer(f"steps_{scheme.name}", steps, persistent=False)

    def moves(self, name: str) -> tuple[Tensor, Tensor]:
        """Give the scores of steps and of starts of a head, forbidden ones far below zero."""
        steps = self.steps[name] + getattr(self, f"steps_{name}")
        return steps, self.starts[name] + getattr(self, f"start_{name}")

    def encode(self, batch: dict[str, Tensor]) -> Tensor:
        """Give the middle layer, (batch, time, middle).

        Args:
            batch: words, tags, shapes (batch, time), letters (.., LETTERS), flags (.., FLAGS),
                vectors, distants, contexts (.., 256), mask (batch, time).
        """
        words = self._forget(batch["words"].unsqueeze(2), self.size.drop_words).squeeze(2)
        words = torch.where(batch["mask"] & (words == 0), torch.ones_like(words), words)
        shape = batch["letters"].shape
        letters = self.letter(batch["letters"].view(-1, LETTERS)).transpose(1, 2)
        spelling = torch.relu(self.spelling(letters)).max(2).values.view(*shape[:2], -1)
        after = self._forget(batch["contexts"], self.size.drop_contexts)
        before = torch.cat([torch.zeros_like(after[:, :1]), after[:, :-1]], 1)
        vectors = self._forget(batch["vectors"], self.size.drop_vectors) * VECTOR_SCALE
        distants = self._forget(batch["distants"], self.size.drop_vectors) * VECTOR_SCALE
        parts = [
            self.word(words),
            self.tag(batch["tags"]),
            self.shape(batch["shapes"]),
            spelling,
            torch.tanh(self.meaning(vectors)),
            torch.tanh(self.distant(distants)),
            batch["flags"],
            torch.tanh(self.after(after * VECTOR_SCALE)),
            torch.tanh(self.before(before * VECTOR_SCALE)),
        ]
        lengths = batch["mask"].sum(1).cpu()
        packed = nn.utils.rnn.pack_padded_sequence(
            self.drop(torch.cat(parts, 2)), lengths, batch_first=True, enforce_sorted=False
        )
        hidden, _ = nn.utils.rnn.pad_packed_sequence(
            self.recurrent(packed)[0], batch_first=True, total_length=shape[1]
        )
        return self.drop(torch.tanh(self.middle(self.drop(hidden))))

    def _forget(self, values: Tensor, share: float) -> Tensor:
        """In training, set a share of the places to zero."""
        if not self.training or share == 0:
            return values
        return values * (torch.rand(*values.shape[:2], 1) >= share).to(values.dtype)

    def export(self) -> dict[str, NDArray[np.float32]]:
        """Give the weights as `nlp.tagger.network` and `nlp.tagger.field` use them."""
        return {name: value.detach().numpy().copy() for name, value in self.state_dict().items()}
