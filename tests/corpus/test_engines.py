import os
from functools import partial

import pytest

from corpus.engines import Fault, open_engine
from corpus.errors import ReaderError


@pytest.fixture
def documents(make_document):
    return [make_document(f"hanbit-{number}", f"회원 {number}명이 왔다.") for number in range(8)]


@pytest.mark.parametrize("workers", [1, 2])
def test_every_document_is_read_once(readers, documents, workers):
    with open_engine(readers.load, workers=workers) as engine:
        assert engine.version == "sentence-1"
        answers = list(engine.read(documents))
    read = {document.id: reading.facts[0].text for document, reading in answers}
    assert len(answers) == 8
    assert read == {f"hanbit-{number}": f"{number}명" for number in range(8)}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_of_one_document_stops_no_other(readers, documents, make_document, workers):
    documents.insert(1, make_document("hanbit-9", "읽지 못할 글."))
    with open_engine(readers.load, workers=workers) as engine:
        answers = {document.id: answer for document, answer in engine.read(documents)}
    assert answers.pop("hanbit-9") == Fault("ValueError: 읽지 못할 글")
    assert not any(isinstance(answer, Fault) for answer in answers.values())
    assert len(answers) == 8


def test_a_document_that_kills_its_process_is_the_only_one_lost(readers, documents, make_document):
    documents.insert(2, make_document("hanbit-9", "죽음의 글."))
    with open_engine(readers.load, workers=2) as engine:
        answers = {document.id: answer for document, answer in engine.read(documents)}
    assert answers.pop("hanbit-9") == Fault("the process that read it died")
    assert not any(isinstance(answer, Fault) for answer in answers.values())
    assert len(answers) == 8


def test_documents_are_taken_as_they_are_needed(readers, make_document):
    taken = []

    def supply():
        for number in range(100):
            taken.append(number)
            yield make_document(f"hanbit-{number}")

    with open_engine(readers.load, workers=2) as engine:
        answers = engine.read(supply())
        next(answers)
        assert len(taken) < 10
        answers.close()


def test_a_reader_that_does_not_load_is_told(readers):
    with (
        pytest.raises(ReaderError, match="모델 파일이 없다"),
        open_engine(readers.load_broken, workers=2),
    ):
        pass
    with pytest.raises(OSError, match="모델 파일이 없다"):
        open_engine(readers.load_broken, workers=1)


def test_a_reader_whose_process_dies_is_told():
    with (
        pytest.raises(ReaderError, match="its process died"),
        open_engine(partial(os._exit, 3), workers=2),
    ):
        pass
