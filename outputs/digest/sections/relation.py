"""How organisations, clusters and programmes belong together."""

from corpus.facts.relation import Relation

HEADING = "관계"
ORDER = 50
_KOREAN = {
    "operates": "운영",
    "hosts": "주최",
    "supports": "지원",
    "partner_of": "협약",
    "member_of": "회원",
    "part_of": "소속",
    "located_in": "소재",
}


def tell(fact: Relation) -> tuple[str, str]:
    """Say which two names and how they belong together."""
    return f"{fact.subject} – {fact.object}", _KOREAN.get(fact.predicate, fact.predicate)
