from itertools import permutations

from nlp.figures.clues import weigh


def test_the_order_of_clues_does_not_change_their_weight():
    clues = ("kind.ORG", "fit.other", "here.topic", "here.nearest", "main", "heading.first")
    weights = {weigh(order) for order in permutations(clues)}
    assert len(weights) == 1
    assert weights != {0.0}
