"""The tokens of a document with the spans where no quantity may stand."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from nlp.document import get_places

# A short text between single marks is a name or a motto, unless a quoting particle follows.
_QUOTED_NAME = re.compile(
    r"(?:‘[^’‘\n]{1,40}’|(?<![\w'])'[^'\n]{1,40}'|`[^`\n]{1,40}`|「[^」\n]{1,40}」"
    r"|『[^』\n]{1,40}』|《[^》\n]{1,40}》|<[^<>\n]{1,40}>)(?!이?라?[고며는]|면서)"
)


class Morph(NamedTuple):
    """A token: its span, the first and last of its tags, the form of its first morpheme."""

    start: int
    end: int
    tag: str
    last_tag: str
    form: str


class Scan:
    """A text with its tokens, the edges of these, its sentences and its taken spans."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text: str = doc._.text
        self.tokens = list(_make_morphs(doc))
        self.starts = [token.start for token in self.tokens]
        self.ends = frozenset(token.end for token in self.tokens)
        self.sentences: list[int] = [sentence.start_char for sentence in doc.sents]
        self.places = get_places(doc)
        self.place_starts = [start for start, _, _ in self.places]
        names = [found.span() for found in _QUOTED_NAME.finditer(self.text)]
        self.taken = sorted(names + [(start, end) for start, end, _ in self.places])

    def token_at(self, start: int) -> Morph | None:
        """Give the token that starts here."""
        index = bisect_left(self.starts, start)
        found = index < len(self.tokens) and self.starts[index] == start
        return self.tokens[index] if found else None

    def token_before(self, start: int) -> Morph | None:
        """Give the last token that starts before this place."""
        index = bisect_left(self.starts, start)
        return self.tokens[index - 1] if index else None

    def token_after(self, end: int) -> Morph | None:
        """Give the first token that starts here or later."""
        index = bisect_left(self.starts, end)
        return self.tokens[index] if index < len(self.tokens) else None

    def ends_with_particle(self, end: int) -> bool:
        """Tell whether a particle, an ending or the copula stands glued to this place."""
        token = self.token_at(end)
        return token is not None and (token.tag[0] in "JE" or token.tag in {"VCP", "XSN"})

    def is_word_end(self, end: int) -> bool:
        """Tell whether nothing but a particle goes on behind this place."""
        return not self.text[end : end + 1].isalnum() or self.ends_with_particle(end)

    def sentence_start(self, place: int) -> int:
        """Give the start of the sentence that holds this place."""
        index = bisect_right(self.sentences, place)
        return self.sentences[index - 1] if index else 0

    def paragraph_start(self, place: int) -> int:
        """Give the start of the paragraph that holds this place."""
        return self.text.rfind("\n", 0, place) + 1

    def sentence_end(self, place: int) -> int:
        """Give the start of the next sentence, or the end of the text."""
        index = bisect_right(self.sentences, place)
        return self.sentences[index] if index < len(self.sentences) else len(self.text)

    def is_taken(self, start: int, end: int) -> bool:
        """Tell whether a name overlaps this span (the last two names before its end are asked)."""
        index = bisect_left(self.taken, (end, -1))
        return any(stop > start for _, stop in self.taken[max(0, index - 2) : index])


def _make_morphs(doc: Doc) -> Iterator[Morph]:
    """Yield the tokens but white space."""
    for piece in doc._.pieces:
        if piece.tag != "SPACE":
            tags = piece.tag.split("+")
            yield Morph(piece.start, piece.end, tags[0], tags[-1], piece.lemma.partition("+")[0])
