"""What the trained model proposes: its spans, cut to whole words and freed of what is no name."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from nlp.entities.candidates import Candidate
from nlp.entities.clusters import is_class_word, is_place, is_wide, split_cluster
from nlp.entities.names import is_name, is_title
from nlp.entities.organisations import is_bare_branch
from nlp.entities.words import Word
from nlp.lexicons import load_lexicon, load_words
from nlp.tagger.labels import Span

# How sure the model must be to name what no rule names, by type; found on annotated texts.
_SURE = {"ORG": 0.95, "CLUSTER": 0.9, "PERSON": 0.7, "PROGRAM": 0.9}
_FULL_LENGTH = 3  # syllables of most people's names
_SURE_SHORT = 0.97
_RULE = "model."
_POINTING = ("이", "그", "한", "각", "동", "본", "해당", "같은", "다른", "모든")
_PROPER = ("NNP", "SL", "SH")
_SEATS = ("센터", "시", "도", "군", "구")  # before 에, 에서 a place and no body
_FOREIGN = re.compile(r"[가-힣]{1,6}(?: [가-힣]{1,6}){1,3}")


def is_learned(candidate: Candidate) -> bool:
    """Whether the model proposed it."""
    return candidate.rule.startswith(_RULE)


def propose_learned(
    spans: Iterable[Span], words: Sequence[Word], *, alone: bool = False
) -> Iterator[Candidate]:
    """Yield the spans that the model is sure of (alone: all) and that may be names, in order.

    A span must cover whole words. Left out is what the annotation guide calls no name: a surname
    alone, a title, a class noun, a bare place, a meeting place, an event, `이 회사`.
    """
    starts = [word.start for word in words]
    for span in spans:
        if span.label not in _SURE or (span.score < _SURE[span.label] and not alone):
            continue
        inside = words[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        if _is_whole(inside, span) and _CHECKS[span.label](inside) and not _is_short(span):
            rule = _RULE + span.label.lower()
            yield Candidate(span.start, span.end, span.label, rule, 0)


def _is_short(span: Span) -> bool:
    """Whether a person's name of two syllables, which many words look like, is not sure enough."""
    short = span.end - span.start < _FULL_LENGTH
    return span.label == "PERSON" and short and span.score < _SURE_SHORT


def _is_whole(inside: Sequence[Word], span: Span) -> bool:
    """Whether a span begins and ends with a word, and no particle but 의 stands inside.

    Nor an equals sign, which parts a headline or dateline from the text behind it.
    """
    if not inside or inside[0].start != span.start or inside[-1].end != span.end:
        return False
    if any("=" in word.gap for word in inside[1:]):
        return False
    return all(word.is_open or word.tail == "의" for word in inside[:-1])


def _may_be_person(words: Sequence[Word]) -> bool:
    if len(words) == 1:
        return is_name(words[0]) and not words[0].text.endswith(("리", "읍", "면"))
    surface = " ".join(word.text for word in words)
    return _FOREIGN.fullmatch(surface) is not None and any(word.unknown for word in words)


def _may_be_body(words: Sequence[Word]) -> bool:
    head = words[-1].text
    abbreviated = len(words) == 1 and words[0].tags == ("SL",)  # ICT, SIG: of what, nobody says
    venue = head.endswith(_SEATS) and words[-1].tail.startswith("에")
    proper = any(word.unknown or set(word.tags) & set(_PROPER) for word in words)
    no_body = load_lexicon("venue_heads") + load_lexicon("event_kinds")
    named = "".join(word.text for word in words)
    return (
        proper
        and not abbreviated
        and not venue
        and words[0].text not in _POINTING
        and not head.endswith((*no_body, *load_lexicon("department_heads")))
        and not is_title(head)
        and not is_bare_branch(named)
        and not is_place(named)
        and not is_class_word(named)
        and named not in load_words("no_names") | load_words("organisation_heads")
    )


def _may_be_cluster(words: Sequence[Word]) -> bool:
    parts = split_cluster("".join(word.text for word in words))
    if parts is None or is_class_word(parts[0]) or is_wide(parts[0]):
        return False
    before = [word.text for word in words[:-1]]
    return _may_be_body(words) and not any(is_class_word(x) or x[-1] in "시군구" for x in before)


def _may_be_programme(words: Sequence[Word]) -> bool:
    named = words[-1].text.endswith(load_lexicon("programme_heads")) and len(words) > 1
    return named and any(word.unknown or set(word.tags) & set(_PROPER) for word in words)


_CHECKS: dict[str, Callable[[Sequence[Word]], bool]] = {
    "ORG": _may_be_body,
    "CLUSTER": _may_be_cluster,
    "PERSON": _may_be_person,
    "PROGRAM": _may_be_programme,
}
