"""Figures of an entity over time."""

from datetime import date
from typing import Self

from pydantic import BaseModel, Field

from corpus.search.records import Coverage
from corpus.series.lines import Change, Gap, Point, Series
from corpus.series.reading import SeriesAnswer
from corpus.store.citations import Citation
from corpus.store.points import SeriesHead
from outputs.api.models.common import NAMESAKES, Namesake, Number
from outputs.api.models.documents import Head
from outputs.api.models.facts import Sentence


def cite(citations: tuple[Citation, ...]) -> list[Sentence]:
    """Make the sentences of citations."""
    return [
        Sentence(
            document=Head.of(each.document), sentence=each.sentence, start=each.start, end=each.end
        )
        for each in citations
    ]


class Measure(BaseModel):
    """항목 / A measure of an entity."""

    measure: str = Field(description="항목 / Canonical word for what is counted")
    unit: str = Field(description="단위 / Canonical unit; empty where it is unknown")
    kind: str = Field(description="level, change")
    points: int = Field(description="수치의 수 / Figures")
    first: date = Field(description="첫날 / First day that one speaks for")
    last: date = Field(description="끝날 / Last day that one speaks for")

    @classmethod
    def of(cls, head: SeriesHead) -> Self:
        """Make it of a head."""
        return cls(**{name: getattr(head, name) for name in cls.model_fields})


class Step(BaseModel):
    """앞 값에서 온 길 / The way from the last known value."""

    since: str = Field(description="앞 시점 / Period of the value before, as in SDMX")
    before: Number = Field(description="앞 값 / The value before")
    difference: Number = Field(description="차이 / Difference in the unit of the series")
    percent: Number | None = Field(description="증감률 / Per cent of the value before")
    approximate: bool = Field(description="어림인지 / Whether either value is approximate")

    @classmethod
    def of(cls, change: Change) -> Self:
        """Make it of a change."""
        kept = {name: getattr(change, name) for name in cls.model_fields if name != "since"}
        return cls(since=change.since.code, **kept)


class PointItem(BaseModel):
    """한 수치 / A figure in its series."""

    key: str = Field(description="사실의 열쇠 / Key of the fact")
    period: str = Field(description="시점 / Period as in SDMX: 2017, 2017-Q3, 2017-08-31")
    first_day: date = Field(description="시점의 첫날 / First day of the period")
    last_day: date = Field(description="시점의 끝날 / Last day of the period")
    basis: str = Field(description="stated, published: 시점의 근거 / What the period goes by")
    value: Number = Field(description="값 / Value in the unit of the series")
    text: str = Field(description="적힌 그대로 / As printed")
    status: str = Field(description="fact, plan, target")
    approximate: bool = Field(description="어림인지 / Whether it is approximate")
    is_head: bool = Field(description="그 시점의 대표인지 / Whether it stands for its period")
    conflicts: tuple[str, ...] = Field(description="어긋나는 사실 / Keys of facts that differ")
    change: Step | None = Field(description="증감 / Way from the last known value")
    documents: int = Field(description="문서 수 / Documents that state it")
    sources: int = Field(description="독립 출처 수 / Independent sources")
    review: str = Field(description="검토 상태 / State of review")
    evidence: list[Sentence] = Field(description="근거 / Sentences, last published first")

    @classmethod
    def of(cls, point: Point) -> Self:
        """Make it of a point."""
        stated, value = point.stated, point.stated.value
        return cls(
            key=stated.key,
            period=value.period.code,
            first_day=value.period.first,
            last_day=value.period.last,
            basis=value.basis,
            value=value.value,
            text=stated.text,
            status=value.status,
            approximate=value.approximate,
            is_head=point.is_head,
            conflicts=point.conflicts,
            change=Step.of(point.change) if point.change else None,
            documents=stated.documents,
            sources=stated.sources,
            review=stated.review,
            evidence=cite(point.evidence),
        )


class GapItem(BaseModel):
    """빈 때 / Periods of which nothing is known."""

    first: str = Field(description="처음 / First of them, as in SDMX")
    last: str = Field(description="마지막 / Last of them")
    periods: int = Field(description="몇 기간 / How many")

    @classmethod
    def of(cls, gap: Gap) -> Self:
        """Make it of a gap."""
        return cls(first=gap.first.code, last=gap.last.code, periods=gap.periods)


class Line(BaseModel):
    """한 줄 / The figures of one measure in one unit."""

    unit: str = Field(description="단위 / Unit; empty where it is unknown")
    kind: str = Field(description="level, change")
    points: list[PointItem] = Field(description="실적, 시점 차례 / Facts by their period")
    plans: list[PointItem] = Field(description="계획과 목표 / Plans and targets by their period")
    gaps: list[GapItem] = Field(description="빈 때 / Gaps")

    @classmethod
    def of(cls, series: Series) -> Self:
        """Make it of a series."""
        return cls(
            unit=series.unit,
            kind=series.kind,
            points=[PointItem.of(point) for point in series.points],
            plans=[PointItem.of(point) for point in series.plans],
            gaps=[GapItem.of(gap) for gap in series.gaps],
        )


class SeriesItem(BaseModel):
    """계열 / One measure of an entity over time."""

    entities: tuple[str, ...] = Field(description="개체의 열쇠 / Keys of the entities")
    namesakes: list[Namesake] = Field(default=[], description=NAMESAKES)
    measure: str = Field(description="항목 / Measure that was understood")
    is_whole: bool = Field(description="모두인지 / False where only the latest are given")
    series: list[Line] = Field(description="단위마다 한 줄 / A line for each unit and kind")
    coverage: Coverage = Field(description="범위 / What the base holds")

    @classmethod
    def of(cls, answer: SeriesAnswer) -> Self:
        """Make it of an answer."""
        return cls(
            entities=answer.entities,
            measure=answer.measure,
            is_whole=answer.is_whole,
            series=[Line.of(series) for series in answer.series],
            coverage=answer.coverage,
        )
