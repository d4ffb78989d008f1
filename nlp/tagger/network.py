"""The trained network at work, in NumPy: features in, scores of label codes out.

What the network makes of a word alone (its letters, tag and meaning) is the same wherever the word
stands, so its share of the LSTM's gates is kept and looked up. Only the context is new each time.
"""

import numpy as np

from nlp.tagger.features import WORD_FLAGS, Batch
from nlp.tagger.field import Floats, Integers, count_live
from nlp.tagger.kiwi_model import VECTOR_SCALE, KiwiModel
from nlp.tagger.weights import Arrays

_WORDS_KEPT = 8192
_DIRECTIONS = ("", "_reverse")
_HALF = np.float32(0.5)


class Network:
    """Gives the middle layer of each unit and from it the scores of a head."""

    def __init__(self, arrays: Arrays, kiwi: KiwiModel) -> None:
        self._arrays = arrays
        self._kiwi = kiwi
        self._hidden: int = arrays["recurrent.weight_hh_l0"].shape[1]
        wide, self._bias, self._moves = _join_directions(arrays, self._hidden)
        parts = ("word", "tag", "shape", "spelling", "meaning", "distant")
        static = sum(_width(arrays, part) for part in parts) + len(WORD_FLAGS)
        self._from_word, self._from_place = wide[:, :static], wide[:, static:]
        self._numbers: dict[tuple[int, int], int] = {}
        self._gates = np.empty((2, _WORDS_KEPT, 4 * self._hidden), np.float32)

    def read(self, batch: Batch) -> Floats:
        """Give the middle layer of each unit, (units, width), in the order of the batch.

        Args:
            batch: Runs of falling length, none empty.
        """
        orders = _order_steps(batch.lengths)
        rows = self._look_up(batch)
        places = self._describe_places(batch)
        gates = np.empty((2, len(rows), 4 * self._hidden), np.float32)
        for way, order in enumerate(orders):
            np.matmul(places[order], self._from_place[way], out=gates[way])
            gates[way] += self._gates[way, rows[order]]
        outputs = self._recur(gates, count_live(batch.lengths))
        hidden = np.empty((len(rows), 2 * self._hidden), np.float32)
        hidden[orders[0], : self._hidden] = outputs[0]
        hidden[orders[1], self._hidden :] = outputs[1]
        middle = hidden @ self._arrays["middle.weight"].T
        middle += self._arrays["middle.bias"]
        layer: Floats = np.tanh(middle, out=middle)
        return layer

    def score(self, middle: Floats, head: str) -> Floats:
        """Give the scores of the codes of a head, (units, codes)."""
        weight, bias = (self._arrays[f"heads.{head}.{part}"] for part in ("weight", "bias"))
        scores: Floats = middle @ weight.T + bias
        return scores

    def _describe_places(self, batch: Batch) -> Floats:
        """Give what depends on where a unit stands: its borders and Kiwi's contexts around it."""
        after = self._kiwi.contexts.unpack(batch.contexts) * np.float32(VECTOR_SCALE)
        before = np.zeros_like(after)
        before[1:] = after[:-1]
        before[np.cumsum(batch.lengths) - batch.lengths] = 0
        borders = batch.flags[:, len(WORD_FLAGS) :]
        return np.hstack([borders, self._project("after", after), self._project("before", before)])

    def _look_up(self, batch: Batch) -> Integers:
        """Give the row of each unit's word in the kept gates, after adding new ones."""
        keys = list(zip(batch.kinds.tolist(), batch.morphemes.tolist(), strict=True))
        new = {key: place for place, key in enumerate(keys) if key not in self._numbers}
        if len(self._numbers) + len(new) > self._gates.shape[1]:
            self._numbers.clear()
            new = {key: place for place, key in enumerate(keys)}
            if len(new) > self._gates.shape[1]:
                self._gates = np.empty((2, len(new), 4 * self._hidden), np.float32)
        if new:
            first = len(self._numbers)
            places = np.fromiter(new.values(), np.int64, len(new))
            self._gates[:, first : first + len(new)] = self._weigh_words(batch, places)
            self._numbers.update((key, first + n) for n, key in enumerate(new))
        return np.array([self._numbers[key] for key in keys], np.int64)

    def _weigh_words(self, batch: Batch, places: Integers) -> Floats:
        arrays = self._arrays
        vectors = self._kiwi.nexts.unpack(batch.morphemes[places]) * np.float32(VECTOR_SCALE)
        distants = self._kiwi.distants.unpack(batch.morphemes[places]) * np.float32(VECTOR_SCALE)
        parts = [
            arrays["word.weight"][batch.words[places]],
            arrays["tag.weight"][batch.tags[places]],
            arrays["shape.weight"][batch.shapes[places]],
            self._spell(batch.letters[places]),
            self._project("meaning", vectors),
            self._project("distant", distants),
            batch.flags[places, : len(WORD_FLAGS)],
        ]
        gates: Floats = np.hstack(parts) @ self._from_word
        gates += self._bias
        return gates

    def _spell(self, letters: Integers) -> Floats:
        """Give the spelling of words: the strongest answer of each filter over three letters."""
        filters = self._arrays["spelling.weight"]  # (answers, letter, 3)
        embedded = np.pad(self._arrays["letter.weight"][letters], ((0, 0), (1, 1), (0, 0)))
        answers = sum(embedded[:, k : k + letters.shape[1]] @ filters[:, :, k].T for k in range(3))
        spelling: Floats = (answers + self._arrays["spelling.bias"]).max(axis=1)
        return np.maximum(spelling, 0)

    def _project(self, layer: str, vectors: Floats) -> Floats:
        arrays = self._arrays
        projected: Floats = np.tanh(vectors @ arrays[f"{layer}.weight"].T + arrays[f"{layer}.bias"])
        return projected

    def _recur(self, gates: Floats, live: list[int]) -> Floats:
        """Run the LSTM both ways at once.

        Args:
            gates: (2, units, 4·hidden) of both ways, step by step through all live runs.
            live: How many runs are live at each step.

        Returns:
            The outputs (2, units, hidden) in the order of the gates.
        """
        width = self._hidden
        outputs = np.empty((*gates.shape[:2], width), np.float32)
        state = np.zeros((2, live[0], width), np.float32)
        opened = np.empty((2, live[0], 4 * width), np.float32)
        output, first = np.zeros_like(state), 0
        for n in live:
            now, cell, rows = opened[:, :n], state[:, :n], slice(first, first + n)
            np.matmul(output[:, :n], self._moves, out=now)
            now += gates[:, rows]
            np.tanh(now, out=now)
            logistic, new = now[..., : 3 * width], now[..., 3 * width :]
            logistic *= _HALF
            logistic += _HALF
            cell *= now[..., width : 2 * width]
            new *= now[..., :width]
            cell += new
            output = np.tanh(cell, out=outputs[:, rows])
            output *= now[..., 2 * width : 3 * width]
            first += n
        return outputs


