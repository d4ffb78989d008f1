"""What contradicts itself, and who held which post when."""

from collections.abc import Mapping
from typing import Self

from pydantic import BaseModel, Field

from corpus.knowledge.contradictions import Contradiction
from outputs.api.models.facts import FactItem


class ContradictionItem(BaseModel):
    """어긋남 / Facts that cannot all be true."""

    kind: str = Field(description="values 수치, holders 사람, days 날 / What differs")
    facts: list[FactItem] = Field(description="먼저 보도된 것부터 / First told first")

    @classmethod
    def of(cls, contradiction: Contradiction, publishers: Mapping[str, str]) -> Self:
        """Make it of a contradiction; `publishers` gives their names by their keys."""
        facts = [FactItem.tell(each, publishers) for each in contradiction.statements]
        return cls(kind=contradiction.kind, facts=facts)
