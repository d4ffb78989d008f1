import pytest

from corpus.store.fulltext import Term, statement_index_for
from corpus.store.fulltext.held import make_check

SENTENCE = "산단공은 R&D 업무, 협약을 맺었다"
FORMS = "산단\n공\n은\nr&d\n업무\n협약\n을\n맺"


@pytest.mark.parametrize(
    ("term", "stands"),
    [
        (Term(forms=("업무",)), True),
        (Term(forms=("업무", "협약")), True),
        (Term(forms=("업무", "총회")), False),
        (Term(forms=("업",)), False),
        (Term(forms=("R&D",)), True),
        (Term(inside="단공"), True),
        (Term(inside="업무 협약"), True),
        (Term(inside="협약 업무"), False),
        (Term(inside="공은 업무"), False),
        (Term(inside="은"), False),
        (Term(prefix="산"), True),
        (Term(prefix="단"), False),
        (Term(forms=("업무",), inside="총회"), False),
        (Term(), False),
        (Term(inside="!?"), False),
    ],
)
def test_a_term_stands_as_in_the_index(term, stands):
    holds = make_check([(term,)])
    assert holds(SENTENCE.lower(), FORMS) is stands


def test_of_a_group_one_will_do_and_every_group_must():
    either = (Term(inside="총회"), Term(inside="협약"))
    assert make_check([either])(SENTENCE.lower(), FORMS)
    assert not make_check([either, (Term(inside="총회"),)])(SENTENCE.lower(), FORMS)


def test_the_index_says_the_same(store):
    """Kept in step with what `select_matches` finds."""
    terms = [Term(inside="업무 협약"), Term(forms=("R&D",)), Term(prefix="산"), Term(inside="은")]
    with store.searching._database.writing() as connection:
        index = statement_index_for(connection)
        index.add(connection, 1, SENTENCE, FORMS)
        for term in terms:
            found = [*connection.scalars(index.select_matches([(term,)]))]
            assert bool(found) is make_check([(term,)])(SENTENCE.lower(), FORMS)
