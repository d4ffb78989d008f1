from datetime import datetime

from corpus.records import Entity, Reading
from corpus.resolution import resolve
from corpus.resolution.names import choose_names, link_names, renew
from corpus.store import EntityForms, NameForm
from corpus.times import KST


def form(name, *aliases, documents=1):
    return NameForm(name=name, aliases=aliases, documents=documents, mentions=documents)


def entity(*forms):
    return EntityForms(key="ORG:x", type="ORG", forms=forms)


def test_the_most_used_full_name_is_canonical():
    chosen = choose_names(entity(form("한뫼 정기"), form("㈜한뫼정기", "한뫼", documents=3)))
    assert chosen.name == "㈜한뫼정기"
    assert chosen.aliases == ("한뫼", "한뫼 정기")


def test_of_equally_used_names_the_longest_is_canonical():
    assert choose_names(entity(form("한뫼정기"), form("한뫼 정기"))).name == "한뫼 정기"


def test_an_alias_of_many_documents_is_no_canonical_name():
    forms = [form("가람산업단지공단", "산단공"), form("가람산업단지공단", "산단공", "공단")]
    chosen = choose_names(entity(*forms))
    assert (chosen.name, chosen.aliases) == ("가람산업단지공단", ("산단공", "공단"))


def test_an_alias_joins_no_entities_across_documents(store, make_document):
    for number, name in enumerate([("가람산업단지공단", "산단공"), ("산단공",)]):
        store.save_document(make_document(f"hanbit-{number}"))
        known = Entity(type="ORG", text=name[0], aliases=name[1:])
        store.save_reading(Reading(document_id=f"hanbit-{number}", version="t", entities=(known,)))
    report = resolve(store)
    assert (report.counts["names"], report.counts["entities"]) == (2, 2)
    assert store.counts().entities == {"ORG": 2}


def test_resolving_again_does_nothing(store, add_read):
    for number in range(3):
        add_read(f"hanbit-{number}")
    first = resolve(store)
    before = store.find_entities("")
    again = resolve(store)
    assert first.counts["names"] == 3
    assert (again.counts["names"], again.counts["entities"]) == (0, 0)
    assert store.find_entities("") == before


def test_more_names_than_a_step_are_all_resolved(store, make_document, monkeypatch):
    monkeypatch.setattr("corpus.resolution.names._NAMES_A_STEP", 7)
    monkeypatch.setattr("corpus.resolution.names._ENTITIES_A_STEP", 3)
    store.save_document(make_document())
    known = tuple(Entity(type="ORG", text=f"가람{number}공단") for number in range(20))
    store.save_reading(Reading(document_id="hanbit-1", version="t", entities=known))
    report = resolve(store)
    assert (report.counts["names"], report.counts["entities"]) == (20, 20)
    assert store.counts().entities == {"ORG": 20}


def test_names_of_a_known_institution_are_one_in_all_documents(store, tell, listed):
    tell("hanbit-1", "ORG:한국산업단지공단")
    tell("hanbit-2", "ORG:산단공")
    tell("hanbit-3", "ORG:산단공 경남본부")
    resolve(store, institutions=listed)
    found = store.find_entity("KICOX")
    assert (found.key, found.name, found.documents) == (
        "ORG:한국산업단지공단",
        "한국산업단지공단",
        2,
    )
    assert store.find_entity("한국산업단지공단 경남지역본부").documents == 1


def test_a_short_form_alone_goes_by_the_full_name(store, tell, listed):
    tell("hanbit-1", "ORG:산단공")
    resolve(store, institutions=listed)
    found = store.find_entity("산단공")
    assert (found.key, found.name) == ("ORG:한국산업단지공단", "한국산업단지공단")


def test_a_later_document_costs_its_own_names_only(store, tell, listed):
    for number in range(5):
        tell(f"hanbit-{number}", f"ORG:가람{number}공단")
    resolve(store, institutions=listed)
    tell("hanbit-9", "ORG:산단공", "ORG:가람1공단")
    again = resolve(store)
    assert (again.counts["names"], again.counts["entities"]) == (2, 2)


def test_reading_again_splits_what_only_the_old_text_joined(store, tell):
    chair, head = ("김도현", "가람미클", "회장"), ("김도현", "새봄정밀", "대표")
    tell("hanbit-1", "PERSON:김도현", posts=[chair])
    tell("hanbit-2", "PERSON:김도현", posts=[head])
    tell("hanbit-3", "PERSON:김도현", posts=[chair, head])
    resolve(store)
    assert store.counts().entities == {"PERSON": 1}
    tell("hanbit-3", "PERSON:박지훈")
    resolve(store)
    assert store.counts().entities == {"PERSON": 3}


def test_another_list_of_institutions_is_applied_to_all(store, tell, listed):
    tell("hanbit-1", "ORG:산단공")
    tell("hanbit-2", "ORG:한국산업단지공단")
    resolve(store)
    assert store.counts().entities == {"ORG": 2}
    assert resolve(store, institutions=listed).counts["names"] == 2
    assert store.counts().entities == {"ORG": 1}
    assert resolve(store, institutions=listed).counts["names"] == 0
    resolve(store, institutions=())
    assert store.counts().entities == {"ORG": 2}


def test_other_rules_are_applied_to_all(store, tell, monkeypatch):
    tell("hanbit-1", "ORG:가람공단")
    resolve(store)
    monkeypatch.setattr("corpus.resolution.names.rules_version", lambda: "other")
    assert resolve(store).counts["names"] == 1
    assert store.find_entity("가람공단").documents == 1


def test_a_run_that_was_cut_short_is_gone_on_with(store, tell, listed):
    for number in range(4):
        tell(f"hanbit-{number}", "ORG:산단공", f"ORG:가람{number}공단")
    renew(store, listed)
    link_names(store)
    resolve(store)
    assert store.find_entity("산단공").documents == 4
    assert store.counts().entities == {"ORG": 5}


def test_the_order_of_documents_does_not_count(store, tell, listed):
    tell("hanbit-1", "ORG:산단공", "ORG:Hanmoe Precision")
    resolve(store, institutions=listed)
    tell("hanbit-2", "ORG:한국산업단지공단", "ORG:한뫼정밀")
    resolve(store)
    keys = {entity.key for entity in store.find_entities("")}
    assert keys == {"ORG:한국산업단지공단", "ORG:한뫼정밀"}


def test_a_shared_form_goes_by_the_day_of_its_document(store, tell, listed):
    tell("hanbit-1", "ORG:산업부", day=datetime(2026, 3, 1, tzinfo=KST))
    tell("hanbit-2", "ORG:산업부", day=datetime(2019, 3, 1, tzinfo=KST))
    tell("hanbit-3", "ORG:산업통상부")
    resolve(store, institutions=listed)
    assert store.find_entity("산업통상부").documents == 2
    assert store.find_entity("산업통상자원부").documents == 1
