from datetime import date

import pytest

from corpus.cards.comparing import compare_clusters, compare_years
from corpus.cards.making import make_card
from corpus.cards.records import SECTIONS
from corpus.errors import MissingEntityError

CLUSTER = ("CLUSTER", "가람클러스터")
KEY = "CLUSTER:가람클러스터"
DAY = date(2026, 3, 5)


def tie(subject, predicate, object_):
    return "relation", {"subject": subject, "predicate": predicate, "object": object_}


@pytest.fixture
def tell(teller):
    """Store a document with facts about the cluster and others, and resolve."""

    def tell(document_id, *told, names=(), seen=DAY):
        teller.tell(document_id, *told, names=[CLUSTER, *names], day=seen)
        teller.resolve()

    return tell


@pytest.fixture
def base(store, tell, teller):
    """A cluster with two members, an operator, a programme, a head, figures, a meeting."""
    firms = [tie(firm, "member_of", CLUSTER[1]) for firm in ("누리정밀", "든솔전자")]
    tell("hanbit-1", *firms, names=["누리정밀", "든솔전자"])
    tell("hanbit-2", firms[0], names=["누리정밀"], seen=date(2026, 3, 9))
    programme = ("PROGRAM", "부품 사업")
    money = teller.count(7, "부품 사업", measure="사업비", unit="억원", as_of="2026")
    operated = tie(CLUSTER[1], "operates", "부품 사업")
    tell(
        "hanbit-3",
        tie("가람시", "operates", CLUSTER[1]),
        operated,
        money,
        names=["가람시", programme],
    )
    words = {
        "words": "회원을 늘린다",
        "speaker": "황석주",
        "role": "회장",
        "organisation": CLUSTER[1],
    }
    person = ("PERSON", "황석주")
    head = teller.head("황석주", CLUSTER[1], role="회장")
    tell("hanbit-4", head, ("quote", words), names=[person])
    tell("hanbit-5", teller.count(300, as_of="2024"), teller.count(350, as_of="2025"))
    tell("hanbit-6", teller.event("정기총회", DAY, organisers=(CLUSTER[1],), last_day=DAY))
    return store


def names(ties):
    return [cited.tie.name for cited in ties.shown]


def test_a_card_tells_what_is_known(base):
    card = make_card(base, KEY)
    assert card.entity.name == "가람클러스터"
    assert (names(card.members), card.members.total) == (["누리정밀", "든솔전자"], 2)
    assert names(card.operators) == ["가람시"]
    assert [(term.role, term.person) for term in card.people] == [("회장", "황석주")]
    assert [activity.known.name for activity in card.activities] == ["정기총회"]
    assert card.activity_kinds == {"총회": 1}
    assert [quote.fact.words for quote in card.quotes] == ["회원을 늘린다"]
    assert card.coverage.documents == 6


def test_programmes_come_with_their_money(base):
    (programme,) = make_card(base, KEY).programmes
    (money,) = programme.money
    assert programme.operated.tie.name == "부품 사업"
    assert (money.measure, money.unit) == ("사업비", "원")
    assert money.latest.stated.value.value == 700_000_000
    assert money.latest.evidence[0].document.id == "hanbit-3"


def test_figures_are_the_latest_with_their_change(base):
    (figure,) = make_card(base, KEY).figures
    assert (figure.measure, figure.figures) == ("회원사", 2)
    assert figure.latest.stated.value.value == 350
    assert (figure.latest.change.difference, figure.latest.period.code) == (50, "2025")


def test_figures_of_which_none_is_better_stand_side_by_side(base, tell, teller):
    tell("hanbit-7", teller.count(7, as_of="2026"), teller.count(14, as_of="2026"))
    (figure,) = make_card(base, KEY).figures
    assert figure.latest is None
    assert sorted(point.stated.value.value for point in figure.rivals) == [7, 14]
    assert all(point.evidence for point in figure.shown)


def test_each_thing_on_a_card_has_a_sentence(base):
    card = make_card(base, KEY)
    tied = [*card.members.shown, *card.operators.shown, *(p.operated for p in card.programmes)]
    assert len(tied) == 4
    for cited in tied:
        (citation,) = cited.evidence
        assert citation.statement == cited.tie.key
        assert citation.sentence[citation.start : citation.end]
    assert card.members.shown[0].evidence[0].document.id == "hanbit-2"
    assert all(activity.evidence for activity in card.activities)
    assert all(figure.latest.evidence for figure in card.figures)


def test_what_is_unknown_is_said(base):
    assert make_card(base, KEY).unknown == ("belongs_to", "partners", "supporters", "places")
    city = make_card(base, "ORG:가람시")
    assert set(city.unknown) < set(SECTIONS)
    assert {"members", "people", "figures"} <= set(city.unknown)
    assert "programmes" not in city.unknown


def test_a_brief_card_leaves_out_lists_and_knows_of_them(base):
    whole, brief = make_card(base, KEY), make_card(base, KEY, brief=True)
    assert (brief.activities, brief.quotes, brief.documents) == ((), (), ())
    assert brief.unknown == whole.unknown
    assert (brief.members, brief.people, brief.figures) == (
        whole.members,
        whole.people,
        whole.figures,
    )


def test_the_documents_that_state_something_last_come_first(base):
    heads = [head.id for head in make_card(base, KEY).documents]
    assert heads[0] == "hanbit-2"
    assert len(heads) == len(set(heads)) == 5


def test_an_unknown_key_is_an_error(base):
    for ask in (make_card, lambda store, key: compare_years(store, key, [2024])):
        with pytest.raises(MissingEntityError, match="ORG:없는곳"):
            ask(base, "ORG:없는곳")


def test_two_clusters_side_by_side(base, tell, teller):
    other = ("CLUSTER", "든솔클러스터")
    tell("hanbit-7", teller.count(700, other[1], as_of="2025"), names=[other])
    found = compare_clusters(base, [KEY, "CLUSTER:든솔클러스터"])
    assert found.columns == ("가람클러스터", "든솔클러스터")
    (figure,) = found.figures
    assert [int(point.stated.value.value) for point in figure.points] == [350, 700]
    assert (figure.difference, figure.percent) == (350, 100)
    assert [(row.word, row.counts) for row in found.activities] == [("총회", (1, 0))]
    assert {row.word: row.counts for row in found.sizes}["members"] == (2, 0)


def test_two_years_of_one(base, tell, teller):
    tell("hanbit-8", teller.count(5, measure="분과", unit="개", as_of="2025"))
    found = compare_years(base, KEY, [2024, 2025, 2026])
    rows = {row.measure: row for row in found.figures}
    values = [point and int(point.stated.value.value) for point in rows["회원사"].points]
    assert values == [300, 350, None]
    assert (rows["회원사"].difference, rows["분과"].points[0]) == (None, None)
    assert [(row.word, row.counts) for row in found.activities] == [("총회", (0, 0, 1))]
    assert compare_years(base, KEY, [2024, 2025]).figures[0].percent is not None
