"""The contract of a search index, for each one there is."""

import pytest
from sqlalchemy import select

from corpus.store.database import Database
from corpus.store.fulltext import Query, index_for, make_bigrams

TEXTS = {
    1: ("산단공은 가람산단에 왔다", ["산단공", "가람", "산단", "오다"]),
    2: ("세계대전은 끝났다. R&D 과제 4.5억", ["세계대전", "끝나다", "R&D", "과제"]),
    3: ("대전 총회가 열렸다", ["대전", "총회", "열리다"]),
    4: ("총회, 총회, 또 총회", ["총회", "총회", "총회"]),
}


@pytest.fixture
def index(url):
    database = Database(url)
    with database.writing() as connection:
        made = index_for(connection)
        for number, (text, forms) in TEXTS.items():
            made.add(connection, number, text, "\n".join(forms))
        yield made, connection
    database.close()


def found(index, morphemes=(), words=(), limit=10):
    made, connection = index
    query = Query(morphemes=morphemes, words=words)
    return [match.document for match in made.match(connection, query, limit=limit)]


def test_a_morpheme_is_found_whatever_follows_it(index):
    assert found(index, ["산단공"]) == [1]


def test_two_syllables_are_found_alone_and_inside_words(index):
    assert found(index, ["대전"], ["대전"]) == [3, 2]
    assert found(index, words=["람산"]) == [1]


def test_any_of_the_terms_will_do_and_more_of_them_rank_higher(index):
    assert found(index, ["총회", "열리다"]) == [3, 4]
    assert found(index, ["총회", "열리다"], limit=1) == [3]


def test_case_and_signs_do_not_count(index):
    assert found(index, ["r&d"]) == [2]
    assert found(index, words=["4.5억"]) == [2]


@pytest.mark.parametrize(
    "words",
    [
        '"',
        '""',
        '"총회',
        "NEAR(총회",
        "morphemes:",
        "*",
        "-",
        "^",
        "(",
        "'; DROP TABLE facts; --",
        "_",
    ],
)
def test_operators_are_plain_words(index, words):
    assert set(found(index, [words], [words])) <= {3, 4}


def test_a_query_of_thousands_of_terms_is_answered(index):
    terms = ["총회", *(f"말{number}" for number in range(5_000))]
    assert found(index, terms, terms) == [4, 3]


def test_nothing_to_look_for_finds_nothing(index):
    assert found(index) == []
    assert found(index, ["…"], ["!!"]) == []


def test_a_removed_document_is_not_found(index):
    made, connection = index
    text, forms = TEXTS[3]
    made.remove(connection, 3, text, "\n".join(forms))
    assert found(index, ["대전"], ["대전"]) == [2]
    made.add(connection, 3, "새 글", "글")
    assert found(index, ["글"]) == [3]


@pytest.mark.parametrize(
    ("words", "expected"), [(["대전"], [2, 3]), (["총회", "대전"], [3]), (["또"], [1, 2, 3, 4])]
)
def test_documents_that_hold_every_word(index, words, expected):
    made, connection = index
    numbers = set(connection.scalars(select(made.holding(words).subquery())))
    assert sorted(numbers) == expected


def test_bigrams_are_pinned():
    """An index is built on these: another form needs a migration that builds it again."""
    assert make_bigrams("산단공은 R&D 4.5억_a") == "산단 단공 공은 r d 4 5억 억_ _a"
    assert make_bigrams("") == ""
