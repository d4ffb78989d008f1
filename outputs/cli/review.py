"""`miclu review`."""

from typing import Annotated

import typer

from outputs.options import AsJson, FactType, Limit, PublisherKey, Since, Until


def command(
    *,
    author: Annotated[
        str, typer.Option(metavar="NAME", help="Who decides; it goes into the log.")
    ] = "",
    accept: Annotated[str | None, typer.Option(metavar="KEY", help="Accept a statement.")] = None,
    correct: Annotated[
        str | None, typer.Option(metavar="KEY", help="Correct it in the fields of --set.")
    ] = None,
    fields: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="A corrected field; lists with commas."),
    ] = None,
    reject: Annotated[
        str | None, typer.Option(metavar="KEY", help="Reject it, with a --reason.")
    ] = None,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why it is decided so.")] = "",
    undo: Annotated[
        str | None, typer.Option(metavar="KEY", help="Take back the decision about it.")
    ] = None,
    log: Annotated[bool, typer.Option("--log", help="Print the log, last first.")] = False,
    progress: Annotated[bool, typer.Option("--progress", help="Print how far it is.")] = False,
    queue: Annotated[bool, typer.Option("--queue", help="Print the queue, ask nothing.")] = False,
    fact_type: FactType = None,
    entity: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only facts that name this entity.")
    ] = None,
    publisher: PublisherKey = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """Decide about facts: a queue at the terminal, the most doubtful and most told first.

    One decision holds for all equal facts, and outlives reading and resolving again.

    Example: miclu review --author kim --type position

    Example: miclu review --author kim --correct 5b0c2e --set value=350 --reason "표 2"
    """
    from corpus.store import QueueQuery
    from outputs import reviewing
    from outputs.session import check_publisher, get_entity, load_settings, open_base

    asked = {"accepted": accept, "corrected": correct, "rejected": reject, "undone": undo}
    decided = {word: key for word, key in asked.items() if key is not None}
    if len(decided) > 1 or (fields and correct is None):
        msg = "Name one of --accept, --correct with --set, --reject and --undo"
        raise typer.BadParameter(msg)
    with open_base(load_settings()) as store:
        for word, key in decided.items():
            wish = reviewing.Wish(
                key=key, decision=word, author=author, fields=fields or (), reason=reason
            )
            reviewing.decide(store, wish)
            return
        check_publisher(store, publisher)
        query = QueueQuery(
            type=fact_type,
            entity_key=get_entity(store, entity).key if entity else None,
            publisher=publisher,
            since=since,
            until=until,
        )
        if log:
            reviewing.print_log(store, author=author or None, limit=limit, as_json=as_json)
        elif progress:
            reviewing.print_progress(store, as_json=as_json)
        elif queue or as_json:
            reviewing.print_queue(store, query, limit=limit, as_json=as_json)
        else:
            reviewing.ask_queue(store, query, author=author)
