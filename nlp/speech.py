"""Whether the words around a quotation say that somebody spoke it."""

import re
from collections.abc import Iterator
from functools import cache

from nlp.lexicons import load_lexicon
from nlp.page import Page

# What follows the closing mark, by what it says: `said` ends or reports speech, `while` goes on to
# another verb, `that` makes the words an attribute of a noun, `case` a noun of the sentence.
_MARKER = re.compile(
    r"(?P<while>(?:이?라|하)?면서도?(?![가-힣])|이?라며|하며|며(?=[\s,“\"]))"
    r"|(?P<said>이?라고(?:까지|도|는|만)?(?![가-힣])|하고(?=\s)|고(?:도|는|만|까지)?(?=[\s,.]|$)"
    r"|이?라(?=\s)|(?:이?라고?|고)(?=[가-힣]{1,4}(?:했|혔|한다|였)))"
    r"|(?P<that>이?라는|이?라던|이?란|는|던)"
    r"|(?P<case>을|를|이|가|은|의|와|과|에|로|으로|도|만|부터|까지|처럼|보다|등)(?![가-힣]*다\.)"
)
# The same one space too far: `“…” 며 웃었다`.
_SPACED = re.compile(r"\s(?:(?P<while>이?라며|며|라?면서)|(?P<said>이?라고|고))(?=[\s,.])")
_CLAUSE_ENDINGS = "다자라냐까지요죠네군걸께게데"


def read_marker(text: str, quote_end: int, closed: int) -> tuple[str, int]:
    """Give (kind, end) of what follows a closing mark; kind is `none` where nothing telling does.

    `는` after words that are no clause is a particle: “상생”은 and “상생하자”는 differ.
    """
    found = _MARKER.match(text, closed) or _SPACED.match(text, closed)
    if not found:
        return "none", closed
    kind = found.lastgroup or "none"
    clause = text[quote_end - 1 : quote_end].strip(".?!…") in _CLAUSE_ENDINGS
    if found[0] == "는" and not clause:
        return "case", found.end()
    return kind, found.end()


def find_stems(page: Page, start: int, end: int) -> Iterator[str]:
    """Yield the stems of the verbs between two places, in order: 강조하, 밝히, 털어놓."""
    return (stem for _, stem in page.find_stems(start, end))


def has_speech_verb(page: Page, start: int, end: int) -> bool:
    """Tell whether a verb of speech stands between two places."""
    verbs = load_lexicon("speech_verbs")
    return any(stem in verbs for stem in find_stems(page, start, end))


def is_naming(page: Page, start: int, end: int) -> bool:
    """Tell whether the first verb names or writes, as in `라고 부른다`, and does not say."""
    return next(find_stems(page, start, end), "") in load_lexicon("naming_verbs")


@cache
def _load_speech_noun() -> re.Pattern[str]:
    nouns = "|".join(load_lexicon("speech_nouns"))
    return re.compile(rf"(?:{nouns})(?=[은는이가을를도로과와,.]|\s|$|였다|에서)")


def find_speech_noun(text: str, start: int, end: int) -> int:
    """Give where a noun of speech (말, 설명, 조언) ends after a place; -1 without one."""
    found = _load_speech_noun().search(text, start, end)
    return found.end() if found else -1
