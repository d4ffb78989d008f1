"""Search with the words of people: the tokeniser of the readings reads queries too."""

from corpus.search import answering
from corpus.search.answering import suggest_names
from corpus.search.records import DocumentAnswer, FactAnswer, SearchRequest
from corpus.store import Store

__all__ = ["search_documents", "search_facts", "suggest_names"]


def search_documents(store: Store, request: SearchRequest) -> DocumentAnswer:
    """Find documents, by relevance where nothing else is asked.

    Raises:
        BadCursorError: The cursor is not one of this search.
        SearchError: No such order or facet.
    """
    from nlp.tokenizer import read_morphemes  # which takes two seconds, at the first query

    return answering.search_documents(store, request, read_morphemes=read_morphemes)


def search_facts(store: Store, request: SearchRequest) -> FactAnswer:
    """Find statements, the newest first where nothing else is asked.

    Raises:
        BadCursorError: The cursor is not one of this search.
        SearchError: No such order or facet.
    """
    from nlp.tokenizer import read_morphemes

    return answering.search_facts(store, request, read_morphemes=read_morphemes)
