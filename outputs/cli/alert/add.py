"""`miclu alert add`."""

from typing import Annotated

import typer

from outputs.options import AsJson, FactType, PublisherKey
from outputs.search_options import EntityName, Kind, Status


def _read_rhythm(text: str) -> str:
    from outputs.alerts.searching import RHYTHMS

    if text not in RHYTHMS:
        msg = f"{text!r} is no rhythm. Rhythms: {', '.join(RHYTHMS)}"
        raise typer.BadParameter(msg)
    return text


def _read_address(text: str) -> str:
    from outputs.mail.addresses import is_address

    if not is_address(text):
        msg = f"{text!r} is no mail address. Write it as name@agency.example"
        raise typer.BadParameter(msg)
    return text


def command(
    address: Annotated[
        str, typer.Argument(parser=_read_address, metavar="ADDRESS", help="Who gets it.")
    ],
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]", help="As for miclu facts.", show_default=False),
    ] = None,
    *,
    name: Annotated[str, typer.Option(help="What stands in the subject; else the words.")] = "",
    rhythm: Annotated[
        str, typer.Option(parser=_read_rhythm, metavar="RHYTHM", help="daily or weekly.")
    ] = "weekly",
    fact_type: FactType = None,
    entity: EntityName = None,
    publisher: PublisherKey = None,
    kind: Kind = None,
    status: Status = None,
    as_json: AsJson = False,
) -> None:
    """Send somebody what a search finds, each fact once, daily or weekly.

    Example: miclu alert add head@agency.example "회원사 > 300" --type figure --rhythm daily
    """
    from corpus.search.records import Filters
    from corpus.store.alerts import KeptSearch
    from outputs.alerts.searching import dump_filters
    from outputs.console import print_json, print_line
    from outputs.session import check_entity, load_settings, open_base

    filters = Filters(type=fact_type, entity=entity, publisher=publisher, kind=kind, status=status)
    query = " ".join(words or ())
    with open_base(load_settings()) as store:
        check_entity(store, entity)
        search = KeptSearch(
            address=address,
            name=name or query or "새 사실",
            words=query,
            filters=dump_filters(filters),
            rhythm=rhythm,
        )
        made = store.alerts.keep(search)
    if as_json:
        print_json(made)
    else:
        print_line(f"{made.number} · {made.name} → {made.address} ({made.rhythm})")
