"""`miclu crawl`."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from outputs.options import AsJson, Since, Until

if TYPE_CHECKING:
    from corpus.settings import Settings
    from crawler.discovery.addresses import BadAddress, SortedAddresses
    from crawler.discovery.naver import NaverHarvest
    from crawler.report import CrawlReport
    from crawler.wish import Wish

# What became of attached files: the counts of `outputs.reruns.attachments` that are told.
_FILE_COUNTS = {
    "read": "읽음",
    "partial": "일부만 읽음",
    "unreadable": "못 읽음",
    "missing": "없음",
}


def command(
    keys: Annotated[
        list[str] | None,
        typer.Argument(metavar="KEY", help="Keys of publishers.", show_default=False),
    ] = None,
    *,
    query: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Ask the publisher's own search.")
    ] = None,
    profile: Annotated[
        str | None,
        typer.Option(
            metavar="NAME|FILE", help="Store only what fits this query profile, as cluster."
        ),
    ] = None,
    url: Annotated[
        list[str] | None, typer.Option(help="Fetch this article, also one stored already.")
    ] = None,
    url_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Fetch the articles named there, one a line."),
    ] = None,
    naver: Annotated[
        bool, typer.Option("--naver", help="Let the Naver news search name the articles.")
    ] = False,
    since: Since = None,
    until: Until = None,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Most article pages for each publisher.")
    ] = None,
    max_pages: Annotated[
        int | None, typer.Option(min=1, help="Most pages altogether, shared by the publishers.")
    ] = None,
    max_minutes: Annotated[
        float | None, typer.Option(min=0.01, help="Most minutes; the next crawl goes on.")
    ] = None,
    max_megabytes: Annotated[
        float | None, typer.Option(min=0.001, help="Most megabytes altogether.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Fetch new and changed articles of publishers into the store, with their attached files.

    With --url, --url-file or --naver only the articles that these name, each from the page of its
    own publisher; --naver asks for --query or for the queries of --profile, and takes the articles
    of the given publishers, or of all.

    With --json, one line for each publisher; what else is to be told goes to standard error.

    Exit status 1 where a crawl was cut short or is unhealthy, no page of a publisher answered, a
    page made our own code fail, or an address leads to no article of a declared publisher.

    Example: miclu crawl industrynews --profile cluster --since 2026-11-01
    """
    from crawler.budget import Budget
    from crawler.errors import CrawlStoppedError
    from crawler.process import run_crawl
    from crawler.wish import Wish
    from outputs.console import print_json_lines, progress
    from outputs.session import load_settings

    _check_usage(keys, url=url, url_file=url_file, naver=naver, query=query, profile=profile)
    settings = load_settings()
    wish = Wish(since=since, until=until, limit=limit, query=query or "", profile=profile or "")
    named = _sort_named(url or [], url_file) if url or url_file else None
    harvest = _ask_naver(keys or [], wish, settings) if naver else None
    addresses = named.by_key if named else harvest.addresses if harvest else None
    chosen = list(addresses) if addresses is not None else keys or []
    stopped = None
    with progress(f"수집 {chosen[0]}" if len(chosen) == 1 else f"수집 {len(chosen)}곳"):
        try:
            report = run_crawl(
                chosen,
                settings=settings,
                since=since,
                until=until,
                limit=limit,
                query=None if addresses is not None else query,
                profile=profile,
                addresses=addresses,
                again=bool(url),
                proxy=settings.local_proxy or None,
                budget=Budget(pages=max_pages, minutes=max_minutes, megabytes=max_megabytes),
            )
        except CrawlStoppedError as error:
            stopped, report = error, error.report
    if as_json:
        print_json_lines(report.publishers)
    else:
        _print_report(report)
    if named:
        _warn_of_bad(named.bad, aside=as_json)
    if harvest:
        _tell_harvest(harvest, aside=as_json)
    if stopped:
        raise stopped
    _tell_attachments(_read_attachments(report, settings), aside=as_json)
    is_cut = bool(named and named.bad) or bool(harvest and harvest.cut)
    if is_cut or not all(each.is_sound and not each.shortfalls for each in report.publishers):
        raise typer.Exit(1)


