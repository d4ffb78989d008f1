"""Digests and their versions."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Self

from pydantic import BaseModel, Field

from corpus.store.digests import StoredDigest
from outputs.digest.model import Digest
from outputs.digest.period import Period


class Step(BaseModel):
    """상태의 바뀜 / Who moved a version to a state."""

    state: str = Field(description="draft, in_review, signed, sent, corrected")
    author: str = Field(description="누가 / By whom")
    note: str = Field(description="메모 / Note")
    at: datetime = Field(description="언제 / When")


class VersionItem(BaseModel):
    """다이제스트의 한 판 / A version of a digest."""

    version: int = Field(description="판 / Version")
    state: str = Field(description="draft, in_review, signed, sent, corrected")
    hash: str = Field(description="내용의 SHA-256 / SHA-256 of its content")
    made: datetime = Field(description="만든 때 / When it was made")
    history: list[Step] = Field(description="상태, 처음부터 / Its states, the first one first")

    @classmethod
    def of(cls, stored: StoredDigest) -> Self:
        """Make it of a stored version."""
        history = [
            Step(state=each.state, author=each.author, note=each.note, at=each.at)
            for each in stored.history
        ]
        own = {name: getattr(stored, name) for name in ("version", "state", "hash", "made")}
        return cls(**own, history=history)


class PeriodItem(BaseModel):
    """다이제스트의 기간 / A period with its versions."""

    period: str = Field(description="기간의 열쇠 / Key of the period", examples=["2026-W46"])
    label: str = Field(description="기간 / Its Korean name")
    first_day: date = Field(description="첫날 / First Korean day")
    last_day: date = Field(description="끝날 / Last Korean day")
    versions: list[VersionItem] = Field(description="판, 새것부터 / Versions, the newest first")

    @classmethod
    def of(cls, period: Period, versions: Sequence[StoredDigest]) -> Self:
        """Make it of a period and its versions."""
        return cls(
            period=period.key,
            label=period.label,
            first_day=period.first_day,
            last_day=period.last_day,
            versions=[VersionItem.of(each) for each in versions],
        )


class DigestItem(VersionItem):
    """다이제스트 / A version with what it says."""

    period: str = Field(description="기간의 열쇠 / Key of the period", examples=["2026-W46"])
    is_valid: bool = Field(description="서명한 판으로 서 있는지 / Whether it is the signed one")
    content: Digest = Field(description="내용, 쪽의 차례대로 / What it says, in order of the page")
