"""What stands in a sentence, told from its words as the index has them and not by the index."""

import re
from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import Connection, select

from corpus.store.dialects import is_among
from corpus.store.fulltext.base import Group, Term
from corpus.store.fulltext.sqlite import SQLiteIndex
from corpus.store.fulltext.words import is_spoken, make_bigrams, spoken
from corpus.store.tables import statement_texts

Holds = Callable[[str, str], bool]
"""Tells something of a sentence and its morphemes, one a line, both without capitals."""

_TEXTS = statement_texts.c
# What FTS5's tokeniser makes words of.
_TOKEN = re.compile(r"[^\W_]+")


class SQLiteSentences(SQLiteIndex):
    """The index of statements in SQLite."""

    def find_holding(
        self, connection: Connection, numbers: Sequence[int], groups: Sequence[Group]
    ) -> set[int]:
        """Give those of some thousand statements that hold every group.

        Their words tell that with much less work than FTS5 takes to be asked for each of them.
        """
        chosen = select(_TEXTS.statement, _TEXTS.sentence, _TEXTS.forms)
        rows = connection.execute(chosen.where(is_among(_TEXTS.statement, numbers)))
        holds = make_check(groups)
        return {number for number, words, forms in rows if holds(words.lower(), forms.lower())}


def make_check(groups: Sequence[Group]) -> Holds:
    """Give what tells whether a sentence holds every group."""
    asked = [[_check_term(term) for term in group] for group in groups]
    return lambda sentence, forms: all(
        any(check(sentence, forms) for check in group) for group in asked
    )


def _check_term(term: Term) -> Holds:
    checks = list(_make_checks(term))
    return lambda sentence, forms: bool(checks) and all(c(sentence, forms) for c in checks)


def _make_checks(term: Term) -> Iterator[Holds]:
    for form in spoken(term.forms):
        yield _check_form(form.lower())
    if is_spoken(term.prefix):
        prefix = term.prefix.lower()
        yield lambda _, forms: prefix in forms and _cut(prefix) in _cut(forms)
    if is_spoken(term.inside):
        yield _check_inside(term.inside.lower())


def _check_form(form: str) -> Holds:
    line, tokens = f"\n{form}\n", f"{_cut(form)} "
    return lambda _, forms: (
        form in forms and (line in f"\n{forms}\n" or tokens in f"{_cut(forms)} ")
    )


def _check_inside(inside: str) -> Holds:
    runs, pairs = _TOKEN.findall(inside), f"{_cut(make_bigrams(inside))} "
    if runs == [inside] and len(inside) > 1:
        return lambda sentence, _: inside in sentence
    return lambda sentence, _: (
        all(run in sentence for run in runs) and pairs in f"{_cut(make_bigrams(sentence))} "
    )


def _cut(words: str) -> str:
    """Write words one behind the other, a space before each."""
    return "".join(f" {token}" for token in _TOKEN.findall(words))
