"""Read what somebody typed into a search; docs/search.md tells the language.

No sign is an operator that could fail: what cannot be read as one is left out or is a word.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.records import Morpheme, freeze_text
from corpus.search.amounts import find_unread, read_comparisons
from corpus.search.hangul import is_initials
from corpus.search.records import Comparison, Understood

LONGEST_QUERY = 1_000
"""In code points; the rest is left out and the answer says so."""

MOST_WORDS = 40
"""A query of more words is no question any more; the rest is left out."""

ReadMorphemes = Callable[[str], Sequence[Morpheme]]
"""Gives the morphemes of a text that search may find: `nlp.tokenizer.read_morphemes`."""

_QUOTED = re.compile('["“”„＂]([^"“”„＂]*)["“”„＂]')
_PREFIX = re.compile(r"(?<![\w*])(\w{1,50})\*(?!\w)")
_WORD = re.compile(r"\S+")
_LETTER = re.compile(r"\w")
_IDLE_SIGNS = re.compile('[\ufffd"“”„＂*]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a query.

    `core` is the word without the particles and endings around its morphemes; `forms` are its
    morphemes, none of them a question word.
    """

    typed: str
    core: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedQuery:
    """A query in its parts, each in the order in which it was typed."""

    words: tuple[Word, ...] = ()
    phrases: tuple[Word, ...] = ()
    prefixes: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    left_out: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    is_cut: bool = False

    @property
    def understood(self) -> Understood:
        """How the query was read, for the person who typed it."""
        return Understood(
            words=tuple(word.core for word in self.words),
            phrases=tuple(phrase.core for phrase in self.phrases),
            prefixes=self.prefixes,
            initials=self.initials,
            comparisons=self.comparisons,
            left_out=self.left_out,
            unread=self.unread,
            is_cut=self.is_cut,
        )


def parse_query(typed: str, read_morphemes: ReadMorphemes) -> ParsedQuery:
    """Read a query; any text gives one.

    Question words (언제, 무엇) and nouns without content (것) are left out where other words
    remain.
    """
    text = freeze_text(typed[: LONGEST_QUERY + 1]).replace("\n", " ")
    is_cut = len(typed) > LONGEST_QUERY
    text = text[:LONGEST_QUERY]
    text, phrases = _take(_QUOTED, text)
    text, prefixes = _take(_PREFIX, text)
    text, comparisons = _take_comparisons(text)
    unread = dict.fromkeys(find_unread(text))
    text = _IDLE_SIGNS.sub(" ", text)
    spans = [match.span() for match in _WORD.finditer(text) if _LETTER.search(match[0])]
    initials = [text[start:end] for start, end in spans if is_initials(text[start:end])]
    spans = [span for span in spans if not is_initials(text[slice(*span)])]
    is_cut = is_cut or len(spans) > MOST_WORDS
    words = list(_read_words(text, spans[:MOST_WORDS], read_morphemes(text)))
    said = [word for word in words if word.forms]
    has_others = bool(phrases or prefixes or initials or comparisons)
    kept = said if said or has_others else _keep_all(words)
    return ParsedQuery(
        words=tuple(kept),
        phrases=tuple(_read_phrases(phrases, read_morphemes)),
        prefixes=tuple(prefixes),
        initials=tuple(dict.fromkeys(initials)),
        comparisons=comparisons,
        left_out=tuple(word.typed for word in words if word not in said and word not in kept),
        unread=tuple(unread)[:MOST_WORDS],
        is_cut=is_cut,
    )


def _take(pattern: re.Pattern[str], text: str) -> tuple[str, list[str]]:
    """Cut out what a pattern finds, sign for sign; gives each different group with letters."""
    found = [match[1].strip() for match in pattern.finditer(text)]
    rest = pattern.sub(lambda match: " " * len(match[0]), text)
    return rest, [each for each in dict.fromkeys(found) if _LETTER.search(each)][:MOST_WORDS]


def _take_comparisons(text: str) -> tuple[str, tuple[Comparison, ...]]:
    found = list(read_comparisons(text))
    for start, end, _ in found:
        text = text[:start] + " " * (end - start) + text[end:]
    return text, tuple(comparison for _, _, comparison in found)


def _read_words(
    text: str, spans: Sequence[tuple[int, int]], morphemes: Sequence[Morpheme]
) -> Iterator[Word]:
    for start, end in spans:
        inside = [each for each in morphemes if start <= each.start < end]
        said = [each for each in inside if each.form not in stopwords()]
        first = min((each.start for each in said), default=start)
        last = max((each.end for each in said), default=end)
        yield Word(
            typed=text[start:end],
            core=text[first : min(last, end)],
            forms=tuple(dict.fromkeys(each.form for each in said)),
        )


def _keep_all(words: Sequence[Word]) -> list[Word]:
    """Keep words as typed where none of them says anything by itself."""
    return [Word(typed=word.typed, core=word.typed, forms=()) for word in words]


def _read_phrases(phrases: Sequence[str], read_morphemes: ReadMorphemes) -> Iterator[Word]:
    for phrase in phrases:
        forms = dict.fromkeys(each.form for each in read_morphemes(phrase))
        yield Word(typed=phrase, core=phrase, forms=tuple(forms))


@cache
def stopwords() -> frozenset[str]:
    """Give the morphemes that a question has and its answer does not."""
    listed = files("corpus.search").joinpath("stopwords.txt").read_text("utf-8")
    return frozenset(listed.split())
