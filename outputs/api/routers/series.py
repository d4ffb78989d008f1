"""Figures of entities over time."""

from typing import Annotated

from fastapi import Query
from pydantic import Field

from corpus.series.reading import find_measures, find_series
from outputs.api.access import Reader, SiteOf
from outputs.api.models.common import LONGEST_WORDS, Input, Namesake
from outputs.api.models.series import Measure, SeriesItem
from outputs.namesakes import find_namesakes
from outputs.routing import SnapshotRouter
from outputs.session import get_entity

router = SnapshotRouter(prefix="/series", tags=["계열 series"], dependencies=[Reader])


class EntityInput(Input):
    """Whose figures."""

    entity: str = Field(
        min_length=1,
        max_length=LONGEST_WORDS,
        description="이름이나 열쇠 / Name, alias or key",
        examples=["산단공"],
    )


class SeriesInput(EntityInput):
    """Which measure of whom."""

    measure: str = Field(
        min_length=1,
        max_length=100,
        description="항목, 어느 말로든 / Measure in any of its words",
        examples=["회원사"],
    )
    limit: int = Field(default=1_000, ge=1, le=1_000, description="가장 많은 수치 / Most figures")


@router.get("/measures", summary="개체의 항목 / Measures of an entity")
def get_measures(asked: Annotated[EntityInput, Query()], site: SiteOf) -> list[Measure]:
    """수치가 많은 항목부터 준다. / Give what is counted of an entity, most figures first."""
    entity = get_entity(site.store, asked.entity)
    return [Measure.of(head) for head in find_measures(site.store, [entity.key])]


@router.get("", summary="한 항목의 계열 / A measure over time")
def get_series(asked: Annotated[SeriesInput, Query()], site: SiteOf) -> SeriesItem:
    """실적과 계획을 나누고, 어긋남과 빈 때를 밝힌다. / Facts and plans apart, conflicts, gaps."""
    entity = get_entity(site.store, asked.entity)
    found = find_series(site.store, [entity.key], asked.measure, limit=asked.limit)
    namesakes = find_namesakes(site.store, asked.entity, entity)
    return SeriesItem.of(found).model_copy(update={"namesakes": list(map(Namesake.of, namesakes))})
