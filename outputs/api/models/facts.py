"""Facts: a model for each type, made from the fields of its dataclass, and their provenance."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from dataclasses import Field as DataField
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, TypeAlias, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, create_model

from corpus.facts import fact_types
from corpus.knowledge import Statement
from corpus.records import Fact
from corpus.search.records import FactHit
from corpus.store import StoredFact
from outputs.api.models.common import Number
from outputs.api.models.documents import Head
from outputs.exports.parts.citation import cite_fact, cite_passage

_OWN = {"evidence", "confidence"}


def make_model(fact_type: type[Fact]) -> type[BaseModel]:
    """Make the model of a fact type: its word under `type`, and its own fields."""
    hints = get_type_hints(fact_type)
    own = {
        each.name: (_translate(hints[each.name]), _describe(each))
        for each in fields(fact_type)
        if each.name not in _OWN
    }
    word = Field(description="사실의 종류 / Type of the fact")
    model: type[BaseModel] = create_model(
        fact_type.__name__,
        __config__=ConfigDict(from_attributes=True),
        __doc__=f"{fact_type.LABEL} / {fact_type.__doc__}",
        type=(Literal[fact_type.TYPE], word),
        **own,  # type: ignore[call-overload]
    )
    return model


def _describe(each: "DataField[Any]") -> Any:
    described = Field(description=f"{each.metadata['label']} / {each.metadata['help']}")
    if each.default is not MISSING:
        described.default = each.default
    return described


def _translate(hint: Any) -> Any:
    """Put numbers of JSON for decimals, also where they may be missing."""
    if hint is Decimal:
        return Number
    return Number | None if hint == Decimal | None else hint


MODELS: dict[str, type[BaseModel]] = {
    word: make_model(fact_type) for word, fact_type in fact_types().items()
}

if TYPE_CHECKING:
    AnyFact: TypeAlias = Any
else:
    AnyFact = Annotated[reduce(or_, MODELS.values()), Field(discriminator="type")]


def tell_fact(fact: Fact) -> BaseModel:
    """Make the model of a fact."""
    model = MODELS[fact.TYPE]
    own = {name: getattr(fact, name) for name in model.model_fields if name != "type"}
    return model(type=fact.TYPE, **own)


class Sentence(BaseModel):
    """근거 / A sentence that states a fact, and its document."""

    document: Head = Field(description="문서 / The document")
    sentence: str = Field(description="문장 / The sentence")
    start: int = Field(description="문장 속 시작 / First code point of the words in the sentence")
    end: int = Field(description="문장 속 끝 / Code point behind them")


class FactItem(BaseModel):
    """사실 / A fact, told once however many documents state it."""

    key: str = Field(description="사실의 열쇠 / Key of the fact")
    fact: AnyFact = Field(description="내용 / What is stated")
    first_seen: date | None = Field(description="처음 보도된 날 / First Korean day it was stated")
    last_seen: date | None = Field(description="마지막으로 보도된 날 / Last one")
    documents: int = Field(description="문서 수 / Documents that state it")
    sources: int = Field(description="독립 출처 수 / Independent sources, near-copies count once")
    status: str = Field(description="unreviewed, accepted, corrected, rejected")
    retracted: date | None = Field(description="철회된 날 / Day since when nobody states it")
    newest: Sentence = Field(description="가장 새 근거 / Newest sentence that states it")
    spans: list[tuple[int, int]] = Field(
        default=[], description="찾은 말의 자리 / Places of the found words in the sentence"
    )
    citation: str = Field(description="인용 / Citation line")

    @classmethod
    def of(cls, hit: FactHit, publishers: Mapping[str, str]) -> Self:
        """Make it of a found fact; `publishers` gives their names by their keys."""
        publisher = publishers.get(hit.document.publisher, hit.document.publisher)
        start, end = hit.evidence_span
        return cls(
            key=hit.key,
            fact=tell_fact(hit.fact),
            first_seen=hit.first_seen,
            last_seen=hit.last_seen,
            documents=hit.documents,
            sources=hit.sources,
            status=hit.status,
            retracted=hit.retracted,
            newest=Sentence(
                document=Head.of(hit.document), sentence=hit.sentence, start=start, end=end
            ),
            spans=list(hit.spans),
            citation=cite_passage(hit.document, hit.sentence, hit.evidence_span, publisher),
        )

    @classmethod
    def tell(cls, statement: Statement, publishers: Mapping[str, str]) -> Self:
        """Make it of a statement; `publishers` gives their names by their keys."""
        place = Place.of(statement.newest, publishers)
        return cls(
            key=statement.key,
            fact=tell_fact(statement.fact),
            first_seen=statement.first_seen,
            last_seen=statement.last_seen,
            documents=statement.documents,
            sources=statement.sources,
            status=statement.status,
            retracted=statement.retracted,
            newest=Sentence(**place.model_dump(include=set(Sentence.model_fields))),
            citation=place.citation,
        )


class Place(Sentence):
    """한 곳의 근거 / One place that states a fact, with all of its provenance."""

    text_start: int = Field(description="본문 속 시작 / First code point in the document's text")
    text_end: int = Field(description="본문 속 끝 / Code point behind the words")
    revision: int = Field(description="읽은 판 / Revision that was read")
    rule: str = Field(description="규칙 / Rule that read it")
    version: str = Field(description="판독기 / Version of the readers")
    confidence: float = Field(description="확신도 / Probability that it is right")
    stated: AnyFact = Field(description="거기 적힌 내용 / What is stated there")
    citation: str = Field(description="인용 / Citation line")

    @classmethod
    def of(cls, stored: StoredFact, publishers: Mapping[str, str]) -> Self:
        """Make it of an occurrence."""
        evidence = stored.fact.evidence
        publisher = publishers.get(stored.document.publisher, stored.document.publisher)
        return cls(
            document=Head.of(stored.document),
            sentence=stored.sentence,
            start=evidence.start - stored.sentence_start,
            end=evidence.end - stored.sentence_start,
            text_start=evidence.start,
            text_end=evidence.end,
            revision=stored.revision,
            rule=evidence.rule,
            version=evidence.version,
            confidence=stored.fact.confidence,
            stated=tell_fact(stored.fact),
            citation=cite_fact(stored, publisher),
        )


class Named(BaseModel):
    """개체 / A resolved entity that a field of a fact names."""

    field: str = Field(description="사실의 칸 / Field of the fact", examples=["organisation"])
    key: str = Field(description="개체의 열쇠 / Key of the entity")
    type: str = Field(description="ORG, CLUSTER, PERSON, PROGRAM")
    name: str = Field(description="대표 이름 / Canonical name")


class FactDetail(FactItem):
    """사실 하나 / A fact with every place that states it."""

    confidence: float = Field(description="확신도 / Probability that it is right")
    version: int = Field(description="검토할 때 댈 판 / What a review of it must name")
    cause: str | None = Field(description="철회된 까닭: revision, reading / Why it is retracted")
    entities: list[Named] = Field(description="이름이 가리키는 개체 / Entities that it names")
    places: list[Place] = Field(description="근거, 새것부터 / Places that state it, newest first")
