"""What a query asks of the index: the groups of which each must stand, and what ranks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.search.expanding import Naming, find_initials, find_namings
from corpus.search.query import ParsedQuery, Word
from corpus.search.records import Expansion
from corpus.store import Store
from corpus.store.fulltext import Group, Query, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A query for the store; `groups` are all of its parts, `query.required` those in quotes."""

    query: Query
    groups: tuple[Group, ...]
    expansions: tuple[Expansion, ...]


def make_plan(store: Store, parsed: ParsedQuery, *, expand: bool) -> Plan:
    """Look the entities of a query up, and write it for the index.

    Without `expand` only what was typed is looked for; 초성 stand for names in any case.
    """
    namings = find_namings(store, parsed.words) if expand else ()
    typed = {initials: find_initials(store, initials) for initials in parsed.initials}
    found = [expansion for expansion in typed.values() if expansion]
    names = [name for naming in namings for name in naming.expansion.names]
    names += [name for expansion in found for name in expansion.names]
    fixed = tuple(_group_fixed(parsed, typed))
    said = (*parsed.words, *parsed.phrases)
    query = Query(
        morphemes=tuple(dict.fromkeys(form for word in said for form in word.forms)),
        words=tuple(dict.fromkeys(word.core for word in said)),
        names=tuple(dict.fromkeys(names)),
        prefixes=parsed.prefixes,
        required=fixed,
    )
    shown = [naming.expansion for naming in namings if naming.expansion.names]
    groups = (*_group_words(parsed.words, namings), *fixed)
    return Plan(query=query, groups=groups, expansions=(*shown, *found))


def _group_fixed(parsed: ParsedQuery, initials: dict[str, Expansion | None]) -> Iterator[Group]:
    """Yield what must stand in any case: phrases, beginnings, names by 초성."""
    for phrase in parsed.phrases:
        yield (Term(inside=phrase.core),)
    for prefix in parsed.prefixes:
        inside = (Term(inside=prefix),) if len(prefix) > 1 else ()
        yield (Term(prefix=prefix), *inside)
    for typed, expansion in initials.items():
        yield tuple(Term(inside=name) for name in (typed, *(expansion.names if expansion else ())))


def _group_words(words: Sequence[Word], namings: Sequence[Naming]) -> Iterator[Group]:
    """Yield the ways of saying each word, or each name of several words."""
    at = 0
    for naming in namings:
        yield from map(_group_word, words[at : naming.start])
        forms = dict.fromkeys(form for w in words[naming.start : naming.end] for form in w.forms)
        expansion = naming.expansion
        inside = (Term(inside=name) for name in (expansion.typed, *expansion.names))
        yield (*((Term(forms=tuple(forms)),) if forms else ()), *inside)
        at = naming.end
    yield from map(_group_word, words[at:])


def _group_word(word: Word) -> Group:
    as_morphemes = (Term(forms=word.forms),) if word.forms else ()
    return (*as_morphemes, Term(inside=word.core))
