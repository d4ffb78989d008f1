"""`miclu crawl`."""

from typing import TYPE_CHECKING, Annotated

import typer

from outputs.options import AsJson, Since, Until

if TYPE_CHECKING:
    from crawler.report import CrawlReport


def command(
    keys: Annotated[list[str], typer.Argument(metavar="KEY...", help="Keys of publishers.")],
    *,
    query: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Ask the publisher's own search.")
    ] = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Most article pages for each publisher.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Fetch new and changed articles of publishers into the store.

    Exit status 1 where a crawl was cut short, no page of a publisher answered, or a page made our
    own code fail.

    Example: miclu crawl industrynews --query 미니클러스터 --since 2026-11-01
    """
    from crawler.process import run_crawl
    from outputs.console import print_json_lines, progress
    from outputs.session import load_settings

    with progress(f"수집 {', '.join(keys)}"):
        report = run_crawl(
            keys, settings=load_settings(), since=since, until=until, limit=limit, query=query
        )
    if as_json:
        print_json_lines(report.publishers)
    else:
        _print_report(report)
    if not all(each.is_sound for each in report.publishers):
        raise typer.Exit(1)


def _print_report(report: "CrawlReport") -> None:
    from outputs.console import print_line, print_table
    from outputs.labels import tell_reason

    columns = (
        "매체",
        "응답",
        "새 문서",
        "고친 문서",
        "그대로",
        "기간 밖",
        "기사 아님",
        "오류",
        "결과",
    )
    rows = [
        (
            each.publisher,
            each.pages,
            each.new,
            each.revised,
            each.unchanged,
            each.outside,
            sum(each.rejected.values()),
            each.errors,
            each.outcome,
        )
        for each in report.publishers
    ]
    print_table(columns, rows)
    reasons = [
        (each.publisher, tell_reason(reason), count)
        for each in report.publishers
        for reason, count in each.rejected.items()
    ]
    if reasons:
        print_line()
        print_table(("매체", "기사가 아닌 까닭", "수"), reasons)
    for each in report.publishers:
        if not each.answered:
            print_line(f"{each.publisher}: 응답한 쪽이 없습니다.", style="bold")
