from corpus.store.searching.nearness import measure_nearness

WEIGHTS = {"가람": 3.0, "총회": 2.0, "회장": 1.0}
FAR = " 그리고" * 30


def test_words_that_stand_together_count_together():
    assert measure_nearness("가람 총회에서 회장이", WEIGHTS) == 6.0
    assert measure_nearness(f"가람{FAR}총회에서 회장이", WEIGHTS) == 3.0
    assert measure_nearness(f"가람 총회{FAR}회장이", WEIGHTS) == 5.0


def test_a_word_counts_once_however_often_it_stands():
    assert measure_nearness("총회 총회 총회", WEIGHTS) == 2.0


def test_the_best_place_counts_wherever_it_is():
    assert measure_nearness(f"총회{FAR}{FAR}가람 회장{FAR}총회", WEIGHTS) == 4.0


def test_a_word_of_another_counts_at_its_own_place():
    assert measure_nearness("대가람총회", WEIGHTS) == 5.0


def test_nothing_is_worth_nothing():
    assert measure_nearness("", WEIGHTS) == 0.0
    assert measure_nearness("가람", {}) == 0.0
