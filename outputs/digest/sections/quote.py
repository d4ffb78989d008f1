"""What people said."""

from corpus.facts.quote import Quote

HEADING = "발언"
ORDER = 40


def tell(fact: Quote) -> tuple[str, str]:
    """Say who spoke; then the post. The words stand in the passage."""
    return fact.speaker, " ".join(part for part in (fact.organisation, fact.role) if part)
