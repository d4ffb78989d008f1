"""`miclu series`."""

from typing import TYPE_CHECKING, Annotated

import typer

from outputs.options import AsJson, Limit

if TYPE_CHECKING:
    from corpus.series.lines import Point, Series
    from corpus.series.reading import SeriesAnswer
    from corpus.store.points import SeriesHead


def command(
    name: Annotated[str, typer.Argument(metavar="ENTITY", help="A name, an alias or a key.")],
    measure: Annotated[
        str | None,
        typer.Argument(metavar="[MEASURE]", help="What is counted, by any of its words: 회원기업."),
    ] = None,
    *,
    with_predecessors: Annotated[
        bool,
        typer.Option("--with-predecessors", help="Also figures of what it was called before."),
    ] = False,
    limit: Limit = 200,
    as_json: AsJson = False,
) -> None:
    """Print the figures of an entity over time, or the measures it has where none is named.

    Each figure stands at the time that it speaks for, else on the day it was published (marked
    `보도`). Plans and targets stand apart; values for one time that do not agree are marked, and
    so are times of which nothing is known.

    Example: miclu series ICT미니클러스터 회원사
    """
    from corpus.series.reading import find_lineage, find_measures, find_series
    from outputs.console import print_json
    from outputs.namesakes import print_namesakes
    from outputs.session import get_entity, load_settings, open_base

    with open_base(load_settings()) as store:
        entity = get_entity(store, name)
        print_namesakes(store, name, entity)
        keys = find_lineage(store, entity.key) if with_predecessors else (entity.key,)
        if measure is None:
            heads = find_measures(store, keys)
            if as_json:
                print_json({"entity": entity, "measures": heads})
            else:
                _print_measures(entity.name, heads)
            return
        answer = find_series(store, keys, measure, limit=limit)
        if as_json:
            print_json({"entity": entity, **_fields(answer)})
        else:
            _print_answer(entity.name, answer)


def _fields(answer: "SeriesAnswer") -> dict[str, object]:
    from dataclasses import fields

    return {field.name: getattr(answer, field.name) for field in fields(answer)}


def _print_measures(name: str, heads: "list[SeriesHead]") -> None:
    from outputs.console import print_line, print_table

    if not heads:
        print_line(f"{name}에 관한 수치가 없습니다.")
        return
    rows = [
        (
            head.measure,
            head.unit,
            "증감" if head.kind == "change" else "값",
            head.points,
            head.first,
            head.last,
        )
        for head in heads
    ]
    print_table(("항목", "단위", "종류", "수치", "처음", "마지막"), rows)


def _print_answer(name: str, answer: "SeriesAnswer") -> None:
    from outputs.citations import print_coverage
    from outputs.console import print_line

    if not answer.series:
        print_line(f"{name}의 {answer.measure} 수치가 없습니다. 있는 항목: miclu series {name}")
    for series in answer.series:
        _print_series(name, series)
    if not answer.is_whole:
        print_line("앞선 수치가 더 있습니다. (더 보려면 --limit)")
    print_coverage(answer.coverage)


def _print_series(name: str, series: "Series") -> None:
    from outputs.console import print_line
    from outputs.labels import tell_word
    from outputs.values import tell_period

    kind = " 증감" if series.kind == "change" else ""
    print_line(f"{name} · {series.measure}{kind} ({series.unit or '단위 없음'})", style="bold")
    for point in series.points:
        _print_point(point, series)
    for gap in series.gaps:
        first, last = tell_period(gap.first), tell_period(gap.last)
        span = first if gap.periods == 1 else f"{first} ~ {last}"
        print_line(f"모름: {span}", indent=2, style="yellow")
    for point in series.plans:
        _print_point(point, series, label=tell_word(point.stated.value.status))
    print_line()


def _print_point(point: "Point", series: "Series", *, label: str = "") -> None:
    from outputs.citations import print_citations
    from outputs.console import print_line
    from outputs.values import tell_change, tell_period, tell_point

    stated = point.stated
    notes = [
        label,
        "보도" if stated.value.basis == "published" else "",
        f"어긋나는 값 {len(point.conflicts)}건" if point.conflicts else "",
        f"출처 {stated.sources}건" if stated.sources > 1 else "",
        tell_change(point.change, series.unit, measure=series.measure) if point.change else "",
    ]
    told = " · ".join(note for note in notes if note)
    head = "●" if point.is_head else "○"
    line = f"{head} {tell_period(point.period)}  {tell_point(stated)}"
    print_line(line + (f"  ({told})" if told else ""), indent=2)
    print_citations(point.evidence[:1], indent=4)
