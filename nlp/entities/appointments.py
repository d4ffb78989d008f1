"""Posts that a verb of appointing gives: `회장에는 … 대표가 뽑혔다`."""

import re
from collections.abc import Iterator, Sequence

from nlp.entities.holders import Holder, without_called
from nlp.entities.names import is_name, is_title
from nlp.entities.phrases import find_phrase
from nlp.entities.words import Word

_APPOINTED_TAILS = ("에는", "에", "은", "는", "으로는", "로는", "으로", "로")
_APPOINTED = re.compile(r"뽑|선출|선임|내정|임명|추대|위촉|맡[는았을기]|취임|당선|발탁|영입|몫")


def find_appointed(words: Sequence[Word], text: str, found: Sequence[Holder]) -> Iterator[Holder]:
    """Read `회장에는 … 대표가 뽑혔다`: whoever is named up to the verb gets the title before it."""
    named = {holder.name: holder for holder in found}
    for index, word in enumerate(words):
        if not is_title(word.text) or word.tail not in _APPOINTED_TAILS or index in named:
            continue
        places = _up_to_clause_end(words, index, text)
        if not places and word.tail == "에" and index + 1 < len(words):
            places = [index + 1]  # a headline: 새 회장에 봉우석씨
        for place in places:
            called = without_called(words[place].text) or (
                is_name(words[place])
                and words[place + 1 : place + 2]
                and words[place + 1].text == "씨"
            )
            if place in named or called:
                incoming = "incoming" if "내정" in text[word.stop : words[place].stop + 20] else ""
                phrase = find_phrase(words, index)
                yield Holder(place, index, phrase, "holder.appointed", incoming or "current")


def _up_to_clause_end(words: Sequence[Word], index: int, text: str) -> list[int]:
    """Give the words between a title and its verb of appointing; none where no such verb comes."""
    places: list[int] = []
    for place in range(index + 1, min(len(words), index + 30)):
        word = words[place]
        if re.search(r"[.!?\n]", word.gap):
            return []
        if is_title(word.text) and word.tail in ("에는", "은", "는"):
            return places
        if not is_title(word.text) and _APPOINTED.search(text[word.start : word.stop]):
            coming = text[word.stop - 1 : word.stop] in "된한"
            return places + list(range(place + 1, min(place + 5, len(words)))) if coming else places
        places.append(place)
    return []
