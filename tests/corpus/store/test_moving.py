import pytest
from sqlalchemy import select, text

from corpus.errors import StoreNotEmptyError
from corpus.resolution import resolve
from corpus.store import FactQuery, open_store
from corpus.store.moving import copy_rows
from corpus.store.tables import metadata


@pytest.fixture
def filled(store, add_read, make_document):
    for number in range(12):
        add_read(
            f"hanbit-{number}", f"가람공단에 {number}명이 왔다. 새봄클러스터 소식 {number}이다."
        )
    store.save_document(make_document("hanbit-1", "고친 글."))
    store.rejects.count("hanbit", "short", "https://www.hanbit.example/no", make_document().fetched)
    resolve(store)
    return store


def read_all(store):
    with store._database.reading() as connection:
        return {
            name: sorted(map(repr, connection.execute(select(table))))
            for name, table in metadata.tables.items()
        }


def test_a_copy_holds_every_row_and_is_found_the_same(filled, fresh_url, find_words):
    steps = []
    with open_store(fresh_url) as copy:
        rows = copy_rows(
            filled._database, copy._database, on_progress=lambda *step: steps.append(step)
        )
        assert read_all(copy) == read_all(filled)
        assert rows == sum(map(len, read_all(copy).values()))
        for words in ("소식", "클러스", "람공"):
            assert find_words(copy, words) == find_words(filled, words) != set()
        assert list(copy.find_facts(FactQuery())) == list(filled.find_facts(FactQuery()))
    assert steps[-1][0] == steps[-1][1] > rows


def test_a_copy_goes_on_as_the_first_would(filled, fresh_url, make_document, reader, find_words):
    with open_store(fresh_url) as copy:
        copy_rows(filled._database, copy._database, on_progress=lambda *_: None)
        document = make_document("hanbit-99", "가람공단에 7명이 왔다.")
        copy.save_document(document)
        copy.save_reading(reader.read(document.text, document_id=document.id, published=None))
        resolve(copy)
        assert copy.counts().documents == 13
        assert len(find_words(copy, "가람공단")) == 13
        if copy._database.dialect == "postgresql":
            check_term(copy, "가람공단")


def check_term(store, term):
    held = (
        "SELECT (SELECT sum(documents) FROM (TABLE fts_terms UNION ALL TABLE fts_term_changes) AS"
    )
    with store._database.reading() as connection:
        counted, holding = connection.execute(
            text(
                f"{held} t WHERE term = :term), (SELECT count(*) FROM fts_morphemes"
                " WHERE vector @@ CAST(:term AS tsquery))"
            ),
            {"term": term},
        ).one()
    assert counted == holding > 0


def test_a_store_with_rows_is_not_copied_into(filled, fresh_url, make_document):
    with open_store(fresh_url) as copy:
        copy.save_document(make_document("hanbit-77"))
        with pytest.raises(StoreNotEmptyError, match="nothing was copied"):
            copy_rows(filled._database, copy._database, on_progress=lambda *_: None)
        assert copy.counts().documents == 1
