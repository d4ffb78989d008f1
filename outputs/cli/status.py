"""`miclu status`."""

from typing import TYPE_CHECKING

import typer

from outputs.options import AsJson

if TYPE_CHECKING:
    from corpus.store import Counts, CrawlRun, Failure, Reject


def command(*, as_json: AsJson = False) -> None:
    """Show what the store holds, the state of each publisher, and what went wrong.

    Exit status 1 while an unhealthy crawl waits for a decision: miclu health accept.

    Example: miclu status
    """
    from outputs.session import load_settings, open_base

    with open_base(load_settings()) as store:
        held = store.crawls.find_held()
        counts, rejects, failures = store.counts(), store.rejects.find(), store.failures()
    if as_json:
        from outputs.console import print_json

        print_json({"counts": counts, "rejects": rejects, "failures": failures, "held": held})
    else:
        _print_all(held, counts, rejects, failures)
    if held:
        raise typer.Exit(1)


def _print_all(
    held: list["CrawlRun"], counts: "Counts", rejects: list["Reject"], failures: list["Failure"]
) -> None:
    from outputs.console import print_line

    _print_held(held)
    _print_counts(counts)
    print_line()
    _print_publishers(counts)
    _print_rejects(rejects)
    _print_failures(failures)


def _print_held(held: list["CrawlRun"]) -> None:
    from outputs.console import print_line
    from outputs.health import tell_health

    for run in held:
        print_line(
            f"경고: {run.publisher}의 수집 {run.number}번 {tell_health(run)}. 기사를 주간 보고에서"
            f" 뺐습니다. 살펴보기: miclu health {run.number},"
            f" 넣기: miclu health accept {run.number}",
            style="bold red",
        )
    if held:
        print_line()


def _print_counts(counts: "Counts") -> None:
    from outputs.console import print_table
    from outputs.summary import name_facts, name_types

    rows = [
        ("문서", counts.documents),
        ("판", counts.revisions),
        ("읽지 않은 문서", counts.unread),
        ("읽지 못한 문서", counts.failed),
        ("이름 언급", counts.mentions),
        *((f"이름: {label}", number) for label, number in name_types(counts.entities)),
        *((f"사실: {label}", number) for label, number in name_facts(counts.facts)),
    ]
    print_table(("저장소", "수"), rows)


def _print_publishers(counts: "Counts") -> None:
    from outputs.console import print_table
    from outputs.labels import tell_day, tell_time

    rows = [
        (
            row.publisher,
            row.documents,
            tell_day(row.first_published),
            tell_day(row.last_published),
            tell_time(row.last_fetched),
        )
        for row in counts.publishers
    ]
    print_table(("매체", "문서", "처음 발행", "마지막 발행", "마지막 수집"), rows)


def _print_rejects(rejects: list["Reject"]) -> None:
    from outputs.console import print_line, print_table
    from outputs.labels import tell_reason, tell_time

    rows = [
        (
            row.publisher,
            tell_reason(row.reason),
            row.count,
            tell_time(row.last_at),
            row.last_address,
        )
        for row in rejects
    ]
    if rows:
        print_line()
        print_table(("매체", "기사가 아닌 까닭", "수", "마지막", "주소"), rows)


def _print_failures(failures: list["Failure"]) -> None:
    from outputs.console import print_line, print_table
    from outputs.labels import tell_time

    rows = [(row.document_id, row.stage, tell_time(row.at), row.fault) for row in failures]
    if rows:
        print_line()
        print_table(("실패한 문서", "단계", "때", "까닭"), rows)
