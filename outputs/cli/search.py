"""`miclu search`."""

from typing import Annotated

import typer

from outputs.options import AsJson, FactType, Limit, PublisherKey, Since, Until
from outputs.search_options import Cursor, EntityName, Expand, Facets, Kind, SortBy


def command(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="What to look for.")],
    *,
    fact_type: FactType = None,
    entity: EntityName = None,
    publisher: PublisherKey = None,
    kind: Kind = None,
    since: Since = None,
    until: Until = None,
    sort: SortBy = None,
    facets: Facets = "",
    expand: Expand = True,
    limit: Limit = 10,
    cursor: Cursor = "",
    as_json: AsJson = False,
) -> None:
    """Find documents by words, best first, each with its best sentence.

    Particles do not count: 산단공 finds 산단공은, and its other names too (--no-expand: only what
    is typed). "업무 협약" is a phrase, 크래* a beginning, ㅅㄷㄱ the consonants of a name,
    회원사 > 300 a figure that a document must state.

    Example: miclu search 스마트그린산단 업무협약 --facets publisher,year

    Example: miclu search "회원사 > 300" --sort newest --json
    """
    from corpus.search.records import Filters, SearchRequest
    from outputs.console import print_json, print_json_lines
    from outputs.facts import print_hit
    from outputs.found import print_summary, print_unread
    from outputs.search import search_documents
    from outputs.session import check_entity, check_publisher, load_settings, open_base

    with open_base(load_settings()) as store:
        check_publisher(store, publisher)
        check_entity(store, entity)
        request = SearchRequest(
            words=" ".join(words),
            filters=Filters(
                type=fact_type,
                entity=entity,
                publisher=publisher,
                kind=kind,
                since=since,
                until=until,
            ),
            sort=sort,
            limit=limit,
            cursor=cursor,
            facets=facets,
            expand=expand,
        )
        answer = search_documents(store, request)
    if as_json:
        print_json_lines(answer.hits)
        print_json({"summary": answer.summary})
        return
    print_unread(answer.summary)
    for hit in answer.hits:
        print_hit(hit)
    print_summary(answer.summary, noun="문서", shown=len(answer.hits), query=request.words)
