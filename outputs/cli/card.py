"""`miclu card`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from outputs.options import AsJson

if TYPE_CHECKING:
    from corpus.cards.records import Card, Comparison, Measure, Ties
    from corpus.knowledge.terms import Term


def command(
    names: Annotated[
        list[str],
        typer.Argument(metavar="NAME…", help="A cluster or organisation; several are compared."),
    ],
    *,
    years: Annotated[
        str, typer.Option(metavar="YEARS", help="Compare years of one instead: 2024,2025.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Print what the base knows of a cluster, and of what it knows nothing; or compare two.

    Names, members, operators, programmes with money, people in posts, the latest figures,
    activities, quotations and documents, each with a sentence that states it.

    Example: miclu card 가람ICT미니클러스터

    Example: miclu card 가람ICT미니클러스터 --years 2024,2025
    """
    from corpus.cards.comparing import compare_clusters, compare_years
    from corpus.cards.making import make_card
    from outputs.console import print_json
    from outputs.namesakes import print_namesakes
    from outputs.session import get_entity, load_settings, open_base

    numbers = _read_years(years)
    with open_base(load_settings()) as store:
        entities = [get_entity(store, name) for name in names]
        for name, entity in zip(names, entities, strict=True):
            print_namesakes(store, name, entity)
        keys = [entity.key for entity in entities]
        found: Card | Comparison
        if numbers:
            found = compare_years(store, keys[0], numbers)
        else:
            found = make_card(store, keys[0]) if len(keys) == 1 else compare_clusters(store, keys)
        if as_json:
            print_json(found)
        else:
            _print(found)


def _read_years(text: str) -> list[int]:
    """Read `2024,2025`, else end with a usage error."""
    words = [word.strip() for word in text.split(",")] if text else []
    if not all(word.isascii() and word.isdecimal() and 0 < int(word) < 10_000 for word in words):  # noqa: PLR2004
        msg = f"{text!r} names no years. Write them as 2024,2025"
        raise typer.BadParameter(msg)
    return [int(word) for word in words]


def _print(found: "Card | Comparison") -> None:
    from corpus.cards.records import Card

    if isinstance(found, Card):
        _print_card(found)
    else:
        _print_comparison(found)


def _print_card(card: "Card") -> None:
    from outputs.activities import print_activity
    from outputs.citations import print_coverage
    from outputs.console import print_line
    from outputs.facts import print_fact
    from outputs.labels import CARD_PARTS, tell_day, tell_type

    entity = card.entity
    print_line(f"{entity.name} ({tell_type(entity.type)})", style="bold")
    if entity.aliases:
        print_line(f"다른 이름: {', '.join(entity.aliases)}")
    span = f"{tell_day(entity.first_seen)} ~ {tell_day(entity.last_seen)}"
    print_line(f"문서 {entity.documents:,}건 · {span}")
    for each in card.successions:
        day = f"{each.day:%Y-%m}" if each.day else ""
        print_line(f"승계: {each.before_name} → {each.after_name} ({day})")
    for part in ("members", "belongs_to", "operators", "partners", "supporters", "places"):
        _print_ties(CARD_PARTS[part], getattr(card, part))
    _print_programmes(card)
    _print_people(card.people)
    _print_measures(card.figures)
    _print_head("activities", card.activities)
    for activity in card.activities:
        print_activity(activity)
    _print_head("quotes", card.quotes)
    for quote in card.quotes:
        print_fact(quote)
    if card.unknown:
        print_line(f"모름: {', '.join(CARD_PARTS[part] for part in card.unknown)}", style="yellow")
    print_coverage(card.coverage)


def _print_head(part: str, shown: Iterable[object]) -> None:
    from outputs.console import print_line
    from outputs.labels import CARD_PARTS

    if shown:
        print_line()
        print_line(CARD_PARTS[part], style="bold")


def _print_ties(label: str, ties: "Ties") -> None:
    from outputs.citations import print_citations
    from outputs.console import print_line
    from outputs.labels import tell_day

    if not ties.shown:
        return
    print_line()
    print_line(f"{label} {ties.total:,}건", style="bold")
    for cited in ties.shown:
        print_line(f"{cited.tie.name} ({tell_day(cited.tie.last_seen)})", indent=2)
        print_citations(cited.evidence, indent=4)


def _print_programmes(card: "Card") -> None:
    from outputs.citations import print_citations
    from outputs.console import print_line
    from outputs.labels import tell_day

    _print_head("programmes", card.programmes)
    for programme in card.programmes:
        cited = programme.operated
        print_line(f"{cited.tie.name} ({tell_day(cited.tie.last_seen)})", indent=2)
        print_citations(cited.evidence, indent=4)
        for measure in programme.money:
            _print_measure(measure, indent=4)


def _print_people(people: "Iterable[Term]") -> None:
    from outputs.console import print_line, print_table
    from outputs.labels import tell_day

    _print_head("people", people)
    rows = [
        (term.role, term.person, tell_day(term.first_seen), tell_day(term.last_seen), term.left_by)
        for term in people
    ]
    if rows:
        print_table(("직위", "이름", "처음 보도", "마지막 보도", "전임으로 보도"), rows)
    for term in people:
        if term.overlaps:
            others = ", ".join(term.overlaps)
            print_line(f"같은 때 같은 자리: {term.role} {term.person} / {others}", indent=2)


def _print_measures(figures: "Iterable[Measure]") -> None:
    _print_head("figures", figures)
    for measure in figures:
        _print_measure(measure, indent=2)


def _print_measure(measure: "Measure", *, indent: int) -> None:
    from outputs.citations import print_citations
    from outputs.console import print_line
    from outputs.values import tell_change, tell_period, tell_point

    if not measure.shown:
        print_line(f"{measure.measure}: 계획과 목표만 있음", indent=indent)
    for point in measure.shown:
        told = f"{measure.measure} {tell_point(point.stated)} ({tell_period(point.period)}"
        if point.change:
            told += f"; {tell_change(point.change, measure.unit, measure=measure.measure)}"
        conflict = f" · 어긋나는 값 {len(point.conflicts)}건" if point.conflicts else ""
        print_line(f"{told}){conflict}", indent=indent)
        print_citations(point.evidence, indent=indent + 2)


def _print_comparison(found: "Comparison") -> None:
    from outputs.citations import print_coverage
    from outputs.console import print_line, print_table
    from outputs.labels import CARD_PARTS
    from outputs.values import tell_period, tell_point

    if len(found.entities) == 1:
        print_line(found.entities[0].name, style="bold")
    rows = [
        (
            figure.measure,
            *(
                f"{tell_point(point.stated)} ({tell_period(point.period)})" if point else "모름"
                for point in figure.points
            ),
            "" if figure.percent is None else f"{figure.percent:+}%",
        )
        for figure in found.figures
    ]
    if rows:
        print_table(("항목", *found.columns, "차이"), rows)
    counts = [(CARD_PARTS[row.word], *row.counts) for row in found.sizes]
    counts += [(row.word, *row.counts) for row in found.activities]
    if counts:
        print_table(("건수", *found.columns), counts)
    if not rows and not counts:
        print_line("견줄 것이 없습니다.")
    print_coverage(found.coverage)
