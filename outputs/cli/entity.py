"""`miclu entity`."""

from typing import TYPE_CHECKING, Annotated

import typer

from outputs.options import AsJson, Limit

if TYPE_CHECKING:
    from corpus.knowledge import Statement
    from corpus.store import Store, StoredEntity


def command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, an alias or a key.")],
    *,
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """Show what is known of an entity: its names and why they are one, its facts by type.

    --limit counts for each fact type.

    Example: miclu entity 산단공
    """
    from outputs.console import print_json, print_line
    from outputs.judging import print_card
    from outputs.namesakes import print_namesakes
    from outputs.session import get_entity, load_settings, open_base

    with open_base(load_settings()) as store:
        entity = get_entity(store, name)
        print_namesakes(store, name, entity)
        card = store.namings.get_card(entity.key)
        facts = _find_facts(store, entity, limit)
        if as_json:
            print_json({"entity": entity, "card": card, "facts": facts})
        else:
            _print_entity(entity)
            print_card(card)
            print_line()
            _print_facts(facts)


def _find_facts(store: "Store", entity: "StoredEntity", limit: int) -> dict[str, list["Statement"]]:
    from corpus.facts import fact_types
    from corpus.knowledge import find_statements
    from corpus.store import FactQuery

    queries = {
        word: FactQuery(type=word, entity_key=entity.key, limit=limit) for word in fact_types()
    }
    return {word: list(find_statements(store, query)) for word, query in queries.items()}


def _print_entity(entity: "StoredEntity") -> None:
    from outputs.console import print_line
    from outputs.labels import tell_day, tell_type

    print_line(f"{entity.name} ({tell_type(entity.type)})", style="bold")
    if entity.aliases:
        print_line(f"다른 이름: {', '.join(entity.aliases)}")
    print_line(f"언급 {entity.mentions:,}번, 문서 {entity.documents:,}건")
    if entity.first_seen:
        print_line(f"기간: {tell_day(entity.first_seen)} ~ {tell_day(entity.last_seen)}")


def _print_facts(facts: dict[str, list["Statement"]]) -> None:
    from corpus.facts import fact_types
    from outputs.console import print_line
    from outputs.facts import print_fact

    for word, found in facts.items():
        if found:
            print_line(f"{fact_types()[word].LABEL} {len(found):,}건", style="bold")
        for stored in found:
            print_fact(stored)
