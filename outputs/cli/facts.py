"""`miclu facts`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from outputs.options import AsJson, FactType, Limit, PublisherKey, Since, Until

if TYPE_CHECKING:
    from corpus.knowledge import Statement


def command(
    *,
    fact_type: FactType = None,
    entity: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only facts that name this entity.")
    ] = None,
    publisher: PublisherKey = None,
    since: Since = None,
    until: Until = None,
    words: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Only from sentences with all these words.")
    ] = None,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """Print facts, each once, with a sentence and document that state it, newest first.

    Example: miclu facts --type position --entity 산단공

    Example: miclu facts --since 2026-11-09 --words 업무협약 --json
    """
    from corpus.knowledge import find_statements
    from corpus.store import FactQuery
    from outputs.console import print_json_lines
    from outputs.session import check_entity, check_publisher, load_settings, open_base

    with open_base(load_settings()) as store:
        check_publisher(store, publisher)
        check_entity(store, entity)
        query = FactQuery(
            type=fact_type,
            entity=entity,
            publisher=publisher,
            since=since,
            until=until,
            words=words,
            limit=limit,
        )
        facts = find_statements(store, query)
        if as_json:
            print_json_lines(facts)
        else:
            _print_facts(facts, limit)


def _print_facts(facts: Iterable["Statement"], limit: int) -> None:
    from outputs.console import print_line
    from outputs.facts import print_fact

    count = 0
    for stored in facts:
        print_fact(stored)
        count += 1
    more = " (더 보려면 --limit)" if count == limit else ""
    print_line(f"사실 {count:,}건{more}" if count else "맞는 사실이 없습니다.")
