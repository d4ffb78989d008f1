"""Who holds, held or takes a post."""

from corpus.facts.position import Position
from outputs.particles import attach

_ENGLISH = {"incoming": "is named", "acting": "is acting", "former": "was"}


def say(fact: Position) -> str:
    """Say `황석주가 산단공 본부장으로 내정됐다`."""
    post = f"{fact.organisation} {fact.role}" if fact.organisation else fact.role
    if fact.standing == "incoming":
        return f"{attach(fact.person, '이/가')} {attach(post, '으로/로')} 내정됐다."
    if fact.standing == "acting":
        return f"{attach(fact.person, '이/가')} {post} 직무를 대행한다."
    if fact.standing == "former":
        return f"{attach(fact.person, '은/는')} 전 {attach(post, '이다/다')}."
    return f"{attach(fact.person, '은/는')} {attach(post, '이다/다')}."


def say_english(fact: Position) -> str:
    """Say `황석주 is named 본부장 of 산단공`."""
    post = f"{fact.role} of {fact.organisation}" if fact.organisation else fact.role
    return f"{fact.person} {_ENGLISH.get(fact.standing, 'is')} {post}."
