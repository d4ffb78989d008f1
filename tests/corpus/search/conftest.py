"""A base of five texts, and its two searches."""

from datetime import datetime

import pytest

from corpus.resolution import resolve
from corpus.search.answering import search_documents, search_facts
from corpus.search.records import Filters, SearchRequest
from corpus.times import KST

TEXTS = {
    "hanbit-1": "첫 문장이다. 가람산업공단은 회원을 120명 모았다.",
    "hanbit-2": "세계대전은 끝났다. 새봄클러스터는 90명을 뽑았다.",
    "saebom-3": "대전 총회가 열렸다. 새봄클러스터는 300명을 뽑았다.",
    "saebom-4": "총회, 총회, 또 총회. 업무 협약을 맺었다.",
    "saebom-5": "협약식에서 업무를 나눴다. 크래온소프트다.",
}


@pytest.fixture
def filled(store, add_read, readers):
    for day, (document_id, text) in enumerate(TEXTS.items(), 1):
        publisher, kind = document_id.split("-")[0], "report" if day == 5 else "news"
        published = datetime(2026, 3, day, 9, 0, tzinfo=KST)
        add_read(document_id, text, publisher=publisher, kind=kind, published=published)
    resolve(store)
    return store


@pytest.fixture
def read_morphemes(readers):
    def read(text):
        return readers.load().read(text, document_id="query", published=None).morphemes

    return read


@pytest.fixture
def documents(filled, read_morphemes):
    def search(words="", *, filters=None, **asked):
        request = SearchRequest(words=words, filters=filters or Filters(), **asked)
        return search_documents(filled, request, read_morphemes=read_morphemes)

    return search


@pytest.fixture
def facts(filled, read_morphemes):
    def search(words="", *, filters=None, **asked):
        request = SearchRequest(words=words, filters=filters or Filters(), **asked)
        return search_facts(filled, request, read_morphemes=read_morphemes)

    return search
