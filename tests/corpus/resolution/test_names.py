from corpus.entities import choose_key, choose_names, resolve
from corpus.records import Entity, Reading
from corpus.store import DocumentName, EntityForms, NameForm


def form(name, *aliases, documents=1):
    return NameForm(name=name, aliases=aliases, documents=documents, mentions=documents)


def entity(*forms):
    return EntityForms(key="ORG:x", type="ORG", forms=forms)


def test_spellings_share_a_key_and_types_do_not():
    def key(kind, name):
        return choose_key(DocumentName(document_id="hanbit-1", type=kind, name=name, aliases=()))

    assert key("ORG", "㈜한뫼 정기") == key("ORG", "한뫼정기") == "ORG:한뫼정기"
    assert key("ORG", "한뫼정기") != key("CLUSTER", "한뫼정기")


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
    assert (report.names, report.entities) == (2, 2)
    assert store.counts().entities == {"ORG": 2}


def test_resolving_again_does_nothing(store, add_read):
    for number in range(3):
        add_read(f"hanbit-{number}")
    first = resolve(store)
    before = store.find_entities("")
    again = resolve(store)
    assert first.names == 3
    assert (again.names, again.entities) == (0, 0)
    assert store.find_entities("") == before


def test_more_names_than_a_step_are_all_resolved(store, make_document, monkeypatch):
    monkeypatch.setattr("corpus.entities._NAMES_A_STEP", 7)
    monkeypatch.setattr("corpus.entities._ENTITIES_A_STEP", 3)
    store.save_document(make_document())
    known = tuple(Entity(type="ORG", text=f"가람{number}공단") for number in range(20))
    store.save_reading(Reading(document_id="hanbit-1", version="t", entities=known))
    report = resolve(store)
    assert (report.names, report.entities) == (20, 20)
    assert store.counts().entities == {"ORG": 20}
