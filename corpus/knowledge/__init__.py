"""The knowledge base: what is stated, by whom, since when, and what contradicts it."""

from corpus.knowledge.contradictions import Contradiction, find_contradictions
from corpus.knowledge.meeting import Joining, preview_joining
from corpus.knowledge.statements import (
    Statement,
    find_occurrences,
    find_statements,
    get_statement,
    make_statement,
)
from corpus.knowledge.terms import Term, find_last_terms, find_terms, make_terms

__all__ = [
    "Contradiction",
    "Joining",
    "Statement",
    "Term",
    "find_contradictions",
    "find_last_terms",
    "find_occurrences",
    "find_statements",
    "find_terms",
    "get_statement",
    "make_statement",
    "make_terms",
    "preview_joining",
]
