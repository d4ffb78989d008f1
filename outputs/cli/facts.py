"""`miclu facts`."""

from typing import Annotated

import typer

from outputs.options import AsJson, FactType, Limit, PublisherKey, Since, Until
from outputs.search_options import Cursor, EntityName, Expand, Facets, Kind, SortBy, Status


def command(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORDS]", help="All must stand in the sentence.", show_default=False
        ),
    ] = None,
    *,
    fact_type: FactType = None,
    entity: EntityName = None,
    publisher: PublisherKey = None,
    kind: Kind = None,
    status: Status = None,
    since: Since = None,
    until: Until = None,
    sort: SortBy = None,
    facets: Facets = "",
    expand: Expand = True,
    limit: Limit = 50,
    cursor: Cursor = "",
    as_json: AsJson = False,
) -> None:
    """Print facts, each once, with a sentence and document that state it, newest first.

    WORDS are those of `miclu search`; 회원사 > 300 or 예산 10억~50억 asks for figures.

    Example: miclu facts --type position --entity 산단공

    Example: miclu facts 업무협약 --since 2026-11-09 --json

    Example: miclu facts "회원사 >= 300개사" --sort value
    """
    from corpus.search.records import Filters, SearchRequest
    from outputs.console import print_json, print_json_lines
    from outputs.facts import print_fact_hit
    from outputs.found import print_summary, print_unread
    from outputs.search import search_facts
    from outputs.session import check_entity, check_publisher, load_settings, open_base

    with open_base(load_settings()) as store:
        check_publisher(store, publisher)
        check_entity(store, entity)
        request = SearchRequest(
            words=" ".join(words or ()),
            filters=Filters(
                type=fact_type,
                entity=entity,
                publisher=publisher,
                kind=kind,
                status=status,
                since=since,
                until=until,
            ),
            sort=sort,
            limit=limit,
            cursor=cursor,
            facets=facets,
            expand=expand,
        )
        answer = search_facts(store, request)
    if as_json:
        print_json_lines(answer.hits)
        print_json({"summary": answer.summary})
        return
    print_unread(answer.summary)
    for hit in answer.hits:
        print_fact_hit(hit)
    print_summary(answer.summary, noun="사실", shown=len(answer.hits), query=request.words)
