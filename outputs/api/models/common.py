"""What several resources share: pages, numbers, identifiers, and parameters of lists."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Generic, Self, TypeVar
from urllib.parse import urlencode

from fastapi import Path, Request
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import core_schema

from corpus.facts import fact_types
from corpus.store import StoredEntity

# The most signs of what is looked for, and the largest number that every database takes.
LONGEST_WORDS = 500
LARGEST = 2**31 - 1

_PRINTABLE = r"^[^\x00-\x1f\x7f]+$"

T = TypeVar("T")


def to_number(value: Decimal) -> int | float:
    """Give a whole decimal as an integer, another one as a float (17 digits)."""
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[
    Decimal, PlainSerializer(to_number, return_type=int | float), WithJsonSchema({"type": "number"})
]
Revision = Annotated[int, Field(ge=1, le=LARGEST)]
DocumentId = Annotated[
    str,
    Path(
        max_length=300,
        pattern=_PRINTABLE,
        description="문서 번호 / Id of the document",
        examples=["gaon-1042"],
    ),
]
Key = Annotated[
    str,
    Path(
        max_length=300,
        pattern=_PRINTABLE,
        description="열쇠, 주소에 맞게 부호화 / Key, percent-encoded",
    ),
]


@dataclass(frozen=True, slots=True)
class OneOf:
    """Says in an annotation that a text is one of some words."""

    words: tuple[str, ...]

    def __get_pydantic_core_schema__(self, *_: Any) -> core_schema.CoreSchema:
        """Check it, and name the words in the OpenAPI document."""
        return core_schema.literal_schema(list(self.words))


FactWord = Annotated[str, OneOf(tuple(fact_types()))]


class Input(BaseModel):
    """What is asked; a word that is not known is refused, so that no slip goes unseen."""

    model_config = ConfigDict(extra="forbid")


class ListInput(Input):
    """How much of a list is asked for, and where it goes on."""

    limit: int = Field(default=50, ge=1, le=200, description="한 번에 받을 수 / Most items")
    cursor: str | None = Field(
        default=None,
        max_length=8_000,
        description="`next`에 있는 이어 받기 표 / Where to go on; stands in `next`",
    )


class Days(Input):
    """Korean days of publication, inclusive; either leaves undated documents out."""

    since: date | None = Field(default=None, description="이날부터 / From this Korean day on")
    until: date | None = Field(
        default=None, description="이날까지, `since`보다 앞설 수 없다 / Up to and with this day"
    )

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        """Refuse days between which none lies: an empty list would look like an answer."""
        if self.since and self.until and self.since > self.until:
            msg = f"No day is {self.since} or later and {self.until} or earlier"
            raise ValueError(msg)
        return self


class Namesake(BaseModel):
    """같은 이름의 다른 개체 / Another entity that goes by the name that was asked for."""

    key: str = Field(description="열쇠 / Key")
    type: str = Field(description="ORG, CLUSTER, PERSON, PROGRAM")
    name: str = Field(description="대표 이름 / Canonical name")
    documents: int = Field(description="문서 수 / Documents that name it")

    @classmethod
    def of(cls, entity: StoredEntity) -> Self:
        """Make it of a stored entity."""
        return cls(**{name: getattr(entity, name) for name in cls.model_fields})


NAMESAKES = "같은 이름의 다른 개체, 열쇠로 찾으면 빈다 / Others of the name; none for a key"


class Page(BaseModel, Generic[T]):
    """목록의 한 쪽 / A page of a list."""

    items: list[T] = Field(description="차례대로 / In order")
    next: str | None = Field(
        default=None,
        description="다음 쪽의 주소, 끝이면 null / Path of the next page, null at the end",
    )


def make_next(request: Request, cursor: str | None, *, resource: str = "") -> str | None:
    """Give the path of the next page of this list, or of the list `resource` beside it."""
    if cursor is None:
        return None
    path = request.url.path
    path = f"{path.rpartition('/')[0]}/{resource}" if resource else path
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    return f"{path}?{urlencode([*kept, ('cursor', cursor)])}"
