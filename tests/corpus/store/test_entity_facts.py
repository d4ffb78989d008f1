from datetime import date

from corpus.store.entity_facts import FactGroup

FIRM, CLUSTER = "ORG:누리정밀", "ORG:가람협의회"


def tell(teller, number, predicate="member_of", day=None):
    fields = {"subject": "누리정밀", "predicate": predicate, "object": "가람협의회"}
    teller.tell(f"hanbit-{number}", ("relation", fields), names=["누리정밀", "가람협의회"], day=day)
    teller.resolve()


def test_statements_are_grouped_by_word_and_side(store, teller):
    tell(teller, 1, day=date(2026, 3, 1))
    tell(teller, 2, day=date(2026, 3, 2))
    tell(teller, 3, "supports", day=date(2026, 3, 3))
    groups = store.entity_facts.find_groups([FIRM])
    told = [(group.word, group.field, group.statements) for group in groups]
    assert told == [("member_of", "subject", 1), ("supports", "subject", 1)]
    assert {group.field for group in store.entity_facts.find_groups([CLUSTER])} == {"object"}


def test_ties_name_the_other_side(store, teller):
    tell(teller, 1, day=date(2026, 3, 1))
    (tie,) = store.entity_facts.find_ties([FIRM], most=5)
    assert (tie.predicate, tie.field, tie.other, tie.name) == (
        "member_of",
        "subject",
        CLUSTER,
        "가람협의회",
    )
    (back,) = store.entity_facts.find_ties([CLUSTER], most=5)
    assert (back.number, back.other) == (tie.number, FIRM)


def test_the_last_seen_come_first_and_undated_ones_at_the_end(store, teller):
    for number, (predicate, day) in enumerate(
        (("supports", None), ("operates", date(2026, 3, 9)), ("member_of", date(2026, 3, 1)))
    ):
        tell(teller, number, predicate, day)
    ties = store.entity_facts.find_ties([FIRM], most=5)
    assert [tie.predicate for tie in ties] == ["operates", "member_of", "supports"]
    groups = store.entity_facts.find_groups([FIRM])
    assert len(store.entity_facts.find_numbers([FIRM], groups, limit=2)) == 2
    assert store.entity_facts.find_numbers([FIRM], groups, limit=9)[0] == ties[0].number


def test_nothing_is_known_of_a_stranger(store):
    group = FactGroup(type="relation", word="supports", field="subject", statements=1)
    assert store.entity_facts.find_groups(["ORG:없는곳"]) == []
    assert store.entity_facts.find_numbers(["ORG:없는곳"], [group], limit=3) == []


def test_the_object_as_printed_where_it_is_no_entity(store, teller):
    fields = {"subject": "누리정밀", "predicate": "located_in", "object": "새터동"}
    teller.tell("hanbit-1", ("relation", fields), names=["누리정밀"])
    teller.resolve()
    (tie,) = store.entity_facts.find_ties([FIRM], most=5)
    assert (tie.other, tie.name) == ("", "새터동")
