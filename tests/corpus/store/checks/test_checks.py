import sqlite3

import pytest
from sqlalchemy import text

from corpus.resolution import resolve
from corpus.store.checks import StoreChecks
from corpus.store.fulltext import index_for

_UNUSED_NAMING = (
    "INSERT INTO namings SELECT 99, 'x', type, name, official, blocks, entity, joined_to, rule,"
    " judgement, stale FROM namings LIMIT 1"
)
_LOST_POINT = (
    "INSERT INTO points SELECT 99, 1, 'm', 'u', 'k', CAST('2026-01-01' AS date),"
    " CAST('2026-01-01' AS date), 'day',"
    " 'b', 's', 1, stale, 'r' FROM entities LIMIT 1"
)


@pytest.fixture
def base(store, add_read):
    """Two documents, read and resolved."""
    add_read("hanbit-1")
    add_read("hanbit-2", "나래산단 총회\n나래산업단지공단은 4일 총회를 열었다. 회원 90여명이 왔다.")
    resolve(store)
    return store


@pytest.fixture
def change(base, url):
    """Change rows behind the back of the store, links or not."""

    def change_rows(statement):
        if url.startswith("sqlite:///"):
            with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
                assert connection.execute(statement).rowcount
            connection.close()
        else:
            with base._database.writing() as connection:
                connection.execute(text("SET LOCAL session_replication_role = replica"))
                assert connection.execute(text(statement)).rowcount

    return change_rows


def find_broken(store, *, full=False):
    return {each.check: each.findings for each in store.checks.run(full=full) if each.findings}


@pytest.mark.parametrize("full", [False, True])
def test_a_whole_base_has_no_finding_and_was_looked_at(base, full):
    results = {each.check: each for each in base.checks.run(full=full)}
    assert next(iter(results)) == "file"
    assert {word for word, each in results.items() if not each.is_sound} == set()
    for word in ("documents", "entities", "evidence", "fulltext", "links", "readings"):
        assert results[word].rows > 0, word


def test_a_naming_that_goes_when_its_entity_is_counted_again_is_no_fault(base, change):
    change(_UNUSED_NAMING)
    assert "namings" in find_broken(base)
    change("UPDATE entities SET stale = (1 = 1)")  # as a resolution that was killed leaves it
    assert "namings" not in find_broken(base)
    resolve(base)
    assert find_broken(base) == {}


def test_a_base_that_nothing_was_read_of_is_whole(store, make_document):
    store.save_document(make_document())
    store.fail_stage("hanbit-1", "read", "v1", "broken")
    assert find_broken(store) == {}


@pytest.mark.parametrize(
    ("statement", "check", "fault"),
    [
        ("DELETE FROM revisions", "documents", "판이 빠졌습니다"),
        ("UPDATE documents SET revision = 2", "documents", "판이 빠졌습니다"),
        ("UPDATE revisions SET text = text || '.'", "documents", "바뀐 원문"),
        ("UPDATE documents SET input_hash = 'x'", "documents", "표지가 원문과 다릅니다"),
        ("DELETE FROM readings", "readings", "읽은 기록이 없는 문서에 이름"),
        ("DELETE FROM readings", "fulltext", "색인에만 있는 문서"),
        ("DELETE FROM stages", "readings", "읽은 단계와 읽은 결과"),
        ("UPDATE stages SET version = 'other'", "readings", "읽은 단계와 읽은 결과"),
        ("DELETE FROM mentions", "readings", "언급을 잘못 센"),
        ('UPDATE mentions SET "end" = 9999', "readings", "원문 밖을 가리키는 언급"),
        ('UPDATE facts SET start = "end"', "readings", "원문 밖을 가리키는 사실"),
        ("UPDATE facts SET revision = 7", "readings", "다른 판에서 읽은"),
        ("UPDATE facts SET sentence = '없는 문장'", "evidence", "근거가 원문과 다릅니다"),
        ("UPDATE facts SET fields = '{}'", "evidence", "근거가 원문과 다릅니다"),
        ("DELETE FROM names", "links", "mentions에서 가리키는 names"),
        ("DELETE FROM documents", "links", "revisions에서 가리키는 documents"),
        ("UPDATE names SET naming = 99", "namings", "없는 표기를"),
        ("UPDATE names SET entity = 99", "namings", "표기와 대상이 다른"),
        ("UPDATE namings SET judgement = 99", "namings", "취소된 판단"),
        (_UNUSED_NAMING, "namings", "쓰이지 않는"),
        (_LOST_POINT, "activities", "없는 진술의 수치가"),
        ("UPDATE entities SET mentions = 99", "entities", "잘못 센 대상"),
        ("DELETE FROM entity_names", "entities", "찾을 이름이 없는"),
        ("UPDATE statements SET documents = 9", "statements", "문서를 잘못 센"),
        ("UPDATE statements SET place = 99", "statements", "잘못 가리키는"),
        ("UPDATE statements SET status = 'accepted'", "statements", "판정과 상태"),
        ("UPDATE facts SET statement = NULL", "statements", "사실이 없는 진술"),
        ("DELETE FROM entities", "statements", "없는 대상을 가리키는 진술"),
        ("UPDATE documents SET story = 99", "statements", "첫 기사"),
    ],
)
def test_what_is_broken_is_found_with_an_example_and_a_remedy(
    base, change, statement, check, fault
):
    change(statement)
    broken = find_broken(base)
    (finding,) = (each for each in broken[check] if fault in each.fault)
    assert finding.count >= len(finding.examples) > 0
    assert "miclu" in finding.remedy


def test_a_document_that_left_the_index_is_found(base):
    reading = base.get_reading("hanbit-1")
    forms = "\n".join(each.form for each in reading.morphemes)
    words = base.get_document("hanbit-1").text
    with base._database.writing() as connection:
        number = connection.scalar(text("SELECT number FROM documents WHERE id = 'hanbit-1'"))
        index = index_for(connection)
        index.remove(connection, number, words, forms)
    (finding,) = find_broken(base)["fulltext"]
    assert (finding.fault, finding.examples) == ("색인에 없는 문서가 있습니다", (str(number),))


def test_a_document_with_the_words_of_another_is_found(base):
    reading = base.get_reading("hanbit-1")
    forms = "\n".join(each.form for each in reading.morphemes)
    words = base.get_document("hanbit-1").text
    with base._database.writing() as connection:
        number = connection.scalar(text("SELECT number FROM documents WHERE id = 'hanbit-1'"))
        index = index_for(connection)
        index.remove(connection, number, words, forms)
        index.add(connection, number, "전혀 다른 이야기", "다르\n이야기")
    (finding,) = find_broken(base, full=True)["fulltext"]
    assert finding.fault == "제 낱말로 찾아지지 않는 문서가 있습니다"


def test_every_check_has_a_korean_name(base):
    labels = [each.label for each in StoreChecks(base._database).run()]
    assert len(set(labels)) == len(labels)
    assert all("가" <= label[0] <= "힣" for label in labels)
