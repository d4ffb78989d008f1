"""What the base holds and how its sources do."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import BaseModel, Field


class PublisherStatus(BaseModel):
    """한 매체 / What the base holds of one publisher."""

    publisher: str = Field(description="매체의 열쇠 / Key")
    name: str = Field(description="매체 이름 / Name; the key where none is known")
    documents: int = Field(description="문서 수 / Documents")
    first_published: datetime | None = Field(description="처음 발행 / First publication")
    last_published: datetime | None = Field(description="마지막 발행 / Last publication")
    last_fetched: datetime = Field(description="마지막 수집 / When it was last looked at")


class HeldCrawl(BaseModel):
    """기다리는 수집 / An unhealthy crawl whose articles wait for a decision."""

    number: int = Field(description="수집 번호 / Number of the crawl")
    publisher: str = Field(description="매체의 열쇠 / Key of the publisher")
    started: datetime = Field(description="시작 / Begin")
    finished: datetime = Field(description="끝 / End")
    shortfalls: list[str] = Field(description="어긋난 기대 / Names of the broken expectations")


class Status(BaseModel):
    """저장소의 상태 / What the base holds."""

    documents: int = Field(description="문서 / Documents")
    revisions: int = Field(description="판 / Revisions of them")
    unread: int = Field(description="읽지 않은 문서 / Documents that nobody has read")
    failed: int = Field(description="읽지 못한 문서 / Documents that could not be read")
    mentions: int = Field(description="이름 언급 / Places where names stand")
    facts: Mapping[str, int] = Field(description="종류별 사실 / Facts by type")
    entities: Mapping[str, int] = Field(description="종류별 개체 / Entities by type")
    publishers: list[PublisherStatus] = Field(description="매체 / Publishers")
    held: list[HeldCrawl] = Field(description="기다리는 수집 / Crawls that wait for a decision")
