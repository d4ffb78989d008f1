"""Words (eojeol) with their particle cut off: the grain at which names are read.

Kiwi may split an unknown name anywhere, so names are looked for in whole words, of which only the
grammatical tail (particles, copula, endings) is taken away by its morphemes.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Doc

from nlp.document import Piece
from nlp.lexicons import load_lexicon

# A word keeps a corporate mark, `&`, inner hyphens and inner dots of Latin words and numbers. It
# has at most 80 signs, since text without spaces would be one word.
_WORD = re.compile(
    r"(?:㈜|\((?:주|유|재|사)\))?"
    r"[0-9A-Za-z가-힣\u4e00-\u9fff](?:[0-9A-Za-z가-힣\u4e00-\u9fff]"
    r"|&(?=[0-9A-Za-z가-힣])|(?<=[0-9A-Za-z])[.-](?=[0-9A-Za-z])|(?<=[가-힣A-Za-z])-(?=[가-힣A-Za-z])){0,79}"
    r"(?:㈜|\((?:주|유)\))?"
)
# An age, photo mark or post in Latin letters between a name and what follows: (49), (54·사진),
# (CTO). No words of the sentence.
_ASIDE = re.compile(r"\s?\(\s?(?:\d{2}|사진|C[A-Z]{1,2}O)(?:[·,ㆍ\s]{1,2}사진)?\s?\)")
_NAME_ENDS = ("인",)
_TWO_SYLLABLES = re.compile(
    f"[{''.join(name for name in load_lexicon('surnames') if len(name) == 1)}][가-힣]"
)
_ACTING = re.compile(r"([가-힣]{2,4}(?:광역시|특별시|특별자치시|특별자치도))(가)")
_TAIL_TAGS = ("J", "E", "VC", "XSV", "XSA", "XSM")
_NOUN_TAGS = ("NN", "NR", "SL", "SN", "SH", "XR", "SW", "XSN", "W_")


class _Part(NamedTuple):
    """A token with its tags: whether it is all tail, and whether Kiwi does not know it."""

    start: int
    tags: tuple[str, ...]
    is_tail: bool
    unknown: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A word: `text` is `doc.text[start:end]` without the tail, which ends at `stop`.

    `gap` is what stands between the word before and this one. `nominal` is false where the
    morphemes say verb or adverb. `tags` are Kiwi's, of the part without the tail;
    `unknown` tells that a noun in it is not in Kiwi's dictionary.
    """

    start: int
    end: int
    stop: int
    text: str
    tail: str
    gap: str
    nominal: bool
    tags: tuple[str, ...]
    unknown: bool

    @property
    def is_open(self) -> bool:
        """Whether no particle follows, so that the next word may belong to the same name."""
        return not self.tail

    @property
    def is_common(self) -> bool:
        """Whether Kiwi knows the word as one common noun, which a name seldom is."""
        return self.tags == ("NNG",) and not self.unknown


def make_words(doc: Doc) -> list[Word]:
    """Give the words of a document in order."""
    text: str = doc._.text
    parts = list(_list_parts(doc._.pieces, doc._.unknown))
    starts = [part.start for part in parts]
    words: list[Word] = []
    asides = {place for found in _ASIDE.finditer(text) for place in range(*found.span())}
    stop = 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        if start in asides:
            continue
        inside = parts[bisect_left(starts, start) : bisect_left(starts, end)]
        words.append(_make_word(text, (start, end), inside, text[stop:start]))
        stop = end
    return _mend_names([_cut_particle(word) for word in words], text)


def _list_parts(pieces: Iterable[Piece], unknown: frozenset[int]) -> Iterator[_Part]:
    for piece in pieces:
        if piece.tag != "SPACE":
            tags, is_tail = _read_tag(piece.tag)
            plural = piece.tag == "XSN" and piece.text == "들"
            yield _Part(piece.start, tags, is_tail or plural, piece.start in unknown)


@cache
def _read_tag(tag: str) -> tuple[tuple[str, ...], bool]:
    """Split the joined tags of a token, and tell whether all are particles or endings."""
    tags = tuple(tag.split("+"))
    return tags, all(each.startswith(_TAIL_TAGS) for each in tags)


@cache
def _ending_pattern() -> re.Pattern[str]:
    names = ("cluster_heads", "organisation_heads", "titles")
    heads = "|".join(head for name in names for head in load_lexicon(name) if len(head) > 1)
    particles = "은|는|이|가|을|를|의|에|와|과|도|로|으로|에서|에는|에도|까지|부터"
    return re.compile(rf"(.+(?:{heads}))({particles})")


def _cut_particle(word: Word) -> Word:
    """Cut the particle that Kiwi took for a part of an unknown name: G밸리의, 창원산단을."""
    if not word.is_open:
        return word
    found = _ACTING.fullmatch(word.text)  # 대전광역시가, which Kiwi reads as 시가 (price)
    if found is None and word.unknown:
        found = _ending_pattern().fullmatch(word.text)
    if found is None:
        return word
    return replace(word, end=word.start + found.end(1), text=found[1], tail=found[2], nominal=True)


def _mend_names(words: list[Word], text: str) -> list[Word]:
    """Give back the last syllable to names like 석태인, which the copula or a particle took.

    Two syllables and `인` or `은` before another noun are read as the three of a name, unless the
    shorter word is a known common noun: what follows a topic is set off by more than a title.
    """
    mended = list(words)
    for index, (word, following) in enumerate(pairwise(words)):
        name_like = word.unknown or word.tags == ("NNP",)
        torn = word.tail in _NAME_ENDS and name_like and _TWO_SYLLABLES.fullmatch(word.text)
        if torn and following.gap == " " and following.nominal:
            mended[index] = replace(word, end=word.stop, text=text[word.start : word.stop], tail="")
    return mended


def _make_word(text: str, span: tuple[int, int], parts: Sequence[_Part], gap: str) -> Word:
    start, stop = span
    end, kept = _find_tail(span, parts)
    tags = tuple([tag for part in parts[:kept] for tag in part.tags])
    return Word(
        start=start,
        end=end,
        stop=stop,
        text=text[start:end],
        tail=text[end:stop],
        gap=gap,
        nominal=bool(tags) and tags[-1].startswith(_NOUN_TAGS),
        tags=tags,
        unknown=any(part.unknown for part in parts[:kept]),
    )


def _find_tail(span: tuple[int, int], parts: Sequence[_Part]) -> tuple[int, int]:
    """Give where the grammatical tail begins, and how many tokens stand before it.

    A word that is all tail has none.
    """
    start, stop = span
    kept = len(parts)
    while kept and parts[kept - 1].is_tail:
        kept -= 1
    end = parts[kept].start if kept < len(parts) else stop
    return (end, kept) if end > start else (stop, len(parts))


def is_joined(word: Word, following: Word) -> bool:
    """Whether two words stand side by side with one space and no particle between them."""
    return word.is_open and following.gap == " "
