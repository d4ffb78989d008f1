from itertools import pairwise, product

import numpy as np
import pytest

from nlp.tagger.field import find_best, pad, weigh

CODES = 3
LENGTHS = np.array([4, 2, 1])
CHANCE = np.random.default_rng(1)
SCORES = CHANCE.normal(size=(4, 3, CODES)).astype(np.float32)
STEPS = CHANCE.normal(size=(CODES, CODES)).astype(np.float32)
START = CHANCE.normal(size=CODES).astype(np.float32)


def enumerate_paths(run):
    """Give every sequence of codes of a run with its score."""
    for path in product(range(CODES), repeat=int(LENGTHS[run])):
        score = START[path[0]] + sum(SCORES[t, run, code] for t, code in enumerate(path))
        yield path, score + sum(STEPS[a, b] for a, b in pairwise(path))


@pytest.mark.parametrize("run", range(3))
def test_the_best_path_is_the_best_of_all(run):
    best = find_best(SCORES, STEPS, START, LENGTHS)[: LENGTHS[run], run]
    assert tuple(best) == max(enumerate_paths(run), key=lambda entry: entry[1])[0]


@pytest.mark.parametrize("run", range(3))
def test_shares_are_sums_over_all_paths(run):
    expected = np.zeros((LENGTHS[run], CODES))
    for path, score in enumerate_paths(run):
        expected[range(LENGTHS[run]), path] += np.exp(score)
    expected /= expected.sum(1, keepdims=True)
    found = weigh(SCORES, STEPS, START, LENGTHS)[: LENGTHS[run], run]
    assert found == pytest.approx(expected, abs=1e-5)


def test_runs_are_laid_side_by_side():
    rows = np.arange(7, dtype=np.float32)[:, None]
    assert pad(rows, LENGTHS)[:, :, 0].tolist() == [[0, 4, 6], [1, 5, 0], [2, 0, 0], [3, 0, 0]]
