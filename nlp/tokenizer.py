"""Kiwi morphemes as a spaCy `Doc` that keeps every character offset.

Contracted morphemes that share a syllable (`했` = 하 + 었) become one token, whose tag joins theirs
with `+`. Text is cut into paragraphs, and those into pieces at white space, because Kiwi's lattice
grows with the length of what it is given.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from kiwipiepy import Kiwi
from kiwipiepy import Token as KiwiToken
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from corpus.records import Morpheme
from nlp.document import Piece
from nlp.lexicons import load_lexicon

# Longest piece given to Kiwi at once, in code points; longer paragraphs are cut at white space.
_PIECE_LENGTH = 4000
_PARAGRAPH = re.compile(r"[^\n]+")
_RUN = re.compile(r"\s+|\S+")
_CONTENT_TAGS = ("N", "V", "M", "XR", "XPN", "XSN", "SL", "SH", "SN", "W", "I")
_EMPTY_TAGS = ("VC", "VX", "W_EMOJI")


class Token(NamedTuple):
    """One or more merged morphemes: place in the text, forms and tags in order."""

    start: int
    end: int
    forms: tuple[str, ...]
    tags: tuple[str, ...]
    ids: tuple[int, ...]
    opens: bool
    unknown: bool


# Kiwi gives a morpheme that is not in its dictionary the number of its tag's class, which is small.
_FIRST_DICTIONARY_ID = 100
_NOUNS = ("NNG", "NNP")


@cache
def load_kiwi() -> Kiwi:
    """Load Kiwi with the domain words, once a process (about 2 s and 0.6 GB)."""
    kiwi = Kiwi(num_workers=1)
    for word in load_lexicon("domain_words"):
        kiwi.add_user_word(word, "NNP")
    return kiwi


def read_morphemes(text: str) -> tuple[Morpheme, ...]:
    """Give the morphemes of a text that search may find, in order.

    Particles, endings, the copula, auxiliaries and symbols are left out; forms are lower case.
    """
    return tuple(_find_content(_tokenise(text)))


def _find_content(tokens: Iterable[Token]) -> Iterator[Morpheme]:
    for token in tokens:
        for form, tag in zip(token.forms, token.tags, strict=True):
            if _is_content(tag):
                yield Morpheme(form=form.lower(), start=token.start, end=token.end)


@cache
def _is_content(tag: str) -> bool:
    return tag.startswith(_CONTENT_TAGS) and not tag.startswith(_EMPTY_TAGS)


def _cut_pieces(text: str) -> Iterator[tuple[int, str]]:
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        while end - start > _PIECE_LENGTH:
            space = text.rfind(" ", start + 1, start + _PIECE_LENGTH)
            cut = space if space > 0 else start + _PIECE_LENGTH
            yield start, text[start:cut]
            start = cut
        yield start, text[start:end]


def _tokenise(text: str) -> Iterator[Token]:
    kiwi = load_kiwi()
    for offset, piece in _cut_pieces(text):
        if piece.isspace():
            continue
        for sentence in kiwi.split_into_sents(piece, return_tokens=True):
            yield from _merge(sentence.tokens, offset)


def _merge(morphemes: Iterable[KiwiToken], offset: int) -> Iterator[Token]:
    """Join the morphemes of one sentence that overlap or have no length of their own."""
    first = end = 0
    opens, unknown = True, False
    forms: list[str] = []
    tags: list[str] = []
    ids: list[int] = []
    for m in morphemes:
        start, tag, number = m.start, m.tag, m.id  # each look-up goes into Kiwi
        stop = start + m.len
        # `며` begins with a copula of no length, which the ending then joins
        if forms and start >= end and stop > start and end > first:
            parts = tuple(forms), tuple(tags), tuple(ids)
            yield Token(first + offset, end + offset, *parts, opens, unknown)
            forms, tags, ids, opens, unknown = [], [], [], False, False
        if not forms:
            first = start
        forms.append(m.form)
        tags.append(tag)
        ids.append(number)
        end = max(end, stop)
        unknown = unknown or (tag in _NOUNS and number < _FIRST_DICTIONARY_ID)
    if forms and end > first:
        parts = tuple(forms), tuple(tags), tuple(ids)
        yield Token(first + offset, end + offset, *parts, opens, unknown)


class _DocParts:
    """The words of a `Doc` in the making, with what stands between them."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.spaces: list[bool] = []
        self.tags: list[str] = []
        self.lemmas: list[str] = []
        self.starts: list[int | bool | None] = []
        self.ids: list[tuple[int, ...]] = []
        self.pieces: list[Piece] = []
        self.end = 0

    def put(
        self, word: str, tag: str, lemma: str, *, opens: bool = False, ids: tuple[int, ...] = ()
    ) -> None:
        """Add one token."""
        end = self.end + len(word)
        self.pieces.append(Piece(len(self.words), self.end, end, word, tag, lemma, opens))
        self.end = end
        self.words.append(word)
        self.spaces.append(False)
        self.tags.append(tag)
        self.lemmas.append(lemma)
        self.starts.append(opens)
        self.ids.append(ids)

    def fill(self, gap: str) -> None:
        """Add what Kiwi passed over; one space belongs to the token before it, as in spaCy."""
        if gap.startswith(" ") and self.words:
            self.spaces[-1] = True
            self.end += 1
            gap = gap[1:]
        for run in _RUN.findall(gap):
            self.put(run, "SPACE" if run.isspace() else "UN", run)


class KiwiTokenizer(DummyTokenizer):  # which has nothing to keep on disk
    """A spaCy tokenizer: text in, `Doc` with tags, lemmas and sentence starts out.

    `doc.text` equals the text to the letter. `tag_` holds Kiwi's tags and `lemma_` its forms, both
    joined by `+`; white space beyond one space and signs that Kiwi passes over are tokens tagged
    `SPACE` and `UN`. `doc._.morphemes` holds what `read_morphemes` would give, `doc._.unknown` the
    offsets of tokens with a noun that is not in Kiwi's dictionary, `doc._.morpheme_ids` Kiwi's
    numbers of each token's morphemes (none for white space and signs that Kiwi passes over).
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Tokenise a text in NFC; the empty text gives an empty `Doc`."""
        tokens = list(_tokenise(text))
        parts, position = _DocParts(), 0
        for token in tokens:
            parts.fill(text[position : token.start])
            surface = text[token.start : token.end]
            tag, lemma = "+".join(token.tags), "+".join(token.forms)
            parts.put(surface, tag, lemma, opens=token.opens, ids=token.ids)
            position = token.end
        parts.fill(text[position:])
        if not parts.words:
            return Doc(self.vocab)
        parts.starts[0] = True
        doc = Doc(
            self.vocab,
            words=parts.words,
            spaces=parts.spaces,
            tags=parts.tags,
            lemmas=parts.lemmas,
            sent_starts=parts.starts,
        )
        doc._.text, doc._.pieces = text, tuple(parts.pieces)
        doc._.morpheme_ids = tuple(parts.ids)
        doc._.morphemes = tuple(_find_content(tokens))
        doc._.unknown = frozenset(token.start for token in tokens if token.unknown)
        return doc


def make_tokenizer() -> Callable[[Language], KiwiTokenizer]:
    """Give spaCy the factory of our tokenizer, named in a pipeline's configuration."""
    return lambda pipeline: KiwiTokenizer(pipeline.vocab)


registry.tokenizers("miclu.kiwi.v1", func=make_tokenizer)
