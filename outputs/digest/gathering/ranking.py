"""Which facts come first, and why: novelty, independent sources, and how much they weigh."""

from dataclasses import dataclass
from math import log2, log10

from corpus.facts.event import Event
from corpus.facts.figure import Figure
from corpus.facts.position import Position
from corpus.knowledge import Statement
from outputs.digest.model import Mark

_MARK_WEIGHT: dict[Mark, float] = {
    "contradicted": 3.0,
    "changed": 3.0,
    "new": 2.0,
    "confirmed": 0.0,
}
_SOURCE_WEIGHT = 1.5
_TYPE_WEIGHT = {Event.TYPE: 1.5, Position.TYPE: 1.2, Figure.TYPE: 1.0}
# A number of which it is not known what it counts of whom tells little.
_VAGUE = -3.0
# 10억원: below it money moves little in a cluster.
_MUCH_MONEY = 1_000_000_000
_HEADS = ("회장", "이사장", "원장", "대표", "장관", "시장", "지사", "본부장", "단장")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """How high a fact stands, and the Korean words for why."""

    score: float
    reasons: tuple[str, ...]


def rank(statement: Statement, mark: Mark) -> Rank:
    """Weigh a statement; the same statement with the same mark weighs the same."""
    score = _MARK_WEIGHT[mark] + _TYPE_WEIGHT.get(statement.fact.TYPE, 0.5) + statement.confidence
    reasons = []
    if statement.sources > 1:
        score += _SOURCE_WEIGHT * log2(statement.sources)
        reasons.append(f"독립된 출처 {statement.sources}곳")
    weight, reason = _weigh(statement)
    if reason:
        reasons.append(reason)
    return Rank(score=round(score + weight, 4), reasons=tuple(reasons))


def _weigh(statement: Statement) -> tuple[float, str]:
    fact = statement.fact
    if isinstance(fact, Figure) and not (fact.subject and fact.measure):
        return _VAGUE, ""
    if isinstance(fact, Figure):
        if fact.unit == "원" and fact.value >= _MUCH_MONEY:
            return log10(float(fact.value)) - 8, "큰 금액"
        return 1.0, "대상과 항목이 분명함"
    if isinstance(fact, Position) and fact.role.endswith(_HEADS):
        return 1.0, "기관의 장"
    if isinstance(fact, Event) and fact.organisers and fact.first_day:
        return 1.0, "주최와 날짜가 분명함"
    return 0.0, ""
