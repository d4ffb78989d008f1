from datetime import date

import pytest
from sqlalchemy import event, func, select, update

from corpus.knowledge import find_statements
from corpus.store import FactQuery
from corpus.store.releasing import release_entities, release_names
from corpus.store.tables import entities, facts, names, statement_entities, statements


def keys(store):
    return sorted(each.key for each in find_statements(store, FactQuery()))


def count(store, table, *conditions):
    with store._database.reading() as connection:
        return connection.scalar(select(func.count()).select_from(table).where(*conditions))


def test_facts_of_two_spellings_are_one_statement(teller, store):
    teller.tell("hanbit-1", teller.head("황석주", "㈜한뫼 정기"), names=["㈜한뫼 정기"])
    teller.tell("hanbit-2", teller.head("황석주", "한뫼정기"), names=["한뫼정기"])
    teller.resolve()
    (statement,) = find_statements(store, FactQuery())
    assert statement.documents == 2


def test_a_fact_with_an_unresolved_name_waits(teller, store):
    teller.tell("hanbit-1", teller.head("황석주"), names=["가람공단"])
    assert store.statements.group_facts((0, -1), limit=10) == (1, 0)
    assert store.statements.count_stale(limit=10) == 0
    teller.resolve()
    assert len(keys(store)) == 1


def test_the_next_facts_are_found_without_sorting_those_that_wait(teller, store):
    if store._database.dialect != "sqlite":
        pytest.skip("PostgreSQL chooses by what it has counted")
    for number in range(4):
        teller.tell(f"hanbit-{number}", teller.count(100 + number))
    asked = []
    event.listen(store._database._engine, "before_cursor_execute", lambda *it: asked.append(it))
    store.statements.group_facts((2, 0), limit=1)
    (query,) = [said for said in asked if "facts.statement IS NULL" in said[2]]
    with store._database.reading() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query[2]}", query[3]).all()
    assert [row.detail for row in plan] == [
        "SEARCH facts USING INDEX ix_facts_ungrouped ((document,place)>(?,?))"
    ]


def test_resolving_again_does_nothing(teller, store):
    teller.tell("hanbit-1", teller.head("황석주"), teller.count(350), names=["가람공단"])
    teller.resolve()
    before = keys(store)
    assert teller.resolve().counts["statements"] == 0
    assert keys(store) == before


def test_only_what_changed_is_counted_again(teller, store):
    for number in range(5):
        teller.tell(f"hanbit-{number}", teller.count(100 + number))
    teller.resolve()
    teller.tell("hanbit-9", teller.count(100))
    assert teller.resolve().counts["statements"] == 1


def test_more_facts_than_a_step_are_all_grouped(teller, store, monkeypatch):
    monkeypatch.setattr("corpus.resolution.statements._FACTS_A_STEP", 3)
    monkeypatch.setattr("corpus.resolution.statements._STATEMENTS_A_STEP", 2)
    teller.tell("hanbit-1", *(teller.count(number) for number in range(1, 11)))
    teller.resolve()
    assert len(keys(store)) == 10
    assert count(store, facts, facts.c.statement.is_(None)) == 0


def test_the_entities_of_a_statement_are_linked_by_field(teller, store):
    host = {"organisers": ("가람공단", "새봄공단")}
    teller.tell(
        "hanbit-1",
        teller.event("총회", date(2026, 3, 1), **host),
        names=["가람공단", "새봄공단"],
    )
    teller.resolve()
    (statement,) = find_statements(store, FactQuery())
    named = store.statements.find_named([statement.key])[statement.key]
    assert [str(each) for each in named] == ["organisers=ORG:가람공단", "organisers=ORG:새봄공단"]


def test_links_to_what_no_fact_names_any_more_go(teller, store):
    for number, host in ((1, "가람공단"), (2, "새봄공단")):
        event = teller.event("총회", date(2026, 3, 1), organisers=(host,))
        teller.tell(f"hanbit-{number}", event, names=[host])
    teller.resolve()
    assert count(store, statement_entities) == 2
    teller.tell("hanbit-2", more="고친 글에는 없다.")
    teller.resolve()
    assert count(store, statement_entities) == 1


@pytest.fixture
def moved(teller, store):
    """Two statements about two firms, the names of one of which are given to the other."""
    teller.tell("hanbit-1", teller.head("황석주", "한뫼정기"), names=["한뫼정기"])
    teller.tell("hanbit-2", teller.head("황석주", "한뫼정밀"), names=["한뫼정밀"])
    teller.tell("hanbit-3", teller.count(350), names=["가람클러스터"])
    teller.resolve()
    with store._database.writing() as connection:
        first = connection.scalar(select(entities.c.number).where(entities.c.key == "ORG:한뫼정기"))
        release_names(connection, [(2, 0)])
        connection.execute(update(names).where(names.c.document == 2).values(entity=first))
    return store


def test_joined_entities_join_their_statements_and_touch_no_others(teller, moved):
    with moved._database.reading() as connection:
        stale = select(func.count()).select_from(statements).where(statements.c.stale)
        assert connection.scalar(stale) == 1
    teller.resolve()
    found = {each.documents for each in find_statements(moved, FactQuery(type="position"))}
    assert found == {2}
    assert len(keys(moved)) == 2


def test_entities_that_go_take_their_links(teller, store):
    teller.tell("hanbit-1", teller.head("황석주"), names=["가람공단"])
    teller.resolve()
    with store._database.writing() as connection:
        release_entities(connection, list(connection.scalars(select(entities.c.number))))
    assert count(store, statement_entities) == 0
    assert count(store, facts, facts.c.statement.is_not(None)) == 0
    teller.resolve()
    assert count(store, statement_entities) == 1


def test_other_rules_group_everything_anew(teller, store):
    teller.tell("hanbit-1", teller.head("황석주"), teller.count(350), names=["가람공단"])
    teller.resolve()
    before = keys(store)
    with store._database.writing() as connection:
        connection.execute(update(statements).values(rules="old"))
    assert teller.resolve().counts["statements"] == 2
    assert keys(store) == before
    assert count(store, statements, statements.c.rules == "old") == 0


@pytest.mark.parametrize(
    ("query", "word"),
    [
        (FactQuery(type="position", entity_key="ORG:가람공단"), "ix_facts_type"),
        (FactQuery(statement="가", with_held=False), "SCAN revisions"),
    ],
)
def test_no_table_is_gone_through_for_a_few_facts(teller, store, query, word):
    if store._database.dialect != "sqlite":
        pytest.skip("PostgreSQL chooses by what it has counted")
    asked = []
    event.listen(store._database._engine, "before_cursor_execute", lambda *it: asked.append(it))
    assert list(store.statements.find(query)) == list(store.find_facts(query)) == []
    with store._database.reading() as connection:
        plans = [
            row.detail
            for said in list(asked)
            if said[2].startswith("SELECT")
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {said[2]}", said[3])
        ]
    assert plans
    assert not [step for step in plans if word in step]
