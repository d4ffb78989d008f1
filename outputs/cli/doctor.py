"""`miclu doctor`."""

from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated, Any

import typer

from outputs.options import AsJson

if TYPE_CHECKING:
    from corpus.settings import Settings
    from crawler.checkup import Check, Checkup
    from outputs.environment import EnvironmentCheck

_NAMES = {
    "robots": "robots.txt",
    "feed": "피드",
    "sitemap": "사이트맵",
    "list": "목록",
    "page 2": "목록 2쪽",
    "more": "더보기",
    "search": "검색",
    "article": "기사",
}
_LONGEST = 60
_VERDICTS = {True: "맞음", False: "틀림", None: "알 수 없음"}


def command(
    *,
    publisher: Annotated[
        str | None,
        typer.Option(metavar="KEY", help="Also put this publisher's declaration to the test."),
    ] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Check instead whether the store is whole: every link."),
    ] = False,
    full: Annotated[
        bool, typer.Option("--full", help="With --check: every text, not a sample of a thousand.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Check this machine, and with --publisher what is declared of a publisher's live site.

    A publisher is asked for robots.txt, its feeds, a list, a search and an article; nothing is
    stored. The sample outlet is served for the check. With --check the store is looked at instead:
    its file, dangling rows, evidence in the texts, the search index, counts; others may write
    meanwhile. Exit status 1 where something is amiss.

    Example: miclu doctor --publisher industrynews
    """
    from outputs.console import print_json
    from outputs.environment import check_environment
    from outputs.session import load_settings

    settings = load_settings()
    if check:
        _check_base(settings, full=full, as_json=as_json)
        return
    checkup = _check(publisher, settings) if publisher else None
    environment = list(check_environment(settings))
    if as_json:
        print_json({"environment": environment, "publisher": checkup and _to_json(checkup)})
    else:
        _print_environment(environment)
        if checkup:
            _print_checkup(checkup)
    is_sound = all(check.is_sound for check in environment if check.name != "연락처")
    if not is_sound or (checkup and not checkup.is_sound):
        raise typer.Exit(1)


def _check_base(settings: "Settings", *, full: bool, as_json: bool) -> None:
    from outputs.console import print_json
    from outputs.soundness import print_checks, run_checks

    results = run_checks(settings, full=full)
    is_sound = all(each.is_sound for each in results)
    if as_json:
        print_json({"checks": results, "is_sound": is_sound})
    else:
        print_checks(results)
    if not is_sound:
        raise typer.Exit(1)


def _check(key: str, settings: "Settings") -> "Checkup":
    from crawler.checkup import check_publisher
    from crawler.publishers import get_publisher
    from crawler.sample.server import SampleServer
    from outputs.console import progress

    publisher = get_publisher(key)
    with (
        progress(f"점검 {key}"),
        SampleServer() if publisher.local else nullcontext() as server,
    ):
        proxy = server.address if server else None
        return check_publisher(publisher, settings=settings, proxy=proxy)


def _print_environment(checks: "list[EnvironmentCheck]") -> None:
    from outputs.console import print_table

    rows = [(each.name, _tell(is_sound=each.is_sound), each.detail) for each in checks]
    print_table(("환경", "결과", "내용"), rows)


def _print_checkup(checkup: "Checkup") -> None:
    from outputs.console import print_line, print_table

    print_line()
    print_line(f"{checkup.publisher.name} ({checkup.publisher.domain})", style="bold")
    if checkup.is_unreached:
        print_line(
            f"{checkup.publisher.domain}에 닿지 않습니다: 네트워크가 없거나 매체가 막고 있습니다."
            " 연결을 확인하고 다시 해 보세요."
        )
        return
    print_table(("쪽", "결과", "기사", "시각", "주소"), map(_make_row, checkup.checks))
    _print_article(checkup)
    _print_verdicts(checkup)


def _make_row(check: "Check") -> tuple[object, ...]:
    from outputs.labels import tell_reason

    counts = (check.rows, check.timed) if check.rows or check.timed else (None, None)
    result = tell_reason(check.fault) if check.fault else _tell(is_sound=True)
    return (_NAMES[check.name], result, *counts, check.address)


def _print_article(checkup: "Checkup") -> None:
    from outputs.console import print_line, print_table

    if checkup.article is None:
        return
    rows = [
        (name, rule, _shorten(getattr(checkup.article, name)))
        for name, rule in checkup.article.rules
    ]
    print_line()
    print_table(("기사의 항목", "찾은 규칙", "값"), rows)


def _print_verdicts(checkup: "Checkup") -> None:
    """Print what the check says of each declaration, those first that nobody had seen."""
    from outputs.console import print_line, print_table

    unverified = checkup.publisher.unverified
    names = sorted(checkup.verdicts, key=lambda name: name not in unverified)
    rows = [
        (name, "확인 안 됨" if name in unverified else "확인됨", _VERDICTS[checkup.verdicts[name]])
        for name in names
    ]
    print_line()
    print_table(("선언", "지금까지", "이번 점검"), rows)


def _to_json(checkup: "Checkup") -> dict[str, Any]:
    return {
        "key": checkup.publisher.key,
        "reached": not checkup.is_unreached,
        "checks": checkup.checks,
        "article": checkup.article,
        "unverified": checkup.publisher.unverified,
        "verdicts": checkup.verdicts,
    }


def _tell(*, is_sound: bool) -> str:
    return "좋음" if is_sound else "고칠 것"


def _shorten(value: object) -> str:
    words = " / ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
