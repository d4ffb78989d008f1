"""The page parser beside general extractors on the same pages: exactness and pages a second.

    .venv/bin/python benchmarks/pages.py DIR …

A DIR holds `index.jsonl` in the form of `miclu evaluate --pages`. The peers are installed beside
(`pip install readability-lxml news-please`); one that is missing or fails is shown with the
reason. Every parser starts from bytes. `day` counts dates without their clock; `first in` and
`last in` ask only that the sentence stands somewhere in the text. Of three rounds the fastest
counts.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from time import process_time

from corpus.records import Article
from corpus.times import KST
from crawler.guests import get_publisher_of
from crawler.markup import decode_text, parse_html, squeeze
from crawler.page import Page, parse_page
from outputs.evaluations.pages import Checks, compare, load_entries, load_page
from outputs.gold import JsonObject

ROUNDS = 3
COLUMNS = (
    "title", "day", "published", "authors", "body_first", "first in", "body_last", "last in",
)  # fmt: skip
Parser = Callable[[Page], Article]
_EMPTY = Article(publisher="", number="", address="", title="", body=("",))


@dataclass(frozen=True, slots=True)
class Score:
    """What a parser did: shares by field, noise strings found, pages a second of CPU time."""

    shares: dict[str, float]
    noise: int
    speed: float
    fault: str = ""


def parse_ours(page: Page) -> Article:
    """Parse as `miclu evaluate --pages` does; a reject is an empty article."""
    outcome = parse_page(page, get_publisher_of(page))
    return outcome if isinstance(outcome, Article) else _EMPTY


def parse_trafilatura(page: Page) -> Article:
    """Parse with trafilatura in the mode that was best on these pages."""
    from trafilatura import bare_extraction

    found = bare_extraction(page.body, url=page.address, with_metadata=True, favor_precision=True)
    if found is None:
        return _EMPTY
    return replace(
        _EMPTY,
        title=found.title or "",
        body=_split(found.text),
        byline=tuple((found.author or "").split("; ")),
        published=_parse_day(found.date),
    )


def parse_readability(page: Page) -> Article:
    """Parse with readability-lxml, which knows no date and no author."""
    from readability import Document

    document = Document(decode_text(page.body))
    root = parse_html(document.summary().encode())
    paragraphs = root.xpath("//p | //div[not(.//p) and not(.//div)]")
    body = tuple(text for each in paragraphs if (text := squeeze(each.xpath("string()"))))
    return replace(_EMPTY, title=squeeze(document.short_title()), body=body or ("",))


def parse_newsplease(page: Page) -> Article:
    """Parse with news-please."""
    from newsplease import NewsPlease

    found = NewsPlease.from_html(decode_text(page.body), url=page.address)
    return replace(
        _EMPTY,
        title=found.title or "",
        body=_split(found.maintext),
        byline=tuple(found.authors or ()),
        published=found.date_publish and found.date_publish.replace(tzinfo=KST),
    )


PARSERS: dict[str, Parser] = {
    "ours": parse_ours,
    "trafilatura": parse_trafilatura,
    "readability-lxml": parse_readability,
    "news-please": parse_newsplease,
}


def _split(text: str | None) -> tuple[str, ...]:
    return tuple(line for each in (text or "").splitlines() if (line := squeeze(each))) or ("",)


def _parse_day(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).replace(tzinfo=KST) if text else None


def measure(parse: Parser, pages: list[tuple[Page, JsonObject]]) -> Score:
    """Run one parser over all pages."""
    try:
        articles = [parse(page) for page, _ in pages]
    except Exception as error:  # noqa: BLE001  a peer may fail in any way: that is its result
        lines = [line for line in str(error).splitlines() if line.strip(" *")]
        return Score({}, 0, 0.0, f"{type(error).__name__}: {lines[0].strip() if lines else ''}")
    checks = [_check(article, entry) for article, (_, entry) in zip(articles, pages, strict=True)]
    texts = ["\n".join(article.body) for article in articles]
    noise = sum(
        string in text
        for text, (_, entry) in zip(texts, pages, strict=True)
        for string in entry.get("noise") or ()
    )
    return Score(_count(checks), noise, _time(parse, [page for page, _ in pages]))


def _check(article: Article, entry: JsonObject) -> Checks:
    """Hold an article against its entry, in the ways of `miclu evaluate` and in laxer ones."""
    checks = compare(article, entry)
    text = "\n".join(article.body)
    for field, name in (("body_first", "first in"), ("body_last", "last in")):
        if field in checks:
            checks[name] = (str(checks[field][1]) in text, True)
    if "published" in checks:
        days = [each.date() if isinstance(each, datetime) else None for each in checks["published"]]
        checks["day"] = (days[0], days[1])
    return checks


def _count(checks: list[Checks]) -> dict[str, float]:
    """Give the share of right pages by field."""
    shares = {}
    for field in COLUMNS:
        pairs = [each[field] for each in checks if field in each]
        shares[field] = sum(found == right for found, right in pairs) / len(pairs) if pairs else 1.0
    return shares


def _time(parse: Parser, pages: list[Page]) -> float:
    """Give the pages a second of CPU time on one core, of the fastest round."""
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        for page in pages:
            parse(page)
        times.append(process_time() - start)
    return len(pages) / min(times)


def main() -> None:
    """Print a Markdown table."""
    folders = [Path(name) for name in sys.argv[1:]]
    entries = [(folder, entry) for folder in folders for entry in load_entries(folder)]
    pages = [
        (load_page(folder, entry), entry) for folder, entry in entries if entry["kind"] != "list"
    ]
    print(f"{len(pages)} article pages\n")
    print("| parser |", " | ".join((*COLUMNS, "noise", "pages/s")), "|")
    print("| --- |", " | ".join(["---:"] * (len(COLUMNS) + 2)), "|")
    for name, parse in PARSERS.items():
        score = measure(parse, pages)
        shares = [f"{score.shares[field]:.2f}" for field in COLUMNS] if not score.fault else []
        cells = [*shares, str(score.noise), f"{score.speed:.0f}"] if shares else [score.fault]
        print(f"| {name} |", " | ".join(cells), "|")


if __name__ == "__main__":
    main()
