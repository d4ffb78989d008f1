"""Counts, amounts, shares and ranks."""

from corpus.facts.figure import Figure

HEADING = "수치"
ORDER = 30


def tell(fact: Figure) -> tuple[str, str]:
    """Say what is counted and the number as printed; then what it is about."""
    counted = f"{fact.measure} {fact.text}" if fact.measure else fact.text
    return counted, fact.subject or ""
