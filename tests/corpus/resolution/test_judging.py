import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import MissingEntityError
from corpus.resolution import resolve
from corpus.resolution.judging import find_conflicts, get_key, judge, preview, undo
from corpus.store import Decision, Judgement, Verdict
from corpus.store.naming.errors import (
    AmbiguousNameError,
    ConflictingJudgementError,
    MissingJudgementError,
    MixedTypesError,
    OneNameError,
    UndoneJudgementError,
)
from corpus.times import now

SAME, DIFFERENT, UNSURE = Decision
NAMES = st.sampled_from("가나다라마")


def verdict(left, right, decision=SAME):
    return Verdict(left=left, right=right, decision=decision, author="nari", reason="시험")


@pytest.fixture
def base(store, tell, listed):
    """Four firms, an institution under two names, and a person."""
    tell("hanbit-1", "ORG:가람정밀", "ORG:나루정기", "ORG:다온테크", "ORG:라온소재")
    tell("hanbit-2", "ORG:한국산업단지공단", "PERSON:김도현")
    tell("hanbit-3", "ORG:산단공", "ORG:가람정밀")
    resolve(store, institutions=listed)
    return store


def count(store):
    return store.counts().entities["ORG"]


def test_two_names_are_judged_the_same_and_back(base):
    judged = judge(base, verdict("가람정밀", "나루 정기"))
    assert (judged.number, judged.left, judged.right) == (1, "ORG:가람정밀", "ORG:나루정기")
    assert base.find_entity("나루정기") == base.find_entity("가람정밀")
    assert base.find_entity("나루정기").documents == 2
    undone = undo(base, 1, author="bora")
    assert (undone.undone_by, undone.undone is not None) == ("bora", True)
    assert base.find_entity("나루정기").documents == 1
    assert count(base) == 5


def test_what_a_list_joins_is_judged_different_and_back(base):
    judge(base, verdict("ORG:산단공", "ORG:한국산업단지공단", DIFFERENT))
    assert base.find_entity("산단공").key == "ORG:산단공"
    assert base.find_entity("한국산업단지공단").documents == 1
    undo(base, 1, author="nari")
    assert base.find_entity("산단공").documents == 2


def test_a_judgement_holds_after_reading_and_resolving_again(base, tell, listed):
    judge(base, verdict("가람정밀", "나루정기"))
    judge(base, verdict("ORG:산단공", "ORG:한국산업단지공단", DIFFERENT))
    tell("hanbit-1", "ORG:가람정밀")
    tell("hanbit-3", "ORG:산단공")
    resolve(base, institutions=listed[:1])
    tell("hanbit-4", "ORG:나루정기", "ORG:산단공")
    resolve(base, institutions=listed)
    assert base.find_entity("나루정기") == base.find_entity("가람정밀")
    assert base.find_entity("산단공").documents == 2
    assert base.find_entity("한국산업단지공단").documents == 1


def test_a_judgement_waits_for_names_that_went(base, tell):
    judge(base, verdict("가람정밀", "나루정기"))
    tell("hanbit-1", "ORG:다온테크")
    resolve(base)
    assert base.namings.find("나루정기") == []
    tell("hanbit-5", "ORG:나루정기")
    resolve(base)
    assert base.find_entity("나루정기").key == base.find_entity("가람정밀").key


def test_judgements_are_transitive(base):
    judge(base, verdict("가람정밀", "나루정기"))
    judge(base, verdict("나루정기", "다온테크"))
    assert base.find_entity("가람정밀") == base.find_entity("다온테크")
    judge(base, verdict("다온테크", "가람정밀"))
    undo(base, 1, author="nari")
    assert base.find_entity("나루정기") == base.find_entity("가람정밀")


def test_a_contrary_judgement_is_refused_and_named(base):
    judge(base, verdict("가람정밀", "나루정기"))
    judge(base, verdict("나루정기", "다온테크"))
    before = base.judgements.find()
    with pytest.raises(ConflictingJudgementError, match="judgements 1, 2 say otherwise") as raised:
        judge(base, verdict("가람정밀", "다온테크", DIFFERENT))
    assert raised.value.numbers == (1, 2)
    assert base.judgements.find() == before
    assert base.find_entity("가람정밀") == base.find_entity("다온테크")


def test_names_kept_apart_are_not_joined_by_a_way_round(base):
    judge(base, verdict("가람정밀", "다온테크", DIFFERENT))
    judge(base, verdict("가람정밀", "나루정기"))
    with pytest.raises(ConflictingJudgementError) as raised:
        judge(base, verdict("나루정기", "다온테크"))
    assert raised.value.numbers == (2, 1)
    undo(base, 1, author="nari")
    judge(base, verdict("나루정기", "다온테크"))
    assert base.find_entity("가람정밀") == base.find_entity("다온테크")


