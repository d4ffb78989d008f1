"""The names of a document that may stand in a relation, in order of the text, without overlap.

Entities, places (`경남 창원시 성산구`), named activities, and `이 회사` for who was spoken of last.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc

from nlp.document import get_places
from nlp.facts.event import find_events
from nlp.lexicons import load_lexicon
from nlp.relations.sketch import ACTIVITY, ORGANISATION, PLACE, SIGNS, Name

_POINTING = re.compile(
    r"(?<![가-힣])이 (?:회사|기업|업체|기관|대학|공단|센터|재단|단체)(?=[은는이가]\s)"
)
_UNNAMED = ("다음 ", "이번 ", "이날 ", "이 ", "그 ", "해당 ")
_LONGEST_PLACE = 4


@cache
def _load_place() -> re.Pattern[str]:
    regions = "|".join(map(re.escape, load_lexicon("regions")))
    unit = r"(?:특별자치시|특별자치도|특별시|광역시|시|도|군|구)?"
    further = rf"(?:\s(?:(?:{regions})[시군구]?|[가-힣]{{1,4}}[시군구읍면동리])(?![가-힣]*단))"
    return re.compile(
        rf"(?<![가-힣A-Za-z])(?:{regions}){unit}{further}{{0,{_LONGEST_PLACE}}}"
        r"(?=에\s|에는|에서|의\s|로\s|으로\s|\s(?:소재|내)[\s)]|\))"
    )


def find_names(doc: Doc, text: str) -> list[Name]:
    """Give all names in order: a named activity with what stands in it, entities, places."""
    entities = [
        Name(start, end, SIGNS[entity.type], entity.text)
        for start, end, entity in get_places(doc, *SIGNS)
    ]
    activities = _merge(_find_activities(doc), _find_quoted(text))
    names = _merge(list(_drop_entities(activities, entities)), entities)
    names = _merge(names, [Name(*m.span(), PLACE, m[0]) for m in _load_place().finditer(text)])
    return _merge(names, list(_find_pointed(text, names)))


def _find_activities(doc: Doc) -> list[Name]:
    """Give the activities whose name says more than their kind; agreements are none."""
    kinds = (*load_lexicon("agreement_kinds"), "협약", "협약식")
    return [
        Name(event.evidence.start, event.evidence.end, ACTIVITY, event.name)
        for event in find_events(doc)
        if len(event.name) > len(event.kind) and not event.kind.endswith(kinds)
        if event.evidence.rule != "event.act" and not event.name.startswith(_UNNAMED)
    ]


@cache
def _load_quoted() -> re.Pattern[str]:
    kinds = "|".join(load_lexicon("event_kinds"))
    return re.compile(
        rf"[‘'「『<《“\"](?P<name>[^‘’'“”\"「」『』<>《》\n]{{2,50}}?(?:{kinds})(?:\s?\d{{4}})?)[’'」』>》”\"]"
    )


def _find_quoted(text: str) -> list[Name]:
    found = _load_quoted().finditer(text)
    return [Name(*match.span("name"), ACTIVITY, match["name"]) for match in found]


def _drop_entities(activities: Sequence[Name], entities: Sequence[Name]) -> Iterator[Name]:
    """Yield the activities that are not entities by themselves: a recurring one is a programme."""
    spans = {(name.start, name.end) for name in entities}
    yield from (name for name in activities if (name.start, name.end) not in spans)


def _find_pointed(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """Yield `이 회사` as the organisation that last stood as topic or first in its sentence."""
    index, topic = 0, None
    for found in _POINTING.finditer(text):
        while index < len(names) and names[index].end <= found.start():
            name = names[index]
            if name.sign == ORGANISATION and text[name.end : name.end + 1] in (
                "은",
                "는",
                "이",
                "가",
            ):
                topic = name
            index += 1
        if topic is not None:
            yield Name(*found.span(), ORGANISATION, topic.text)


def _merge(first: Sequence[Name], second: Sequence[Name]) -> list[Name]:
    """Add those names of the second that overlap with none of the first, in order."""
    taken = sorted(first)
    merged, at = list(taken), 0
    for name in sorted(second):
        while at < len(taken) and taken[at].end <= name.start:
            at += 1
        if at == len(taken) or name.end <= taken[at].start:
            merged.append(name)
    return sorted(merged)
