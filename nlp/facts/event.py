"""Read cluster activities: kind, name, days, place and hosts; one event however often it is named.

from nlp.facts.event import find_events
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from corpus.facts.event import Event
from nlp.activities import Activity, find_activities, find_quoted_names, is_dated
from nlp.acts import REACH, find_acts
from nlp.dates import DateSpan, find_dates
from nlp.diary import Diary, Occasion
from nlp.document import get_published
from nlp.evidence import make_evidence
from nlp.hosts import Place, find_hosts, find_named_hosts, find_place, find_signatories
from nlp.page import Page, get_page
from nlp.participants import find_participants
from nlp.passages import Passage, make_passages
from nlp.standing import find_status, is_postponed

Doc.set_extension("events", default=None, force=True)

_FIRST_DAY = re.compile(r"첫날|개막일|첫째 날")
_SIGNED = re.compile(r"협약|양해각서|협정|MOU|조인|체결|서명|의향서")
_IS_SUBJECT = re.compile(r"[’'”\"`」』>》]?(?:\([^()\n]{0,40}\))?(?:[이가은는도에])")
_IS_OBJECT = re.compile(r"[’'”\"`」』>》]?(?:\([^()\n]{0,40}\))?[을를]")
_TOLD = re.compile(r"(?:했|됐|하였|되었)다고\s")
_TOLD_REACH = 10
_SAME_DAY = ("이날", "당일", "같은", "그날", "전날", "다음", "이튿날")
_TO = re.compile(r"에(?:는|도)?\s")
_HEADING = re.compile(r"\s?[,…]")
_COUPLED = re.compile(
    r"[’'”\"`」』>》]?\s?(?:및|과|와|겸|·|,)\s?\S{0,10}\s?\S{0,10}\s?[‘'“\"`「『<《]?"
)
_ATTENDED = re.compile(r"참석|참가|참여|모인|모여")
# What a headline says of an activity without a verb in full: `15일 정기총회 개최`.
_HEADED = re.compile(
    r"[’'”\"`」』>》]?\s?(?:성황리에?\s?)?(?:개최|진행|개막|체결|성료|열어|열려|연다|열린다|가져|마련|출범|성황|맺|취소|연기)"
)
# Precisions of an event by that of its date; all others are those of a year.
_PRECISIONS = {"day": "day", "month": "month", "week": "month"}
_TERMS = frozenset({"quarter", "half", "year", "season"})


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
        investments and appointments give none. One that only the headline names is read there.
    """
    yield from find_events(doc)


def _collect(doc: Doc) -> list[Occasion]:
    page, diary = get_page(doc), Diary()
    sentences = list(make_passages(page))
    for sentence in sorted(sentences, key=lambda each: each.headline):
        mentions = _find_mentions(page, sentence)
        for activity in mentions:
            if not sentence.headline or _is_news(page, activity, diary):
                _note(page, sentence, activity, diary)
        for act in [] if sentence.headline else _read_acts(page, sentence):
            if not any(act.start < x.end and x.start < act.end for x in mentions if x.held):
                diary.add(act, pointing=False)
    return sorted(diary.found, key=lambda found: found.start)


def _is_news(page: Page, activity: Activity, diary: Diary) -> bool:
    """Tell whether a headline holds an activity of a kind that the text does not tell of."""
    held = activity.held or _HEADED.match(page.text, activity.end)
    return bool(held) and activity.strength != "weak" and not diary.knows(activity.family)


def _find_mentions(page: Page, sentence: Passage) -> list[Activity]:
    found = list(find_activities(page, sentence.start, sentence.end, sentence.dates))
    spans = [(activity.start, activity.end) for activity in found]
    unknown = find_quoted_names(page, sentence.start, sentence.end)
    free = [x for x in unknown if all(x.end <= s or e <= x.start for s, e in spans)]
    found = [x for x in found if x.strength != "weak" or not _is_body(page, x)]
    return _couple(page, sorted([*found, *free], key=lambda activity: activity.start))


def _is_body(page: Page, activity: Activity) -> bool:
    """Tell whether the words are the name of a body: `가나협의회`."""
    entity = page.opening.get(activity.start)
    return entity is not None and entity[0] == activity.end


def _couple(page: Page, found: list[Activity]) -> list[Activity]:
    """Let `정기총회 및 워크숍을 열었다` hold both: what holds the last holds those joined to it."""
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index], found[index + 1]
        if second.held and _COUPLED.fullmatch(page.text, first.end, second.start):
            found[index] = replace(first, held=True, verb=second.verb)
    return found


def _note(page: Page, sentence: Passage, activity: Activity, diary: Diary) -> None:
    activity, before = _take_in_term(page, sentence, activity)
    dated = is_dated(page, activity, before[-1] if before else None)
    date = _choose_date(sentence, activity, before)
    if not date and diary.found and _FIRST_DAY.search(page.text, sentence.start, activity.start):
        date = diary.found[-1].date
    if not (activity.held or dated or activity.pointing or sentence.headline):
        if not _TO.match(page.text, activity.end) or not diary.knows(activity.family):
            return
        activity, date = replace(activity, pointing=True), None  # `협약식에는 …이 참석했다`
    if activity.strength == "weak" and not date and not activity.pointing:
        return
    diary.add(_make_occasion(page, sentence, activity, date), pointing=activity.pointing)


