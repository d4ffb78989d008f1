"""Entities, their cards, and judgements about their names."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Self

from pydantic import BaseModel, Field

from corpus.cards.records import Card, CitedTie, Measure, Programme, Ties
from corpus.knowledge.terms import Term
from corpus.search.records import Coverage
from corpus.store import Decision, StoredEntity
from outputs.api.models.activities import ActivityItem
from outputs.api.models.common import LONGEST_WORDS, NAMESAKES, Input, Namesake, OneOf
from outputs.api.models.documents import Head
from outputs.api.models.facts import FactItem, Sentence
from outputs.api.models.series import PointItem, cite


class EntityItem(BaseModel):
    """개체 / A resolved entity."""

    key: str = Field(description="열쇠 / Key", examples=["ORG:한국산업단지공단"])
    type: str = Field(description="ORG, CLUSTER, PERSON, PROGRAM")
    name: str = Field(description="대표 이름 / Canonical name")
    aliases: tuple[str, ...] = Field(description="다른 이름 / Other names, the most used first")
    mentions: int = Field(description="언급 / Places where it is named")
    documents: int = Field(description="문서 수 / Documents that name it")
    first_seen: date | None = Field(description="처음 나온 날 / First Korean day")
    last_seen: date | None = Field(description="마지막으로 나온 날 / Last Korean day")

    @classmethod
    def of(cls, entity: StoredEntity) -> Self:
        """Make it of a stored entity."""
        return cls(**{name: getattr(entity, name) for name in EntityItem.model_fields})


class SingleEntity(EntityItem):
    """개체 하나 / One entity, and what else goes by the name that was asked for."""

    namesakes: list[Namesake] = Field(default=[], description=NAMESAKES)


class TieItem(BaseModel):
    """관계 / A relation to another entity."""

    fact: str = Field(description="사실의 열쇠 / Key of the fact")
    predicate: str = Field(description="operates, hosts, supports, partner_of, member_of, …")
    key: str = Field(description="상대의 열쇠, 없으면 빈 글 / Key of the other, empty unresolved")
    name: str = Field(description="상대의 이름 / Name of the other")
    evidence: list[Sentence] = Field(description="근거 / Sentences, last published first")

    @classmethod
    def of(cls, cited: CitedTie) -> Self:
        """Make it of a relation."""
        tie = cited.tie
        return cls(
            fact=tie.key,
            predicate=tie.predicate,
            key=tie.other or "",
            name=tie.name,
            evidence=cite(cited.evidence),
        )


class TieList(BaseModel):
    """관계 모음 / Relations of one sort."""

    total: int = Field(description="모두 / Facts of this sort")
    shown: list[TieItem] = Field(description="새것부터 / The last seen ones, one for each other")

    @classmethod
    def of(cls, ties: Ties) -> Self:
        """Make it of relations."""
        return cls(total=ties.total, shown=[TieItem.of(cited) for cited in ties.shown])


class MeasureItem(BaseModel):
    """항목의 지금 / A series in short."""

    measure: str = Field(description="항목 / Measure")
    unit: str = Field(description="단위 / Unit")
    kind: str = Field(description="level, change")
    figures: int = Field(description="수치의 수 / Figures")
    latest: PointItem | None = Field(
        description="가장 새 수치 / Latest figure; null of mere plans, and where there are rivals"
    )
    rivals: list[PointItem] = Field(
        description="가장 새 때의 어긋나는 수치 / Figures of the last time, none better than others"
    )

    @classmethod
    def of(cls, measure: Measure) -> Self:
        """Make it of a measure."""
        latest = PointItem.of(measure.latest) if measure.latest else None
        own = {name: getattr(measure, name) for name in ("measure", "unit", "kind", "figures")}
        return cls(**own, latest=latest, rivals=list(map(PointItem.of, measure.rivals)))


class ProgrammeItem(BaseModel):
    """사업 / What the entity operates, with its money."""

    operated: TieItem = Field(description="운영하는 것 / What is operated")
    money: list[MeasureItem] = Field(description="돈 / Latest money figures")

    @classmethod
    def of(cls, programme: Programme) -> Self:
        """Make it of a programme."""
        money = [MeasureItem.of(each) for each in programme.money]
        return cls(operated=TieItem.of(programme.operated), money=money)


class TermItem(BaseModel):
    """재직 / A person in a post."""

    person: str = Field(description="사람 / Person")
    person_key: str | None = Field(description="사람의 열쇠 / Key of the person")
    role: str = Field(description="직위 / Post")
    organisation: str | None = Field(description="조직 / Organisation")
    first_seen: date | None = Field(description="처음 / First day that somebody says so")
    last_seen: date | None = Field(description="마지막 / Last day")
    announced: date | None = Field(description="내정이 알려진 날 / Day that announces it")
    left_by: date | None = Field(description="전임으로 나온 첫날 / First day as a former one")
    is_acting: bool = Field(description="직무대행인지 / Whether nobody says more than acting")
    overlaps: tuple[str, ...] = Field(description="겹치는 사람 / Others told at the same time")
    facts: list[str] = Field(description="사실의 열쇠 / Keys of the facts")

    @classmethod
    def of(cls, term: Term) -> Self:
        """Make it of a term."""
        own = {name: getattr(term, name) for name in cls.model_fields if name != "facts"}
        return cls(**own, facts=[statement.key for statement in term.statements])


class CardItem(BaseModel):
    """개체 카드 / What the base knows of a cluster or organisation."""

    entity: EntityItem = Field(description="개체 / The entity")
    namesakes: list[Namesake] = Field(default=[], description=NAMESAKES)
    members: TieList = Field(description="회원 / Members")
    belongs_to: TieList = Field(description="속한 곳 / What it belongs to")
    operators: TieList = Field(description="운영하는 곳 / Who operates it")
    programmes: list[ProgrammeItem] = Field(description="사업 / What it operates")
    partners: TieList = Field(description="협약 / Partners")
    supporters: TieList = Field(description="지원 / Who supports it")
    places: TieList = Field(description="소재 / Where it is")
    people: list[TermItem] = Field(description="사람 / People in posts, the last told of first")
    figures: list[MeasureItem] = Field(description="수치 / Figures")
    activities: list[ActivityItem] = Field(description="활동 / Latest activities")
    activity_kinds: dict[str, int] = Field(description="종류별 활동 / Activities by kind")
    quotes: list[FactItem] = Field(description="발언 / Latest quotations")
    documents: list[Head] = Field(description="문서 / Latest documents")
    unknown: tuple[str, ...] = Field(description="모르는 부분 / Parts of which nothing is known")
    coverage: Coverage = Field(description="범위 / What the base holds")

    @classmethod
    def of(
        cls, card: Card, publishers: dict[str, str], *, namesakes: Iterable[StoredEntity]
    ) -> Self:
        """Make it of a card; `publishers` gives their names by their keys."""
        ties = ("members", "belongs_to", "operators", "partners", "supporters", "places")
        return cls(
            **{name: TieList.of(getattr(card, name)) for name in ties},
            entity=EntityItem.of(card.entity),
            namesakes=list(map(Namesake.of, namesakes)),
            programmes=[ProgrammeItem.of(each) for each in card.programmes],
            people=[TermItem.of(each) for each in card.people],
            figures=[MeasureItem.of(each) for each in card.figures],
            activities=[ActivityItem.of(each) for each in card.activities],
            activity_kinds=card.activity_kinds,
            quotes=[FactItem.tell(each, publishers) for each in card.quotes],
            documents=[Head.of(each) for each in card.documents],
            unknown=card.unknown,
            coverage=card.coverage,
        )


class JudgementInput(Input):
    """What a person says about two names."""

    left: str = Field(
        min_length=1,
        max_length=LONGEST_WORDS,
        description="한 이름이나 열쇠 / A name or key",
        examples=["산단공"],
    )
    right: str = Field(
        min_length=1,
        max_length=LONGEST_WORDS,
        description="다른 이름이나 열쇠 / Another name or key",
        examples=["한국산업단지공단"],
    )
    decision: Annotated[str, OneOf(tuple(Decision))] = Field(
        description="same 같음, different 다름, unsure 모름 / Decision"
    )
    reason: str = Field(default="", max_length=2_000, description="까닭 / Why")