def _check_usage(
    keys: list[str] | None,
    *,
    url: list[str] | None,
    url_file: Path | None,
    naver: bool,
    query: str | None,
    profile: str | None,
) -> None:
    """End with a usage error where options make no sense together."""
    is_named = bool(url or url_file)
    if not (keys or is_named or naver):
        raise typer.BadParameter("Name publishers, or give --url, --url-file or --naver")
    if is_named and (keys or naver or query):
        raise typer.BadParameter("--url and --url-file name articles: leave the rest out")
    if naver and not (query or profile):
        raise typer.BadParameter("--naver needs --query or --profile")


def _sort_named(urls: list[str], path: Path | None) -> "SortedAddresses":
    from crawler.discovery.addresses import read_addresses, sort_addresses

    return sort_addresses([*((0, url) for url in urls), *(read_addresses(path) if path else [])])


def _ask_naver(keys: list[str], wish: "Wish", settings: "Settings") -> "NaverHarvest":
    from crawler.naver import search_naver
    from crawler.publishers import get_publisher, publishers
    from crawler.relevance import load_profile
    from outputs.console import progress

    wanted = [get_publisher(key).key for key in keys] or list(publishers())
    queries = (wish.query,) if wish.query else load_profile(wish.profile).queries
    with progress("네이버 검색"):
        return search_naver(queries, wish=wish, keys=wanted, settings=settings)


def _read_attachments(report: "CrawlReport", settings: "Settings") -> Counter[str]:
    """Read the files attached to what was fetched now; give the counts of the rerun."""
    from corpus.store import open_store
    from outputs.reruns import RerunWish
    from outputs.reruns.attachments import run

    counts: Counter[str] = Counter()
    changed = [each.publisher for each in report.publishers if each.new or each.revised]
    if changed:
        with open_store(settings.store_url) as store:
            for key in changed:
                fields = run(store, settings, RerunWish(publisher=key)).fields
                counts += Counter({name: fields[name] for name in _FILE_COUNTS})
    return counts


def _tell_attachments(counts: Counter[str], *, aside: bool) -> None:
    from outputs.console import print_line

    if counts:
        told = ", ".join(f"{_FILE_COUNTS[name]} {count:,}" for name, count in counts.items())
        print_line(f"붙임 파일: {told}", aside=aside)


def _warn_of_bad(bad: "tuple[BadAddress, ...]", *, aside: bool) -> None:
    from outputs.console import print_line
    from outputs.labels import tell_reason

    for each in bad:
        place = f"{each.line}행: " if each.line else ""
        told = f"{place}{each.text} ({tell_reason(each.reason)})"
        print_line(f"가져올 수 없는 주소: {told}", aside=aside)


def _tell_harvest(harvest: "NaverHarvest", *, aside: bool) -> None:
    """Tell what the search brought besides the articles that were fetched."""
    from outputs.console import print_line

    found = sum(map(len, harvest.addresses.values()))
    told = f"호출 {harvest.calls:,}번, 선언된 매체의 기사 {found:,}건"
    print_line(f"네이버 검색: {told}", aside=aside)
    if harvest.strange:
        most = ", ".join(f"{host} {count:,}" for host, count in harvest.strange.most_common(5))
        told = f"{harvest.strange.total():,}건: {most}"
        print_line(f"선언되지 않은 매체의 기사 {told}", aside=aside)
    if harvest.cut:
        told = f"네이버 검색이 도중에 끝났습니다: {harvest.cut}"
        print_line(told, style="bold", aside=aside)


def _print_report(report: "CrawlReport") -> None:
    from outputs.console import print_line, print_table
    from outputs.health import tell_shortfall
    from outputs.labels import tell_outcome, tell_reason

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
            tell_outcome(each.outcome),
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
        if not (each.answered or each.is_idle):
            print_line(f"{each.publisher}: 응답한 쪽이 없습니다.", style="bold")
        if each.shortfalls:
            faults = ", ".join(map(tell_shortfall, each.shortfalls))
            print_line(
                f"경고: {each.publisher}의 수집에 이상이 있습니다: {faults}."
                " 기사를 주간 보고에서 뺐습니다. 살펴보기: miclu health",
                style="bold red",
            )
