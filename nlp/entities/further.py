"""Further posts of a person whom a sentence is about: careers and second offices.

그녀는 조선기자재 미니클러스터 회장도 맡고 있다.
김 차장은 산업부 투자유치과장과 주중국대사관 상무관을 지낸 …
"""

import re
from collections.abc import Iterator, Sequence

from nlp.entities.holders import Holder
from nlp.entities.names import is_title
from nlp.entities.phrases import find_phrase
from nlp.entities.short_forms import ShortForm
from nlp.entities.words import Word

_TOPIC_TAILS = ("은", "는", "도", "을", "를", "이", "가")
_PRONOUNS = ("그", "그녀")
_SERVED = re.compile(
    r"지냈|지낸|지내|역임|거쳐|거쳤|거친|일했|일하|재직|맡[고은았아는을]|겸하|이름을 올"
    r"|선출|선임|추대|위촉|임명|당선|강단|활동|수락|출신"
    r"|이기도|으로서|[장원수사감]이다|[장원수사감]이며|자리를 옮"
)
_FORMER = re.compile(r"지냈|지낸|지내|역임|거쳐|거쳤|거친|일했")
_SENTENCE_END = re.compile(r"[.!?]|\n")
_POST_TAILS = ("을", "를", "도", "으로", "로", "과", "와", "으로도", "로도", "으로서", "로서")


def find_further_posts(
    words: Sequence[Word], text: str, holders: Sequence[Holder], forms: Sequence[ShortForm]
) -> Iterator[Holder]:
    """Yield the titles that sentences add to their topic, a person who is already known.

    A sentence without a topic goes on with the one before it in its paragraph. Quoted speech is
    passed over: what somebody says of others is no post of the speaker.
    """
    named = {holder.title: holder.name for holder in holders}
    meant = {form.last: form.name for form in forms}
    taken = set(named) | set(named.values()) | set(meant)
    topic, person = None, None
    for first, last in _split_sentences(words):
        if "\n" in words[first].gap or "“" in words[first].gap:
            topic = None
        topics: dict[int, int] = {}
        for index in range(first, last + 1):
            person = named.get(index, person)
            told = meant.get(index, named.get(index))
            new = _find_topic(words[index], told, person if topic is None else topic)
            topic = topic if new is None else new
            if new is not None:
                topics[index] = new
        stretch = text[words[first].start : words[last].stop]
        if topic is None or re.search('[“"]', stretch) or not _SERVED.search(stretch):
            continue
        standing = "former" if _FORMER.search(stretch) else "current"
        for place in range(first, last + 1):
            if place not in taken and is_title(words[place].text) and _is_post(words, place):
                phrase = find_phrase(words, place)
                nearest = next((topics[n] for n in reversed(topics) if n < place), topic)
                yield Holder(nearest, place, phrase, "holder.further", standing)


def _split_sentences(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    first = 0
    for index in range(1, len(words) + 1):
        if index == len(words) or _SENTENCE_END.search(words[index].gap):
            yield first, index - 1
            first = index


def _find_topic(word: Word, named: int | None, person: int | None) -> int | None:
    """Give the person of whom something is told: `그는`, `김 회장은`, `조정래 회장을`."""
    if word.tail not in _TOPIC_TAILS:
        return None
    return person if word.text in _PRONOUNS else named


def _is_post(words: Sequence[Word], place: int) -> bool:
    """Whether a title stands as a post held: as object, predicate or in a list of such."""
    word = words[place]
    following = words[place + 1] if place + 1 < len(words) else None
    listed = following is not None and (
        following.gap.strip() in (",", "·") or following.text in ("등", "출신")
    )
    held = word.tail.startswith(("이", "인")) and len(word.tail) > 1
    return (word.is_open and listed) or word.tail in _POST_TAILS or held
