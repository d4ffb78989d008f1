"""What an export is asked: for each content a model with what can narrow it."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, create_model

from corpus.search.records import Filters, Sort
from outputs.api.models.common import Days, FactWord, Input, OneOf
from outputs.api.models.search import KINDS, STATUSES, DocumentSearch, FactSearch, SearchInput
from outputs.exports import export_formats
from outputs.exports.contents import content_filters
from outputs.exports.parts.wish import Wish

_OWN = ("format", "limit", "words", "sort", "expand")
_FIELDS: dict[str, Any] = {
    "words": (str, SearchInput.model_fields["words"]),
    "type": (FactWord | None, SearchInput.model_fields["type"]),
    "entity": (str | None, SearchInput.model_fields["entity"]),
    "publisher": (str | None, SearchInput.model_fields["publisher"]),
    "kind": (Annotated[str, OneOf(KINDS)] | None, SearchInput.model_fields["kind"]),
    "status": (
        Annotated[str, OneOf(STATUSES)] | None,
        Field(default=None, description="검토 상태 / State of review"),
    ),
    "since": (Days.__annotations__["since"], Days.model_fields["since"]),
    "until": (Days.__annotations__["until"], Days.model_fields["until"]),
    "sort": (Sort | None, FactSearch.model_fields["sort"]),
    "expand": (bool, SearchInput.model_fields["expand"]),
}
_DOCUMENT_SORT = (DocumentSearch.model_fields["sort"].annotation, FactSearch.model_fields["sort"])


class ExportInput(Input):
    """Which form, and how much."""

    format: Annotated[str, OneOf(export_formats())] = Field(
        default="csv", description="형식 / Format of the file"
    )
    limit: int | None = Field(
        default=None, ge=1, le=10_000_000, description="표마다 가장 많은 행 / Most rows of a table"
    )

    def make_wish(self, publishers: Mapping[str, str]) -> Wish:
        """Give what is to be exported."""
        asked = self.model_dump()
        filters = Filters(**{name: asked[name] for name in asked if name not in _OWN})
        return Wish(
            words=asked.get("words", ""),
            filters=filters,
            sort=asked.get("sort"),
            expand=asked.get("expand", True),
            limit=self.limit,
            publishers=publishers,
        )


def make_input(content: str) -> type[ExportInput]:
    """Make the model for a content."""
    own = {name: _FIELDS[name] for name in content_filters(content)}
    if content == "documents":
        own["sort"] = _DOCUMENT_SORT
    return create_model(f"{content.title()}Export", __base__=ExportInput, **own)