def _order_steps(lengths: Integers) -> tuple[Integers, Integers]:
    """Give the units in the order of the LSTM's steps, onward and backward.

    A step takes one unit of each live run; the way back begins at each run's own end.
    """
    first = np.cumsum(lengths) - lengths
    steps = np.arange(int(lengths[0]))[:, None]
    live = steps < lengths
    return (first + steps)[live], (first + lengths - 1 - steps)[live]


def _width(arrays: Arrays, part: str) -> int:
    weight = arrays[f"{part}.weight"]
    return int(weight.shape[1] if part in {"word", "tag", "shape"} else weight.shape[0])


def _join_directions(arrays: Arrays, hidden: int) -> tuple[Floats, Floats, Floats]:
    """Give for both ways the weights of the inputs (2, in, 4·hidden), biases, those of the outputs.

    PyTorch orders gates as in, keep, new, out; here new is last. Gates but new are halved, since
    the logistic function of x is (1 + tanh(x / 2)) / 2.
    """
    order = np.concatenate(
        [
            np.arange(2 * hidden),
            np.arange(3 * hidden, 4 * hidden),
            np.arange(2 * hidden, 3 * hidden),
        ]
    )
    scale = np.repeat(np.array([0.5, 1], np.float32), [3 * hidden, hidden])
    inputs, biases, moves = [], [], []
    for way in _DIRECTIONS:
        inputs.append(arrays[f"recurrent.weight_ih_l0{way}"][order].T * scale)
        bias = arrays[f"recurrent.bias_ih_l0{way}"] + arrays[f"recurrent.bias_hh_l0{way}"]
        biases.append(bias[order] * scale)
        moves.append(arrays[f"recurrent.weight_hh_l0{way}"][order].T * scale)
    return np.stack(inputs), np.stack(biases)[:, None], np.stack(moves)
