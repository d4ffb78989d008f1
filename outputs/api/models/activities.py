"""Activities: what happened, however many documents tell of it."""

from datetime import date
from typing import Self

from pydantic import BaseModel, Field

from corpus.activities.reading import Activity
from outputs.api.models.common import NAMESAKES, Namesake, Page
from outputs.api.models.facts import Sentence
from outputs.api.models.series import cite


class Party(BaseModel):
    """참가한 곳 / An entity that takes part."""

    key: str = Field(description="개체의 열쇠 / Key of the entity")
    name: str = Field(description="이름 / Name")
    role: str = Field(description="organiser, participant")


class State(BaseModel):
    """진행 / What was told of it, and when first."""

    status: str = Field(description="announced, held, cancelled")
    day: date | None = Field(description="처음 알려진 날 / Korean day when it was first told")


class ActivityItem(BaseModel):
    """활동 / One happening."""

    key: str = Field(description="활동의 열쇠 / Key")
    kind: str = Field(description="종류 / Kind")
    name: str = Field(description="이름 / Name")
    day: date = Field(description="차례를 정하는 날 / Day that it is ordered by")
    first_day: date | None = Field(description="첫날 / First day")
    last_day: date | None = Field(description="끝날 / Last day")
    precision: str | None = Field(description="day, month, year")
    place: str | None = Field(description="장소 / Place as printed")
    status: str = Field(description="announced, held, cancelled")
    states: list[State] = Field(description="진행 / What was told, in order")
    parties: list[Party] = Field(description="주최와 참가 / Organisers and participants")
    documents: int = Field(description="문서 수 / Documents")
    sources: int = Field(description="독립 출처 수 / Independent sources")
    facts: list[str] = Field(description="묶인 사실의 열쇠 / Keys of the joined facts")
    evidence: list[Sentence] = Field(description="근거 / Sentences, last published first")

    @classmethod
    def of(cls, activity: Activity) -> Self:
        """Make it of an activity."""
        known = activity.known
        own = ("key", "kind", "name", "day", "first_day", "last_day", "precision", "place")
        kept = {name: getattr(known, name) for name in (*own, "status", "documents", "sources")}
        return cls(
            **kept,
            states=[State(status=status, day=day) for status, day in known.states],
            parties=[Party(key=each.key, name=each.name, role=each.role) for each in known.parties],
            facts=[key for _, key in known.statements],
            evidence=cite(activity.evidence),
        )


class ActivityPage(Page[ActivityItem]):
    """활동의 한 쪽 / A page of activities, and what else goes by the name that was asked for."""

    namesakes: list[Namesake] = Field(default=[], description=NAMESAKES)
