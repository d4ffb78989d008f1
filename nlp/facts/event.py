"""Read cluster activities: kind, name, days, place and hosts; one event however often it is named.

from nlp.facts.event import find_events
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from corpus.facts.event import Event
from nlp.activities import Activity, find_activities, find_quoted_names, is_dated
from nlp.attribution import attribute_quotations
from nlp.dates import DateSpan, find_dates
from nlp.document import get_places, get_published
from nlp.evidence import make_evidence
from nlp.hosts import Place, find_hosts, find_named_hosts, find_place, find_signatories
from nlp.lexicons import load_lexicon
from nlp.quotations import mask_quotations, split_sentences
from nlp.speakers import Page
from nlp.speech import find_stems

Doc.set_extension("events", default=None, force=True)

# Activities that an act makes and no noun names: `12일 강소특구로 지정됐다`.
_ACT = re.compile(
    r"(?P<kind>지정|선정|출범|발족)(?:\s?고시)?"
    r"(?=됐|되[^는]|된|될|돼|하[기며였]|했|한[다 ]|할|키로)"
)
_DONE = re.compile(r"(?:됐|되었|했|하였)(?:다|으며|고|습니다)")
_ACT_NAME = re.compile(
    r"(?P<name>[^\s,“”\"'‘’]+(?:\s[^\s,“”\"'‘’]+)?)(?:으로|로|에|을|를|이|가)\s$"
)
_COMPARED = re.compile(r"보다|\s?대비|까지|\s?기준|\s?현재|\s?이후")
_FIRST_DAY = re.compile(r"첫날|개막일|첫째 날")
_PARTICIPANTS = re.compile(r"참석|참가|참여|모인|모여")
_SIGNED = re.compile(r"협약|양해각서|협정|MOU|조인|체결|서명|의향서")
_HELD = re.compile(r"[’'”\"`」』>》]?[을를]")
_COUPLED = re.compile(
    r"[’'”\"`」』>》]?\s?(?:및|과|와|겸|·|,)\s?\S{0,10}\s?\S{0,10}\s?[‘'“\"`「『<《]?"
)
_ANY = frozenset({"행사", "모임", "대회"})
# Precisions of an event by that of its date; all others are those of a year.
_PRECISIONS = {"day": "day", "month": "month", "week": "month"}
_TERMS = frozenset({"quarter", "half", "year", "season"})
# An act further than this from its date is not dated by it, in code points.
_ACT_REACH = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """One event as it grows from its mentions; `start`, `end` span its first name."""

    start: int
    end: int
    name: str
    kind: str
    family: str
    date: DateSpan | None
    place: str | None
    hosts: tuple[str, ...]
    rule: str

    def merge(self, other: "_Found") -> "_Found":
        """Give this event with what a later mention adds."""
        better = other.family == self.family and len(other.kind) > len(self.kind)
        finer = other.date and (not self.date or self.date.precision != "day")
        return replace(
            self,
            kind=other.kind if better or other.kind == f"{self.kind}식" else self.kind,
            date=other.date if finer else self.date,
            place=self.place or other.place,
            hosts=self.hosts or other.hosts,
        )


@dataclass(slots=True)
class _Sentence:
    """A sentence with its dates (those of the news left out) and organisations."""

    start: int
    end: int
    dates: list[DateSpan]
    places: list[Place]
    before: tuple[str, ...] = ()


@dataclass(slots=True)
class _Diary:
    """The events of a document so far."""

    found: list[_Found] = field(default_factory=list)

    def add(self, new: _Found, *, pointing: bool) -> None:
        """Take in a mention: it adds to the event that it names again, else it is one."""
        for index in range(len(self.found) - 1, max(-1, len(self.found) - 8), -1):
            if _is_same(self.found[index], new, pointing=pointing):
                self.found[index] = self.found[index].merge(new)
                return
        if not pointing and (new.date or new.place or new.hosts or new.rule == "event.attended"):
            self.found.append(new)


def _is_same(old: _Found, new: _Found, *, pointing: bool) -> bool:
    kin = old.family == new.family or old.kind.endswith(new.family) or new.kind in old.name
    if pointing:
        return kin or new.family in _ANY
    if old.date and new.date and not _agree(old.date, new.date):
        return False
    contained = new.name in old.name or old.name in new.name or new.name == new.family
    return kin and (contained or bool(old.date and new.date))


def _agree(old: DateSpan, new: DateSpan) -> bool:
    return old.first <= new.last and new.first <= old.last


def find_events(doc: Doc) -> tuple[Event, ...]:
    """Find the events of a document after the entity stage, in order of the text.

    The answer is kept on the document, so that other readers may ask again at no cost.
    """
    if doc._.events is None:
        doc._.events = tuple(_make_event(doc, found) for found in _collect(doc))
    events: tuple[Event, ...] = doc._.events
    return events


def read(doc: Doc) -> Iterator[Event]:
    """Yield each event once; its evidence is where it is first named.

    Args:
        doc: A document after the entity stage.

    Yields:
        Activities with a date, place, host or participants; plans, surveys, calls, awards, orders,
        investments and appointments give none.
    """
    yield from find_events(doc)


def _collect(doc: Doc) -> list[_Found]:
    page = Page(doc)
    masked = mask_quotations(page.text, tuple(a.quotation for a in attribute_quotations(doc)))
    diary = _Diary()
    for sentence in _make_sentences(page, masked):
        for activity in _find_mentions(page, sentence):
            _note(page, sentence, activity, diary)
        for act in _find_acts(page, sentence):
            diary.add(act, pointing=False)
    return sorted(diary.found, key=lambda found: found.start)


def _make_sentences(page: Page, masked: str) -> Iterator[_Sentence]:
    dates = [d for d in find_dates(masked, get_published(page.doc)) if not _is_of_news(page, d)]
    places = get_places(page.doc, "ORG", "CLUSTER")
    date_starts, place_starts = [d.start for d in dates], [p[0] for p in places]
    hosts: tuple[str, ...] = ()
    for start, end in split_sentences(masked):
        if start == 0 and not masked[:end].rstrip().endswith((".", "다")) and end < len(masked):
            continue  # the headline: the text says it again
        own_dates = dates[bisect_left(date_starts, start) : bisect_left(date_starts, end)]
        own_places = places[bisect_left(place_starts, start) : bisect_left(place_starts, end)]
        yield _Sentence(start, end, own_dates, own_places, hosts)
        hosts = find_hosts(page, own_places, end) or hosts


def _is_of_news(page: Page, date: DateSpan) -> bool:
    """Tell whether a date is the day of the report, a deadline or what is compared with."""
    leaning = _COMPARED.match(page.text, date.end)
    if leaning and (leaning[0] != "까지" or date.first == date.last):
        return True
    stem = next(find_stems(page, date.end, date.end + 8), "")
    return stem in load_lexicon("reporting_verbs")


def _find_mentions(page: Page, sentence: _Sentence) -> list[Activity]:
    found = list(find_activities(page, sentence.start, sentence.end, sentence.dates))
    spans = [(activity.start, activity.end) for activity in found]
    unknown = find_quoted_names(page, sentence.start, sentence.end)
    free = [x for x in unknown if all(x.end <= s or e <= x.start for s, e in spans)]
    return _couple(page, sorted([*found, *free], key=lambda activity: activity.start))


def _couple(page: Page, found: list[Activity]) -> list[Activity]:
    """Let `정기총회 및 워크숍을 열었다` hold both: what holds the last holds those joined to it."""
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index], found[index + 1]
        if second.held and _COUPLED.fullmatch(page.text, first.end, second.start):
            found[index] = replace(first, held=True)
    return found


def _note(page: Page, sentence: _Sentence, activity: Activity, diary: _Diary) -> None:
    activity, before = _take_in_term(page, sentence, activity)
    after = [d for d in sentence.dates if d.start >= activity.end]
    dated = is_dated(page, activity, before[-1] if before else None)
    date = before[-1] if before else after[0] if after and activity.held else None
    if not date and diary.found and _FIRST_DAY.search(page.text, sentence.start, activity.start):
        date = diary.found[-1].date
    if not (activity.held or dated or activity.pointing):
        return
    if activity.strength == "weak" and not date and not activity.pointing:
        return
    diary.add(_make_found(page, sentence, activity, date), pointing=activity.pointing)


def _take_in_term(
    page: Page, sentence: _Sentence, activity: Activity
) -> tuple[Activity, list[DateSpan]]:
    """Make a half-year or year right before a name part of it where another date dates it."""
    before = [d for d in sentence.dates if d.end <= activity.start]
    term = before[-1] if len(before) > 1 else None
    if not term or term.precision not in _TERMS or page.text[term.end : activity.start].strip():
        return activity, before
    name = page.text[term.start : activity.end]
    return replace(activity, start=term.start, name=name), before[:-1]


def _make_found(
    page: Page, sentence: _Sentence, activity: Activity, date: DateSpan | None
) -> _Found:
    outside = [p for p in sentence.places if p[1] <= activity.start or p[0] >= activity.end]
    name = activity.start, activity.end
    hosts: tuple[str, ...] = ()
    if _SIGNED.search(activity.kind):
        hosts = find_signatories(page, outside, activity.start)
    elif _HELD.match(page.text, activity.end):
        hosts = find_hosts(page, outside, activity.start) or sentence.before
    else:
        hosts = find_named_hosts(page, outside)
    attended = _PARTICIPANTS.search(page.text, sentence.start, sentence.end)
    return _Found(
        start=activity.start,
        end=activity.end,
        name=activity.name,
        kind=activity.kind,
        family=activity.family,
        date=date if not activity.pointing else None,
        place=find_place(page, sentence.start, sentence.end, name, sentence.dates),
        hosts=hosts,
        rule="event.attended" if attended else "event.held" if activity.held else "event.dated",
    )


def _find_acts(page: Page, sentence: _Sentence) -> Iterator[_Found]:
    for found in _ACT.finditer(page.text, sentence.start, sentence.end):
        before = [d for d in sentence.dates if 0 <= found.start() - d.end <= _ACT_REACH]
        hosts = find_hosts(page, sentence.places, found.start())
        if not before and not (hosts and _DONE.match(page.text, found.end())):
            continue
        floor = before[-1].end if before else max(sentence.start, found.start() - _ACT_REACH)
        named = _ACT_NAME.search(page.text, floor, found.start())
        yield _Found(
            start=found.start(),
            end=found.end(),
            name=f"{named['name']} {found.group()}" if named else found.group(),
            kind=found["kind"],
            family=found["kind"],
            date=before[-1] if before else None,
            place=None,
            hosts=hosts,
            rule="event.act",
        )


def _make_event(doc: Doc, found: _Found) -> Event:
    date = found.date
    return Event(
        name=found.name,
        kind=found.kind,
        first_day=date.first if date else None,
        last_day=date.last if date else None,
        precision=_PRECISIONS.get(date.precision, "year") if date else None,
        place=found.place,
        organisers=found.hosts,
        evidence=make_evidence(doc, found.start, found.end, rule=found.rule),
    )
