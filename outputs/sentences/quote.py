"""What people said."""

from corpus.facts.quote import Quote
from outputs.particles import attach


def say(fact: Quote) -> str:
    """Say `황석주 산단공 본부장은 “…”라고 말했다.`, the words as they were printed."""
    post = " ".join(part for part in (fact.organisation, fact.role) if part)
    who = f"{fact.speaker} {post}" if post else fact.speaker
    return f"{attach(who, '은/는')} “{fact.words}”라고 말했다."


def say_english(fact: Quote) -> str:
    """Say `황석주 (산단공 본부장): “…”.`, the words as they were printed."""
    post = " ".join(part for part in (fact.organisation, fact.role) if part)
    return f"{fact.speaker}{f' ({post})' if post else ''}: “{fact.words}”."
