from dataclasses import replace

import pytest

from corpus.records import Morpheme


def marked(hit):
    return [hit.snippet[start:end] for start, end in hit.spans]


def test_a_word_is_found_with_a_particle_and_marked_without_it(store, add_read):
    add_read("hanbit-1", "첫 문장이다. 산단공은 회원을 모았다.")
    (hit,) = store.search(["산단공"], "산단공")
    assert hit.document.id == "hanbit-1"
    assert hit.snippet.strip() == "산단공은 회원을 모았다."
    assert marked(hit) == ["산단공"]


def test_a_word_inside_another_is_found_and_not_marked(store, add_read):
    add_read("hanbit-1", "첫 문장이다. 세계대전은 끝났다.")
    (hit,) = store.search(["대전"], "대전")
    assert (hit.snippet.strip(), hit.spans) == ("세계대전은 끝났다.", ())


def test_a_word_that_was_read_in_parts_is_marked_whole(store, make_document, reader):
    document = make_document(text="산단공 소식")
    store.save_document(document)
    parts = (
        Morpheme(form="산단", start=0, end=2),
        Morpheme(form="공", start=2, end=3),
        Morpheme(form="소식", start=4, end=6),
    )
    reading = reader.read(document.text, document_id=document.id, published=None)
    store.save_reading(replace(reading, morphemes=parts))
    (hit,) = store.search(["산단공", "공"], "산단공")
    assert marked(hit) == ["산단공"]


def test_the_snippet_is_the_sentence_with_most_different_terms(store, add_read):
    add_read("hanbit-1", "총회 총회 총회다. 가람 총회를 열었다. 가람이다.")
    (hit,) = store.search(["가람", "총회"], "가람 총회")
    assert hit.snippet.strip() == "가람 총회를 열었다."
    assert marked(hit) == ["가람", "총회"]


def test_a_sentence_without_end_is_cut_around_the_first_word(store, add_read):
    add_read("hanbit-1", f"{'가나다 ' * 1000}산단공은{' 라마바' * 1000}")
    (hit,) = store.search(["산단공"], "산단공")
    assert len(hit.snippet) == 1000
    assert marked(hit) == ["산단공"]


def test_better_documents_come_first(store, add_read):
    add_read("hanbit-1", "가람 소식과 다른 긴 이야기들이 이어진다.")
    add_read("hanbit-2", "가람 총회.")
    for number in range(3, 8):
        add_read(f"hanbit-{number}", "새봄 이야기다.")
    hits = store.search(["가람", "총회"], "가람 총회")
    assert [hit.document.id for hit in hits] == ["hanbit-2", "hanbit-1"]
    assert hits[0].score > hits[1].score
    assert len(store.search(["이야기"], "이야기", limit=3)) == 3


def test_a_document_read_again_is_found_by_its_new_words_only(store, add_read):
    add_read("hanbit-1", "가람 소식이다.")
    add_read("hanbit-1", "새봄 소식이다.")
    assert store.search(["가람"], "가람") == []
    assert len(store.search(["새봄"], "새봄")) == 1


@pytest.mark.parametrize(
    "words", ["", " ", "\x00", "\ud800", '"', "AND", "총회\u200b*", "가" * 100_000]
)
def test_any_words_are_a_query(store, add_read, words):
    add_read("hanbit-1", "가람 총회.")
    assert len(store.search([words], words)) in {0, 1}


def test_a_document_without_sentences_has_itself_as_snippet(store, make_document, reader):
    document = make_document(text="가람 총회")
    store.save_document(document)
    reading = reader.read(document.text, document_id=document.id, published=None)
    store.save_reading(replace(reading, sentences=()))
    (hit,) = store.search(["총회"], "총회")
    assert (hit.snippet, marked(hit)) == ("가람 총회", ["총회"])
