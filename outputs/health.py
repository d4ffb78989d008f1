"""How crawls went, in Korean words and rows."""

from collections.abc import Iterator

from corpus.records import Shortfall
from corpus.store import CrawlRun
from outputs.labels import tell_field, tell_reason, tell_time

_NAMES = {"articles": "목록의 기사 수", "readable": "읽힌 기사 쪽"}


def tell_health(run: CrawlRun) -> str:
    """Tell whether a crawl was healthy, what it broke, and what became of that."""
    if not run.shortfalls:
        return "정상"
    faults = ", ".join(map(tell_shortfall, run.shortfalls))
    if run.accepted:
        return f"이상 ({faults}), {tell_time(run.accepted)} 승인"
    return f"이상 ({faults}), 보류 중"


def tell_shortfall(shortfall: Shortfall) -> str:
    """Tell a broken expectation: `발행 시각 12% (기준 90%)`."""
    kind, _, field = shortfall.name.partition(" ")
    name = tell_field(field) if kind == "fill" else _NAMES.get(kind, shortfall.name)
    if kind == "articles":
        return f"{name} {shortfall.found:g}건 (기준 {shortfall.wanted:g}건)"
    return f"{name} {shortfall.found:.0%} (기준 {shortfall.wanted:.0%})"


def list_fills(run: CrawlRun) -> list[tuple[str, int, str]]:
    """List the fields of the articles: how many have one, and which share that is."""
    articles = run.counts.get("articles", 0)
    return [
        (tell_field(name), count, f"{count / articles:.0%}")
        for name, count in _gather(run, "filled ")
        if articles
    ]


def list_rules(run: CrawlRun) -> list[tuple[str, str, int]]:
    """List the rules that gave fields, and how many times."""
    found = ((name.partition(" "), count) for name, count in _gather(run, "rule "))
    return [(tell_field(field), rule, count) for (field, _, rule), count in found]


def list_rejects(run: CrawlRun) -> list[tuple[str, int]]:
    """List why pages gave no article, and how many."""
    return [(tell_reason(name), count) for name, count in _gather(run, "rejected ")]


def _gather(run: CrawlRun, start: str) -> Iterator[tuple[str, int]]:
    """Yield the counts whose words start so, by the rest of the word."""
    for word, count in run.counts.items():
        if word.startswith(start):
            yield word.removeprefix(start), count
