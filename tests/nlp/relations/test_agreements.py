from nlp.relations.agreements import MOST_SIGNATORIES, pair
from nlp.relations.sketch import ORGANISATION, Name


def make_names(count):
    return [Name(n * 10, n * 10 + 5, ORGANISATION, f"기관{n}") for n in range(count)]


def test_every_pair_stands_once_in_the_order_of_the_text():
    pairs = [(claim.subject, claim.object) for claim in pair(make_names(3), (40, 45))]
    assert pairs == [("기관0", "기관1"), ("기관0", "기관2"), ("기관1", "기관2")]


def test_the_words_reach_over_both_names_and_the_verb():
    (claim,) = pair(make_names(2), (40, 45))
    assert (claim.start, claim.end) == (0, 45)


def test_too_many_signatories_give_no_pair():
    assert len(list(pair(make_names(MOST_SIGNATORIES), (0, 1)))) == 190
    assert list(pair(make_names(MOST_SIGNATORIES + 1), (0, 1))) == []


def test_a_name_that_is_printed_twice_signs_once():
    assert len(list(pair([*make_names(2), *make_names(2)], (0, 1)))) == 1