def test_a_doubt_decides_nothing_and_gives_way(base):
    judge(base, verdict("가람정밀", "나루정기", UNSURE))
    assert base.find_entity("나루정기").documents == 1
    judge(base, verdict("나루정기", "가람정밀"))
    assert base.find_entity("나루정기").documents == 2
    assert [each.decision for each in base.judgements.find()] == [SAME]
    assert len(base.judgements.find(with_undone=True)) == 2


def test_the_same_judgement_is_stored_once(base):
    first = judge(base, verdict("가람정밀", "나루정기"))
    assert judge(base, verdict("나루정기", "가람정밀")) == first


def test_a_person_and_a_firm_are_never_joined(base):
    with pytest.raises(MixedTypesError):
        judge(base, verdict("가람정밀", "김도현"))
    assert base.judgements.find() == []


def test_a_cluster_may_be_an_organisation(base, tell):
    tell("hanbit-6", "CLUSTER:가람정밀미클")
    resolve(base)
    judge(base, verdict("가람정밀", "가람정밀미클"))
    assert base.find_entity("가람정밀미클").documents == 3


def test_the_name_of_one_document_is_judged_alone(base):
    judge(base, verdict("ORG:가람정밀@#hanbit-3", "ORG:가람정밀", DIFFERENT))
    assert base.find_entity("가람정밀").documents == 1
    assert base.find_entity("ORG:가람정밀@#hanbit-3").documents == 1
    undo(base, 1, author="nari")
    assert base.find_entity("가람정밀").documents == 2


def test_people_without_posts_are_joined_by_a_person(base, tell):
    tell("hanbit-7", "PERSON:김도현")
    resolve(base)
    with pytest.raises(AmbiguousNameError) as raised:
        judge(base, verdict("김도현", "PERSON:김도현@#hanbit-7"))
    assert set(raised.value.keys) == {"PERSON:김도현@#hanbit-2", "PERSON:김도현@#hanbit-7"}
    judge(base, verdict(*raised.value.keys))
    assert base.find_entity("김도현").documents == 2


def test_a_name_must_be_known_and_another(base):
    with pytest.raises(MissingEntityError):
        judge(base, verdict("없는이름", "가람정밀"))
    with pytest.raises(OneNameError):
        judge(base, verdict("가람 정밀", "㈜가람정밀"))
    with pytest.raises(MissingEntityError):
        judge(base, verdict("ORG:가람정밀@#hanbit-2", "가람정밀"))


def test_an_alias_means_the_naming_that_leads(base):
    assert get_key(base, "KICOX") == "ORG:한국산업단지공단"
    assert get_key(base, "산단공") == "ORG:산단공"


def test_only_a_standing_judgement_is_undone(base):
    with pytest.raises(MissingJudgementError):
        undo(base, 9, author="nari")
    judge(base, verdict("가람정밀", "나루정기"))
    undo(base, 1, author="nari")
    with pytest.raises(UndoneJudgementError):
        undo(base, 1, author="nari")


def test_a_preview_tells_and_stores_nothing(base):
    judge(base, verdict("나루정기", "다온테크", DIFFERENT))
    judge(base, verdict("가람정밀", "나루정기"))
    seen = preview(base, verdict("가람정밀", "다온테크"))
    assert [each.number for each in seen.conflicts] == [1, 2]
    assert (seen.is_one, seen.documents, seen.mentions) == (False, 2, 4)
    assert len(base.judgements.find()) == 2
    assert preview(base, verdict("가람정밀", "라온소재")).conflicts == ()


@given(
    st.lists(
        st.tuples(
            st.sampled_from("가나다라마"),
            st.sampled_from("가나다라마"),
            st.sampled_from([*Decision]),
        ),
        max_size=14,
    )
)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_standing_judgements_never_contradict(asked):
    standing: list[Judgement] = []
    for left, right, decision in asked:
        if left != right and not find_conflicts(standing, left, right, decision):
            made = {"left": left, "right": right, "decision": decision, "author": "", "at": now()}
            standing.append(Judgement(number=len(standing) + 1, **made))
    for each in standing:
        if each.decision == DIFFERENT:
            assert find_conflicts(standing, each.left, each.right, SAME)
            assert not find_conflicts(standing, each.left, each.right, DIFFERENT)
