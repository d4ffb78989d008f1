from datetime import date

import pytest

from corpus.errors import MissingEntityError
from corpus.records import Entity, Reading
from corpus.resolution import resolve
from corpus.resolution.judging import judge
from corpus.store import Decision, Verdict
from nlp.entities.institutions import Institution

MINISTRIES = (
    Institution(
        name="산업통상부",
        type="ORG",
        kind="ministry",
        region="전국",
        predecessors=(("산업통상자원부", "2025-10"),),
    ),
    Institution(
        name="산업통상자원부",
        type="ORG",
        kind="ministry",
        region="전국",
        aliases=("산통부",),
        predecessors=(("지식경제부", "2013-03"),),
    ),
)


@pytest.fixture
def base(store, make_document):
    for number, names in enumerate((("산업통상자원부",), ("산통부", "가람정밀"), ("나루정기",))):
        document_id = f"hanbit-{number}"
        store.save_document(make_document(document_id))
        known = tuple(Entity(type="ORG", text=name) for name in names)
        store.save_reading(Reading(document_id=document_id, version="t", entities=known))
    resolve(store, institutions=MINISTRIES)
    return store


def test_a_card_tells_why_names_are_one(base):
    card = base.namings.get_card("ORG:산업통상자원부")
    assert [(each.key, each.link.rule, each.documents) for each in card.namings] == [
        ("ORG:산업통상자원부", "", 1),
        ("ORG:산통부", "known", 1),
    ]
    assert card.namings[1].link.to == "ORG:산업통상자원부"
    assert card.entity.documents == 2


def test_a_card_tells_what_was_before_and_after(base):
    card = base.namings.get_card("ORG:산업통상자원부")
    assert [(each.before_name, each.after_name, each.day) for each in card.successions] == [
        ("지식경제부", "산업통상자원부", date(2013, 3, 1)),
        ("산업통상자원부", "산업통상부", date(2025, 10, 1)),
    ]


def test_a_card_tells_judgements(base):
    verdict = Verdict(
        left="가람정밀", right="나루정기", decision=Decision.SAME, author="nari", reason="같은 주소"
    )
    judged = judge(base, verdict)
    card = base.namings.get_card(base.find_entity("가람정밀").key)
    assert card.judgements == (judged,)
    assert [each.link.judgement for each in card.namings if each.link.rule] == [judged.number]


def test_namings_are_found_by_key_and_by_name(base):
    (found,) = base.namings.find("산통부")
    assert found == base.namings.find("ORG:산통부")[0]
    assert found.entity == "ORG:산업통상자원부"
    assert base.namings.find("산통") == []
    assert base.namings.find_keys("산통부") == {found.key: found.entity}
    assert base.namings.find_keys("산통") == {}


def test_uses_of_entities_are_counted_together(base):
    keys = {base.find_entity(name).key for name in ("산통부", "가람정밀")}
    assert base.namings.count_uses(keys) == (2, 0)


def test_an_unknown_key_is_an_error(base):
    with pytest.raises(MissingEntityError):
        base.namings.get_card("ORG:없는이름")


def test_the_entities_of_a_document_are_found_by_its_names(base):
    assert base.namings.find_entities("hanbit-1") == {
        ("ORG", "산통부"): "ORG:산업통상자원부",
        ("ORG", "가람정밀"): "ORG:가람정밀",
    }
    assert base.namings.find_entities("nowhere") == {}
