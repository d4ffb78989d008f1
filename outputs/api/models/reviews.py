"""Decisions of analysts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Self

from pydantic import BaseModel, Field

from corpus.store.review_views import ACCEPTED, CORRECTED, REJECTED, LogEntry
from outputs.api.models.common import LARGEST, Input, OneOf


class ReviewInput(Input):
    """A decision about a fact."""

    decision: Annotated[str, OneOf((ACCEPTED, CORRECTED, REJECTED))] = Field(
        description="판정 / Decision", examples=["accepted"]
    )
    version: int | None = Field(
        default=None,
        ge=0,
        le=LARGEST,
        description="본 판, 다르면 409 / The `version` that was seen; another one is a conflict",
    )
    fields: dict[str, Any] = Field(
        default={},
        max_length=40,
        description="고친 칸만: 수는 글, 날은 2026-03-01 / Corrected fields; numbers as text",
        examples=[{"role": "본부장"}],
    )
    reason: str = Field(
        default="", max_length=2_000, description="까닭, 거절에는 꼭 / Reason; a rejection has one"
    )


class UndoInput(Input):
    """What is seen of the fact whose decision is taken back."""

    version: int | None = Field(
        default=None,
        ge=0,
        le=LARGEST,
        description="본 판, 다르면 409 / The `version` that was seen",
    )


class Decided(BaseModel):
    """기록됨 / The decision is in the log."""

    version: int = Field(description="사실의 새 판, 기록의 번호 / New version of the fact")


class Entry(BaseModel):
    """기록 한 줄 / A row of the log."""

    number: int = Field(description="번호 / Number, growing")
    statement: str = Field(description="그때 사실의 열쇠 / Key of the fact at that time")
    type: str = Field(description="사실의 종류 / Fact type")
    decision: str = Field(description="accepted, corrected, rejected, undone")
    fields: Mapping[str, Any] = Field(description="고친 칸 / Corrected fields")
    reason: str = Field(description="까닭 / Reason")
    stated: Mapping[str, Any] = Field(description="본 것 / What the analyst saw")
    undoes: int | None = Field(description="물린 기록 / Number of the row that it takes back")
    author: str = Field(description="누가 / Who")
    at: datetime = Field(description="언제 / When")

    @classmethod
    def of(cls, entry: LogEntry) -> Self:
        """Make it of a row."""
        return cls(**{name: getattr(entry, name) for name in cls.model_fields})
