"""How well names are told apart, with floors; `benchmarks/name_pairs.py` compares with others."""

from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def name_pairs(monkeypatch):
    """The benchmark, whose way of counting is the one that the floors hold for."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import name_pairs

    return name_pairs


def test_about_half_of_over_300_pairs_are_the_same(name_pairs):
    pairs = name_pairs.load_pairs()
    assert len({(pair.left, pair.right) for pair in pairs}) == len(pairs) >= 300
    assert 0.45 <= sum(pair.is_same for pair in pairs) / len(pairs) <= 0.55
    assert sum(pair.half == "held" for pair in pairs) == 149


@pytest.mark.parametrize(
    ("half", "recall"), [("held", 0.95), ("tuned", 0.95), ("fresh", 0.85), ("later", 0.95)]
)
def test_names_are_told_apart(name_pairs, half, recall):
    pairs = [pair for pair in name_pairs.load_pairs() if pair.half == half]
    name, score, threshold = next(name_pairs.offer_scores())
    found = name_pairs.judge(pairs, score, threshold)
    assert name == "resolution"
    assert found.precision >= 0.97
    assert found.recall >= recall