def _choose_date(sentence: Passage, activity: Activity, before: list[DateSpan]) -> DateSpan | None:
    after = [d for d in sentence.list_dates(activity.start) if d.start >= activity.end]
    if after and (is_postponed(activity.verb) or _is_finer(activity, after[0], before)):
        return after[0]
    return before[-1] if before else after[0] if after and activity.held else None


def _is_finer(activity: Activity, date: DateSpan, before: list[DateSpan]) -> bool:
    """Tell whether a date after a name outweighs a year before it: `올해 10회인 포럼은 5월에`."""
    if not activity.held or not before:
        return False
    return before[-1].precision in _TERMS and date.precision not in _TERMS


def _take_in_term(
    page: Page, sentence: Passage, activity: Activity
) -> tuple[Activity, list[DateSpan]]:
    """Make a half-year or year right before a name part of it where another date dates it."""
    before = [d for d in sentence.list_dates(activity.start) if d.end <= activity.start]
    term = before[-1] if len(before) > 1 else None
    if not term or term.precision not in _TERMS or page.text[term.end : activity.start].strip():
        return activity, before
    name = page.text[term.start : activity.end]
    return replace(activity, start=term.start, name=name), before[:-1]


def _make_occasion(
    page: Page, sentence: Passage, activity: Activity, date: DateSpan | None
) -> Occasion:
    hosts, named = _find_hosts(page, sentence, activity)
    rule = "event.held" if activity.held else "event.dated"
    if _ATTENDED.search(page.text, sentence.start, sentence.end):
        rule = "event.attended"
    span = activity.start, activity.end
    return Occasion(
        start=activity.start,
        end=activity.end,
        name=activity.name,
        kind=activity.kind,
        family=activity.family,
        date=date if not activity.pointing or _is_own(page, activity, date) else None,
        place=find_place(page, sentence.start, sentence.end, span, sentence.dates),
        hosts=hosts,
        named=named,
        participants=find_participants(
            page, sentence.start, sentence.end, sentence.people, sentence.places
        ),
        status=find_status(page, (*span, sentence.end), verb=activity.verb, date=date),
        rule="event.headline" if sentence.headline else rule,
    )


def _is_own(page: Page, activity: Activity, date: DateSpan | None) -> bool:
    """Tell whether `이번 워크숍은 16일 열렸다` dates the activity itself, not by 이날."""
    named = page.text[date.start : date.end].startswith(_SAME_DAY) if date else True
    return activity.held and not named


def _find_hosts(page: Page, sentence: Passage, activity: Activity) -> tuple[tuple[str, ...], bool]:
    """Give the hosts, and whether words like 주최 name them."""
    outside = [p for p in sentence.places if p[1] <= activity.start or p[0] >= activity.end]
    if _SIGNED.search(activity.kind):
        return find_signatories(page, outside, activity.start), False
    if named := find_named_hosts(page, outside):
        return named, True
    if sentence.headline and (headed := _list_headed(page, outside)):
        return headed, False
    held = activity.held and not _IS_SUBJECT.match(page.text, activity.end)
    if held or _IS_OBJECT.match(page.text, activity.end):
        return find_hosts(page, outside, activity.start) or sentence.before, False
    return (), False


def _list_headed(page: Page, places: list[Place]) -> tuple[str, ...]:
    """Give whom a headline is about: `가나협회, 15일 총회 개최`."""
    found = next((x.text for _, end, x in places if _HEADING.match(page.text, end)), None)
    return (found,) if found else ()


def _read_acts(page: Page, sentence: Passage) -> Iterator[Occasion]:
    for act in find_acts(page.text, sentence.start, sentence.end):
        before = [d for d in sentence.list_dates(act.start) if 0 <= act.start - d.end <= REACH]
        told = _find_told_day(page, act.end)
        if told and (not before or before[-1].precision == "year"):
            before = [told]
        hosts = find_hosts(page, sentence.places, act.start)
        if not before and not (hosts and act.done):
            continue
        date = before[-1] if before else None
        yield Occasion(
            start=act.start,
            end=act.end,
            name=act.name,
            kind=act.kind,
            family=act.kind,
            date=date,
            place=None,
            hosts=hosts,
            status=find_status(page, (act.start, act.start, sentence.end), verb="", date=date),
            rule="event.act",
        )


def _find_told_day(page: Page, end: int) -> DateSpan | None:
    """Give the day of `선정했다고 11일 밝혔다`: what is chosen is made known that day."""
    told = _TOLD.match(page.text, end)
    if not told:
        return None
    dates = find_dates(page.text[told.end() : told.end() + _TOLD_REACH], get_published(page.doc))
    return next(iter(dates), None)


def _make_event(doc: Doc, found: Occasion) -> Event:
    date = found.date
    return Event(
        name=found.name,
        kind=found.kind,
        first_day=date.first if date else None,
        last_day=date.last if date else None,
        precision=_PRECISIONS.get(date.precision, "year") if date else None,
        place=found.place,
        organisers=found.hosts,
        participants=tuple(name for name in found.participants if name not in found.hosts),
        status=found.status,
        evidence=make_evidence(doc, found.start, found.end, rule=found.rule),
    )
