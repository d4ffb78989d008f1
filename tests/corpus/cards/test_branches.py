import pytest

from corpus.cards.making import make_card
from corpus.resolution import resolve
from nlp.entities.institutions import Institution

PARENT, BRANCH = "한국산업단지공단", "산단공 서울지역본부"
LISTED = (Institution(name=PARENT, type="ORG", kind="agency", region="전국", aliases=("산단공",)),)


@pytest.fixture
def make(store):
    """Resolve and make the card of what goes by a name: `make("산단공 서울지역본부")`."""

    def make(name):
        resolve(store, institutions=LISTED)
        return make_card(store, store.find_entity(name).key)

    return make


@pytest.fixture
def stated(teller):
    """Two documents that say whose branch it is, by the full name and by a short form alone."""
    tie = {"subject": BRANCH, "predicate": "part_of"}
    teller.tell("hanbit-1", ("relation", {**tie, "object": PARENT}), names=[PARENT, BRANCH])
    teller.tell("hanbit-2", ("relation", {**tie, "object": "산단공"}), names=[BRANCH])


def test_one_body_stands_once_on_a_card_though_no_document_names_its_short_form(stated, make):
    card = make(BRANCH)
    (cited,) = card.belongs_to.shown
    assert (cited.tie.name, cited.tie.other) == (PARENT, f"ORG:{PARENT}")
    assert card.belongs_to.total == 2


def test_words_that_mean_nothing_known_stay_as_they_are(teller, make):
    tie = {"subject": BRANCH, "predicate": "part_of", "object": "공단"}
    teller.tell("hanbit-1", ("relation", tie), names=[BRANCH, PARENT])
    (cited,) = make(BRANCH).belongs_to.shown
    assert (cited.tie.name, cited.tie.other) == ("공단", "")


def test_a_branch_has_the_people_whose_posts_its_parent_tells(stated, teller, make):
    roles = ("서울지역본부장", "경북지역본부장", "이사장")
    people = ("목서진", "선우결", "황석주")
    for number, (person, role) in enumerate(zip(people, roles, strict=True), start=3):
        head = teller.head(person, PARENT, role=role)
        teller.tell(f"hanbit-{number}", head, names=[PARENT, ("PERSON", person)])
    card = make(BRANCH)
    assert [(term.role, term.person) for term in card.people] == [("서울지역본부장", "목서진")]
    assert "people" not in card.unknown
    assert len(make(PARENT).people) == 3


def test_who_is_told_in_both_ways_stands_once(stated, teller, make):
    told = ((BRANCH, "본부장"), (PARENT, "서울지역본부장"))
    for number, (body, role) in enumerate(told, start=3):
        head = teller.head("목서진", body, role=role)
        teller.tell(f"hanbit-{number}", head, names=[body, ("PERSON", "목서진")])
    assert [(term.role, term.person) for term in make(BRANCH).people] == [("본부장", "목서진")]


def test_nothing_is_known_of_the_people_where_the_parent_has_no_such_post(stated, teller, make):
    teller.tell("hanbit-3", teller.head("황석주", PARENT), names=[PARENT, ("PERSON", "황석주")])
    assert "people" in make(BRANCH).unknown
