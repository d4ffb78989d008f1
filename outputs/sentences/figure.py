"""Counts, amounts, shares and ranks."""

from corpus.facts.figure import Figure
from outputs.days import say_period
from outputs.particles import attach

_STATUSES = {"plan": "계획", "target": "목표"}
_CHANGES = {"up": "늘었다", "down": "줄었다"}


def say(fact: Figure) -> str:
    """Say `산단공의 회원사는 350개사다.`, a change `… 회원사가 30개사 늘었다`.

    The number stands as printed. Times are those that the text names.
    """
    period = f"{say_period(fact.as_of)} 기준 " if fact.as_of else ""
    if fact.change in _CHANGES and fact.against:
        counted = attach(_name(fact), "이/가")
        return f"{period}{counted} {fact.against} {fact.text} {_CHANGES[fact.change]}."
    return f"{period}{attach(_name(fact), '은/는')} {attach(fact.text, '이다/다')}."


def say_english(fact: Figure) -> str:
    """Say `산단공: 회원사 350개사 (target, as of 2027).`, the number as printed."""
    change = f"{fact.change} against {fact.against}" if fact.change and fact.against else ""
    as_of = f"as of {fact.as_of}" if fact.as_of else ""
    status = fact.status if fact.status in _STATUSES else ""
    told = ", ".join(part for part in (status, as_of, change) if part)
    measure = " ".join(part for part in (fact.measure, fact.text) if part)
    subject = f"{fact.subject}: " if fact.subject else ""
    return f"{subject}{measure}{f' ({told})' if told else ''}."


def _name(fact: Figure) -> str:
    measure = fact.measure or "수치"
    if status := _STATUSES.get(fact.status):
        measure = f"{measure} {status}"
    # Some measures name their subject: 판교테크노밸리 매출.
    is_named = not fact.subject or measure.startswith(fact.subject)
    return measure if is_named else f"{fact.subject}의 {measure}"
