"""`miclu evaluate --pages DIR`: the page parser against pages whose fields are known."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from corpus.errors import BadDocumentError
from corpus.records import Article, Rejected
from corpus.times import now
from crawler.discovery.rows import parse_list
from crawler.guests import get_publisher_of
from crawler.markup import squeeze
from crawler.page import Page, parse_page
from outputs.evaluations import Report
from outputs.gold import JsonObject

FIELDS = {
    "title": "제목",
    "published": "발행",
    "authors": "기자",
    "authors_as_printed": "기자 표기",
    "body_first": "첫 문장",
    "body_last": "끝 문장",
}
"""What is counted in shares of the article pages that tell it, with its heading."""

_POST = re.compile(
    r"\s?(?:(?:수습|인턴|객원|선임|전문|대)\s?)?(?:기자|특파원|통신원|칼럼니스트|평론가|논설위원)$"
)
Checks = dict[str, tuple[object, object]]
"""What was found and what is right, by field; a field that the index does not tell is left out."""


def evaluate(path: Path) -> Report:
    """Score the page parser on a folder with `index.jsonl`, one line a page.

    A line has `file`, `url`, `kind` (`article` or `list`) and what stands on the page: `title`,
    `published`, `author` (names parted by commas), `body_first` and `body_last` (the first and the
    last sentence), `noise` (what must not be in the body); a list has `rows`, `first_idxno` and
    `last_idxno`; a `fragment` may lack the head of its page. What a line does not tell is not
    scored. A page is parsed as one of the declared publisher of its host, else with general rules.

    Raises:
        BadDocumentError: There is no such index, or it names a page that is not there.
    """
    entries = list(load_entries(path))
    results = [(entry, *_check(path, entry)) for entry in entries]
    articles = [checks for entry, checks, _ in results if entry.get("kind") != "list"]
    shares = {field: _share(articles, field) for field in FIELDS}
    noise = sum(len(found) for _, _, found in results)
    misses = tuple(line for entry, checks, found in results for line in _tell(entry, checks, found))
    fields = {"pages": len(entries), **shares, "noise": noise, "misses": list(misses)}
    head = ("쪽", *FIELDS.values(), "군더더기")
    row = (len(entries), *(f"{share:.3f}" for share in shares.values()), noise)
    return Report(fields=fields, tables=((head, (row,)),), misses=misses)


def load_entries(folder: Path) -> Iterator[JsonObject]:
    """Yield the entries of a folder's index.

    Raises:
        BadDocumentError: There is no index, or a line of it is no JSON object.
    """
    index = folder / "index.jsonl"
    try:
        lines = index.read_text("utf-8").splitlines()
        yield from (json.loads(line) for line in lines if line.strip())
    except (OSError, ValueError) as error:
        raise BadDocumentError(str(index), f"cannot be read ({error})") from error


def load_page(folder: Path, entry: JsonObject) -> Page:
    """Load the page of an entry, as fetched in this moment.

    Raises:
        BadDocumentError: The entry names no page that can be read.
    """
    try:
        body = (folder / entry["file"]).read_bytes()
        return Page(body=body, address=entry["url"], fetched=now(), content_type="text/html")
    except (OSError, KeyError) as error:
        fault = f"names no page that can be read ({error!r})"
        raise BadDocumentError(str(folder / "index.jsonl"), fault) from error


def _check(folder: Path, entry: JsonObject) -> tuple[Checks, tuple[str, ...]]:
    """Parse one page and hold it against its entry; the second part is the noise found."""
    page = load_page(folder, entry)
    publisher = get_publisher_of(page)
    if entry.get("kind") == "list":
        rows = parse_list(page, publisher)
        found = [publisher.find_number(each.address) for each in (*rows[:1], *rows[-1:])]
        right = [entry.get("first_idxno"), entry.get("last_idxno")]
        return {"rows": (len(rows), entry["rows"]), "ends of the list": (found, right)}, ()
    outcome = parse_page(page, publisher)
    if entry.get("fragment") and isinstance(outcome, Rejected) and outcome.reason == "no_title":
        headed = b"<title>" + entry["file"].encode() + b"</title>" + page.body
        outcome = parse_page(replace(page, body=headed), publisher)
    if not isinstance(outcome, Article):
        return dict.fromkeys(FIELDS, (f"rejected: {outcome.reason}", "an article")), ()
    text = "\n".join(outcome.body)
    noise = tuple(each for each in entry.get("noise") or () if _normalise(each) in text)
    return compare(outcome, entry), noise


def compare(article: Article, entry: JsonObject) -> Checks:
    """Hold an article against its entry.

    Sentences must begin the first and end the last paragraph; times must be the same moment;
    `authors` are the same people in the same order, `authors_as_printed` with place and post too.
    """
    right = {key: _normalise(value) for key, value in entry.items() if isinstance(value, str)}
    first, last = right.get("body_first", ""), right.get("body_last", "")
    authors = _split(right.get("author"))
    checks: dict[str, tuple[object, object]] = {
        "title": (article.title, right.get("title")),
        "published": (article.published, _parse_moment(entry.get("published"))),
        "authors": (_name_people(article.byline), _name_people(authors)),
        "authors_as_printed": (article.byline, authors),
        "body_first": (article.body[0][: len(first)], first),
        "body_last": (article.body[-1][-len(last) :], last),
    }
    return {field: pair for field, pair in checks.items() if pair[1]}


def _normalise(text: str) -> str:
    return unicodedata.normalize("NFC", squeeze(text))


def _parse_moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _split(names: str | None) -> tuple[str, ...]:
    return tuple(name for each in (names or "").split(",") if (name := each.strip()))


def _name_people(names: tuple[str, ...]) -> tuple[str, ...]:
    """Give the names without place and post, which outlets print or leave out at will."""
    return tuple(_POST.sub("", name.rpartition("=")[2]).strip() for name in names)


def _share(articles: list[Checks], field: str) -> float:
    """Give the share of the pages telling a field on which it is right; 1 where none tells it."""
    pairs = [checks[field] for checks in articles if field in checks]
    right = sum(found == wanted for found, wanted in pairs)
    return round(right / len(pairs), 4) if pairs else 1.0


def _tell(entry: JsonObject, checks: Checks, noise: tuple[str, ...]) -> Iterator[str]:
    """Yield a line for each field that is wrong and each noise string that was found."""
    name: Any = entry["file"]
    for field, (found, wanted) in checks.items():
        if found != wanted:
            yield f"{name} {field}: found {found!r}, right is {wanted!r}"
    for text in noise:
        yield f"{name} noise: {text!r}"
