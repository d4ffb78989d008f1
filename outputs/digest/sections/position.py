"""Who holds, held or takes which post."""

from corpus.facts.position import Position

HEADING = "인사"
ORDER = 20
_STANDINGS = {"former": " (전임)", "incoming": " (내정)", "acting": " (직무대행)"}


def tell(fact: Position) -> tuple[str, str]:
    """Say the person; then organisation, role and a standing other than the current one."""
    post = f"{fact.organisation} {fact.role}" if fact.organisation else fact.role
    return fact.person, post + _STANDINGS.get(fact.standing, "")
