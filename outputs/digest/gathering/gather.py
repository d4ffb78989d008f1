"""Gather a digest from the base. The same base gives the same digest, byte for byte."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from corpus.facts import fact_types
from corpus.facts.event import Event
from corpus.facts.figure import Figure
from corpus.facts.position import Position
from corpus.store import Store
from outputs.digest.gathering.ahead import gather_contradictions, gather_due
from outputs.digest.gathering.choosing import Choice, choose
from outputs.digest.gathering.lines import Words, make_line
from outputs.digest.gathering.notes import Notes
from outputs.digest.gathering.places import Belonging
from outputs.digest.gathering.surroundings import gather_names, gather_stories
from outputs.digest.gathering.wish import Wish
from outputs.digest.model import Chart, Count, Digest, Group, Line, Section
from outputs.digest.period import Period

# What a digest has room for: somebody reads it on a Monday morning.
_MOST_IN_SECTION = 6
_MOST_GROUPS = 40
_MOST_TOP = 5
_MOST_CHARTS = 4
_HEADINGS = {
    "event": "활동",
    "position": "인사",
    "programme": "사업과 예산",
    "figure": "수치",
    "relation": "협력과 소속",
    "quote": "발언",
}
_MONEY = ("원", "달러", "유로", "엔", "위안")
_KIND_ORDER = ("cluster", "region", "rest")


def gather(store: Store, wish: Wish) -> Digest:
    """Gather what the documents of a period state, and what is ahead of it.

    Nothing published after the period is looked at, nor what an unhealthy crawl brought and nobody
    accepted. Without `include_unreviewed` only what analysts accepted or corrected stands there.
    """
    period = wish.period
    ranked = choose(store, wish)
    words = Words(store=store, wish_publishers=wish.publishers, until=period.last_day)
    told = {each.statement.key: _tell(words, each) for each in ranked}
    due = gather_due(store, wish, words)
    contradictions = gather_contradictions(store, wish, words)
    lines = (*told.values(), *due, *(line for each in contradictions for line in each.lines))
    names, left_out = gather_names(store, period)
    return Digest(
        period=period.key,
        label=period.label,
        first_day=period.first_day,
        last_day=period.last_day,
        counts=_count(store, period),
        top=tuple(told[each.statement.key] for each in ranked[:_MOST_TOP]),
        groups=_group(ranked, told),
        due=due,
        contradictions=contradictions,
        charts=_gather_charts(store, wish, ranked),
        stories=gather_stories(store, period),
        names=names,
        names_left_out=left_out,
        unreviewed=store.spans.count_unreviewed(period.first_day, period.last_day),
        has_unreviewed=any(not line.is_reviewed for line in lines),
        publishers=words.publishers(),
        faults=(*wish.faults, *_find_held(store, wish)),
    )


def _tell(words: Words, ranked: Choice) -> Line:
    return make_line(
        words,
        ranked.statement,
        mark=ranked.mark,
        note=ranked.note,
        reasons=ranked.rank.reasons,
    )


def _group(ranked: Sequence[Choice], told: Mapping[str, Line]) -> tuple[Group, ...]:
    """Put lines under their clusters, then regions, then the rest; heaviest groups first."""
    groups: defaultdict[Belonging, list[Choice]] = defaultdict(list)
    for each in ranked:
        groups[each.belonging].append(each)
    weights = {
        belonging: sum(each.rank.score for each in members) for belonging, members in groups.items()
    }
    ordered = sorted(
        groups, key=lambda each: (_KIND_ORDER.index(each.kind), -weights[each], each.name)
    )
    return tuple(
        Group(name=each.name, kind=each.kind, sections=_cut_sections(groups[each], told))
        for each in ordered[:_MOST_GROUPS]
    )


def _cut_sections(members: Iterable[Choice], told: Mapping[str, Line]) -> tuple[Section, ...]:
    kinds: defaultdict[str, dict[tuple[str, str], Line]] = defaultdict(dict)
    for each in members:
        line = told[each.statement.key]
        # Two ends of 10억~40억원, or the parts of a split quotation, read alike.
        kinds[_find_section(each)].setdefault((line.sentence, line.note), line)
    words = [*_HEADINGS, *sorted(set(kinds) - set(_HEADINGS))]
    return tuple(
        Section(
            heading=_HEADINGS.get(word) or fact_types()[word].LABEL,
            lines=tuple(kinds[word].values())[:_MOST_IN_SECTION],
            left_out=max(0, len(kinds[word]) - _MOST_IN_SECTION),
        )
        for word in words
        if word in kinds
    )


def _find_section(choice: Choice) -> str:
    """Give the word of a section: money, and what is counted of a programme, have their own."""
    fact = choice.statement.fact
    if isinstance(fact, Figure):
        is_programme = any(each.type == "PROGRAM" for each in choice.named)
        return "programme" if is_programme or fact.unit in _MONEY else fact.TYPE
    return fact.TYPE


def _gather_charts(store: Store, wish: Wish, ranked: Sequence[Choice]) -> tuple[Chart, ...]:
    notes = Notes(store, wish)
    charts: dict[str, Chart] = {}
    for each in ranked:
        if len(charts) >= _MOST_CHARTS:
            break
        chart = notes.make_chart(each.statement, each.named) if each.mark == "changed" else None
        if chart:
            charts.setdefault(chart.title, chart)
    return tuple(charts.values())


def _count(store: Store, period: Period) -> tuple[Count, ...]:
    spans, (first, last) = store.spans, period.before
    now = spans.count_new_statements(period.first_day, period.last_day)
    before = spans.count_new_statements(first, last)
    shown = (Event.TYPE, Position.TYPE, Figure.TYPE)
    documents = Count(
        label="문서",
        now=spans.count_documents(period.first_day, period.last_day),
        before=spans.count_documents(first, last),
    )
    return (
        documents,
        *(
            Count(label=f"새 {_HEADINGS[word]}", now=now.get(word, 0), before=before.get(word, 0))
            for word in shown
        ),
    )


def _find_held(store: Store, wish: Wish) -> Iterator[str]:
    """Yield the publishers of which a crawl of the period is held back."""
    period = wish.period
    keys = {
        run.publisher
        for run in store.crawls.find_held()
        if period.first_day <= run.finished.date() <= period.last_day + timedelta(days=1)
    }
    for key in sorted(keys):
        yield f"{wish.publishers.get(key, key)} (수집 상태 이상으로 보류)"
