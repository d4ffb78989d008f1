"""`miclu export`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from outputs.options import FactType, PublisherKey, Since, Until
from outputs.search_options import Expand, SortBy

if TYPE_CHECKING:
    from corpus.store import Store
    from outputs.exports.parts.wish import Wish


def _read_format(text: str) -> str:
    from outputs.exports import export_formats

    if text not in export_formats():
        msg = f"{text!r} is no format. Formats: {', '.join(export_formats())}"
        raise typer.BadParameter(msg)
    return text


def command(
    *,
    form: Annotated[
        str,
        typer.Option(
            "--format", parser=_read_format, metavar="FORMAT", help="A wrong word lists them."
        ),
    ] = "csv",
    facts: Annotated[
        bool, typer.Option("--facts", help="Facts: what else is not asked for.")
    ] = False,
    documents: Annotated[bool, typer.Option("--documents", help="Documents with text.")] = False,
    entities: Annotated[bool, typer.Option("--entities", help="Entities with names.")] = False,
    series: Annotated[bool, typer.Option("--series", help="Figures over time.")] = False,
    activities: Annotated[bool, typer.Option("--activities", help="Joined events.")] = False,
    fact_type: FactType = None,
    entity: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what names this entity.")
    ] = None,
    publisher: PublisherKey = None,
    since: Since = None,
    until: Until = None,
    words: Annotated[
        str, typer.Option(metavar="WORDS", help="Only what a search for this finds.")
    ] = "",
    kind: Annotated[
        Literal["news", "press_release", "report"] | None,
        typer.Option(help="Only from documents of this kind."),
    ] = None,
    status: Annotated[
        Literal["reviewed", "unreviewed", "accepted", "corrected", "rejected"] | None,
        typer.Option(help="Only facts in this state of review."),
    ] = None,
    sort: SortBy = None,
    expand: Expand = True,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Most rows of each table; else all.")
    ] = None,
    path: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Else standard output."),
    ] = None,
) -> None:
    """Export facts, documents, entities, series or activities, each row with where it comes from.

    Memory does not grow with the rows. A file is written whole or not at all.

    Example: miclu export --type figure --entity 산단공 --format xlsx -o figures.xlsx

    Example: miclu export --documents --since 2026-11-09 --format jsonl | head -1
    """
    from corpus.search.records import Filters
    from crawler.publishers import publishers
    from outputs.exports.parts.wish import Wish
    from outputs.session import check_entity, check_publisher, load_settings, open_base

    flags = {
        "facts": facts,
        "documents": documents,
        "entities": entities,
        "series": series,
        "activities": activities,
    }
    chosen = [word for word, is_asked in flags.items() if is_asked] or ["facts"]
    if len(chosen) > 1:
        raise typer.BadParameter(f"Ask for one of --{' and --'.join(chosen)}")
    filters = Filters(
        type=fact_type,
        entity=entity,
        publisher=publisher,
        kind=kind,
        since=since,
        until=until,
        status=status,
    )
    names = {key: known.name for key, known in publishers().items()}
    with open_base(load_settings()) as store:
        check_publisher(store, publisher)
        check_entity(store, entity)
        wish = Wish(
            words=words,
            filters=filters,
            sort=sort,
            expand=expand,
            limit=limit,
            publishers=names,
        )
        _export(store, chosen[0], form, wish, path)


def _export(store: "Store", content: str, form: str, wish: "Wish", path: Path | None) -> None:
    """Write the file and say so, or print its bytes."""
    from outputs.console import print_line
    from outputs.exports import get_format
    from outputs.exports.contents import find_tables
    from outputs.exports.parts.writing import print_bytes, save

    pieces = get_format(form).render(find_tables(content, store, wish))
    if path is None:
        print_bytes(pieces)
    else:
        size = save(pieces, path)
        print_line(f"내보냈습니다: {path} ({size:,}바이트)")
