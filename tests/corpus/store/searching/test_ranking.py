from corpus.store.fulltext import Frequencies, Query, Term
from corpus.store.searching.ranking import Text, rank

FREQUENCIES = Frequencies(
    among=100,
    morphemes={"총회": 50, "가람": 2},
    bigrams={"총회": 60, "가람": 2, "산단": 5, "단공": 5},
)


def order(texts, **asked):
    return [each.number for each in rank(texts, Query(**asked), FREQUENCIES)]


def test_rare_words_count_for_more():
    texts = [Text(1, "총회", "총회"), Text(2, "가람", "가람")]
    assert order(texts, morphemes=["총회", "가람"], words=["총회", "가람"]) == [2, 1]


def test_a_longer_text_counts_for_less():
    texts = [
        Text(1, "\n".join(["가람"] + ["말"] * 50), "가람 " + "말 " * 50),
        Text(2, "가람", "가람 말"),
    ]
    assert order(texts, morphemes=["가람"], words=["가람"]) == [2, 1]


def test_pairs_alone_find_nothing():
    assert order([Text(1, "산단", "산단")], words=["산단공"]) == []


def test_other_names_and_beginnings_count():
    texts = [Text(1, "새봄", "새봄"), Text(2, "산단공", "산단공이다")]
    assert order(texts, words=["한산"], names=["산단공"]) == [2]
    began = (Term(prefix="새"),)
    assert order(texts, prefixes=["새"], required=[began]) == [1, 2]


def test_of_equals_the_last_added_comes_first():
    texts = [Text(1, "가람", "가람"), Text(2, "가람", "가람")]
    assert order(texts, morphemes=["가람"]) == [2, 1]
    assert order([]) == []


def test_words_in_one_sentence_beat_the_same_words_far_apart():
    apart = "가람 " + "말 " * 80 + "총회 " + "말 " * 10
    together = "가람 총회 " + "말 " * 90
    texts = [Text(1, "가람\n총회", together), Text(2, "가람\n총회", apart)]
    assert order(texts, morphemes=["가람", "총회"], words=["가람", "총회"]) == [1, 2]


def test_words_of_one_line_count_each_time():
    texts = [Text(1, "가람\n말", "가람 가람"), Text(2, "가람\n가람", "가람 가람")]
    assert order(texts, morphemes=["가람"]) == [2, 1]


def test_capitals_do_not_count():
    texts = [Text(1, "kicox", "KICOX")]
    assert order(texts, words=["kicox"]) == [1]
    assert order(texts, words=["KICOX"]) == [1]
