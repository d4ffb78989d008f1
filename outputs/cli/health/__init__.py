"""`miclu health`, and in this folder the commands that begin so."""

from typing import TYPE_CHECKING, Annotated

import typer

from outputs.options import AsJson, Limit, PublisherKey

if TYPE_CHECKING:
    from corpus.store import CrawlRun


def command(
    number: Annotated[
        int | None,
        typer.Argument(metavar="CRAWL", help="Show all numbers of this crawl.", show_default=False),
    ] = None,
    *,
    publisher: PublisherKey = None,
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """Show how crawls went, last first, and which expectations of publishers they broke.

    What an unhealthy crawl brought stays out of the digest until: miclu health accept CRAWL

    Example: miclu health --publisher gaon

    Example: miclu health 12
    """
    from corpus.errors import MissingCrawlError
    from outputs.console import print_json, print_json_lines
    from outputs.session import load_settings, open_base

    with open_base(load_settings()) as store:
        runs = store.crawls.find(publisher=publisher, limit=None if number else limit)
    if number is None:
        (print_json_lines if as_json else _print_runs)(runs)
        return
    run = next((run for run in runs if run.number == number), None)
    if run is None:
        raise MissingCrawlError(number)
    (print_json if as_json else _print_run)(run)


def _print_runs(runs: list["CrawlRun"]) -> None:
    from outputs.console import print_line, print_table
    from outputs.health import tell_health
    from outputs.labels import tell_time

    rows = [
        (
            run.number,
            run.publisher,
            tell_time(run.started),
            run.counts.get("pages", 0),
            run.counts.get("articles", 0),
            run.counts.get("rejected", 0),
            tell_health(run),
        )
        for run in runs
    ]
    if rows:
        print_table(("번호", "매체", "시작", "응답", "기사", "기사 아님", "상태"), rows)
    else:
        print_line("수집한 적이 없습니다.")


def _print_run(run: "CrawlRun") -> None:
    from outputs.console import print_line, print_table
    from outputs.health import list_fills, list_rejects, list_rules, tell_health
    from outputs.labels import tell_outcome, tell_time

    print_line(f"{run.number} · {run.publisher} · {tell_health(run)}", style="bold")
    outcome = tell_outcome(run.outcome)
    print_line(f"{tell_time(run.started)} – {tell_time(run.finished)} · {outcome}")
    for head, rows in (
        (("항목", "기사", "비율"), list_fills(run)),
        (("항목", "규칙", "수"), list_rules(run)),
        (("기사가 아닌 까닭", "수"), list_rejects(run)),
    ):
        if rows:
            print_line()
            print_table(head, rows)
