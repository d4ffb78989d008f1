"""People and the organisations beside them, as candidates from who holds what."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from nlp.entities.candidates import Candidate
from nlp.entities.clusters import is_class_word, split_cluster
from nlp.entities.holders import Holder, name_text
from nlp.entities.names import is_listed_name, is_name
from nlp.entities.organisations import is_bare_branch, is_organisation
from nlp.entities.words import Word, is_joined
from nlp.lexicons import load_lexicon, load_words

_VILLAGE = re.compile(r"[가-힣]{1,4}[리읍면동]")
_ORDINAL = re.compile(r"제?\d+[대기회차층호]")


def find_called(words: Sequence[Word]) -> Iterator[Candidate]:
    """Yield names that only a word of calling tells: `오복임 씨`, `함은서 선수`."""
    callings = load_words("callings")
    for word, following in pairwise(words):
        if following.text not in callings or not word.is_open:
            continue
        certain = following.text == "씨" and is_listed_name(word)
        if certain or (is_joined(word, following) and is_name(word)):
            yield Candidate(word.start, word.end, "PERSON", "called", 7)


def find_people(words: Sequence[Word], holders: Sequence[Holder]) -> Iterator[Candidate]:
    """Yield the names of the holders, without title and 씨."""
    for holder in holders:
        start = words[holder.name].start
        yield Candidate(start, start + len(name_text(words[holder.name])), "PERSON", holder.rule, 7)


def find_employers(
    words: Sequence[Word], holders: Sequence[Holder], known: Sequence[Candidate]
) -> Iterator[Candidate]:
    """Yield the unknown word that stands as organisation beside a name and title.

    Where the phrase holds a known name, that is the organisation and nothing is added.
    """
    ends = {candidate.start: candidate.end for candidate in known}
    opens = sorted(ends)
    starts = {words[index].start for holder in holders for index in (holder.name, holder.title)}
    for holder in holders:
        if holder.phrase is None:
            continue
        first, last = holder.phrase
        left, right = words[first].start, words[last].end
        inside = opens[bisect_left(opens, left) : bisect_left(opens, right)]
        if any(ends[start] <= right for start in inside):
            continue
        employer = words[last]
        kind = "CLUSTER" if _names_cluster(words, holder) else "ORG"
        if employer.start not in starts and (kind == "CLUSTER" or _may_employ(employer)):
            yield Candidate(employer.start, employer.end, kind, "organisation.holder", 2)


def _may_employ(word: Word) -> bool:
    return (
        len(word.text) > 1
        and not _ORDINAL.fullmatch(word.text)
        and word.nominal
        and (not word.is_common or is_organisation(word))
        and not is_class_word(word.text)
        and not is_bare_branch(word.text)
        and not word.text.endswith(load_lexicon("department_heads"))
        and word.text.removesuffix("지역") not in load_words("regions")
        and split_cluster(word.text) is None
        and not _VILLAGE.fullmatch(word.text)
    )


def _names_cluster(words: Sequence[Word], holder: Holder) -> bool:
    """Tell `ICT(회장 …)`, a cluster in a list, from `여울정밀(대표 …)`."""
    title = words[holder.title].text
    bracket = holder.rule == "holder.bracket" and "(" in words[holder.title].gap
    return bracket and title in ("회장", "부회장") and not is_organisation(words[holder.title - 1])
