"""How organisations, clusters and programmes belong together."""

from corpus.facts.relation import Relation
from outputs.labels import RELATIONS

HEADING = "관계"
ORDER = 50


def tell(fact: Relation) -> tuple[str, str]:
    """Say which two names and how they belong together."""
    return f"{fact.subject} – {fact.object}", RELATIONS.get(fact.predicate, fact.predicate)
