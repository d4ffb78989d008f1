"""The best sequence of label codes and how likely each code is, for many runs at once.

Runs lie side by side, the longest first, so that the live ones of each step are a slice.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

# Products of so many shares stay within double precision.
_STEPS_IN_RANGE = 16


def count_live(lengths: Integers) -> list[int]:
    """Give for each step how many runs are longer; `lengths` falls."""
    longest = int(lengths[0]) if len(lengths) else 0
    live: list[int] = np.searchsorted(-lengths, -np.arange(longest), "left").tolist()
    return live


def pad(rows: Floats, lengths: Integers) -> Floats:
    """Lay runs that follow one another side by side: (units, codes) to (time, runs, codes)."""
    longest = int(lengths.max(initial=0))
    padded = np.zeros((len(lengths), longest, rows.shape[1]), np.float32)
    padded[np.arange(longest) < lengths[:, None]] = rows
    return np.ascontiguousarray(padded.swapaxes(0, 1))


def find_best(scores: Floats, steps: Floats, start: Floats, lengths: Integers) -> Integers:
    """Give the best code of each place as (time, runs); places behind a run's end hold any code.

    Args:
        scores: (time, runs, codes).
        steps: (codes, codes), from code to code.
        start: (codes,), of each code at the first place.
        lengths: Units of each run, falling, none 0.
    """
    live = count_live(lengths)
    best = scores[0] + start
    came = np.zeros(scores.shape, np.int8)
    into = np.ascontiguousarray(steps.T)[None]
    for t in range(1, len(scores)):
        n = live[t]
        ways = best[:n, None] + into
        came[t, :n] = ways.argmax(2)
        best[:n] = ways.max(2) + scores[t, :n]
    paths = np.empty(scores.shape[:2], np.int64)
    code = best.argmax(1)
    paths[-1] = code
    for t in range(len(scores) - 1, 0, -1):
        n = live[t]
        code[:n] = came[t, np.arange(n), code[:n]]
        paths[t - 1] = code
    return paths


def weigh(scores: Floats, steps: Floats, start: Floats, lengths: Integers) -> Floats:
    """Give the probability of each code at each place, (time, runs, codes); see `find_best`."""
    live = count_live(lengths)
    local = scores.astype(np.float64)
    local[0] += start
    local -= local.max(2, keepdims=True)
    np.exp(local, out=local)
    moves = np.exp(steps.astype(np.float64))
    ahead, behind = local.copy(), np.ones_like(local)
    for t in range(1, len(local)):
        now = ahead[t, : live[t]]
        now *= ahead[t - 1, : live[t]] @ moves
        if t % _STEPS_IN_RANGE == 0:
            now /= now.sum(1, keepdims=True)
    back = np.ascontiguousarray(moves.T)
    for t in range(len(local) - 1, 0, -1):
        n = live[t]
        now = np.matmul(behind[t, :n] * local[t, :n], back, out=behind[t - 1, :n])
        if t % _STEPS_IN_RANGE == 0:
            now /= now.sum(1, keepdims=True)
    ahead *= behind
    ahead /= ahead.sum(2, keepdims=True)
    return ahead.astype(np.float32)
