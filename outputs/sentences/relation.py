"""How organisations, clusters and programmes belong together."""

from corpus.facts.relation import Relation
from outputs.labels import RELATIONS
from outputs.particles import attach

# What is said between subject and object, by predicate: the particles of both and the verb.
_SAID = {
    "operates": ("이/가", "을/를", "운영한다"),
    "hosts": ("이/가", "을/를", "주최한다"),
    "supports": ("이/가", "을/를", "지원한다"),
    "partner_of": ("과/와", "이/가", "협약을 맺었다"),
    "member_of": ("은/는", "", "회원이다"),
    "part_of": ("은/는", "", "소속이다"),
    "located_in": ("은/는", "", "있다"),
}
_ENGLISH = {
    "operates": "operates",
    "hosts": "hosts",
    "supports": "supports",
    "partner_of": "is a partner of",
    "member_of": "is a member of",
    "part_of": "is part of",
    "located_in": "is located in",
}


def say(fact: Relation) -> str:
    """Say `산단공이 워크숍을 주최한다`."""
    if fact.predicate not in _SAID:
        predicate = RELATIONS.get(fact.predicate, fact.predicate)
        return f"{fact.subject} – {fact.object}: {predicate}."
    first, second, verb = _SAID[fact.predicate]
    other = attach(fact.object, second) if second else fact.object
    other += "에" if fact.predicate == "located_in" else ""
    return f"{attach(fact.subject, first)} {other} {verb}."


def say_english(fact: Relation) -> str:
    """Say `산단공 hosts 워크숍`."""
    return f"{fact.subject} {_ENGLISH.get(fact.predicate, fact.predicate)} {fact.object}."
