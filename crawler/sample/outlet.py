"""The articles of the sample outlet, and which of them are out at a given moment."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from corpus.times import KST, korean_day
from crawler.errors import SampleDataError

ARTICLES = Path(__file__).parent / "articles"
_NEVER = datetime(2026, 1, 1, tzinfo=KST)


class Change(BaseModel):
    """The later version of an article."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    modified: AwareDatetime
    body: str


class SampleArticle(BaseModel):
    """An article as its data file holds it; empty lines part the paragraphs of a body.

    `skin` is the generation of markup that shows it, see `crawler.publishers.families.ndsoft`;
    `files` are the names of attached files.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    skin: Literal["C", "E"]
    encoding: Literal["utf-8", "cp949"] = "utf-8"
    title: str
    subtitle: str = ""
    section: str
    reporter: str
    email: str
    published: AwareDatetime
    body: str
    captions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    changed: Change | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An article in the version that readers see at a moment; `modified` is None for the first."""

    article: SampleArticle
    paragraphs: tuple[str, ...]
    modified: datetime | None = None


class Outlet:
    """What the outlet shows at a moment, newest first; by default after all has happened.

    Two articles have a fate: the oldest is only linked under its old address (`moved`), the second
    newest fails when it is first asked for (`failing`).
    """

    def __init__(self, articles: Sequence[SampleArticle], *, as_of: datetime | None = None) -> None:
        times = [article.published for article in articles]
        changes = [article.changed.modified for article in articles if article.changed]
        self.as_of = (as_of or max([*times, *changes], default=_NEVER)).astimezone(KST)
        out = [article for article in articles if article.published <= self.as_of]
        out.sort(key=lambda article: (article.published, article.number), reverse=True)
        self.shown = tuple(_show(article, self.as_of) for article in out)
        self.moved = self.shown[-1].article.number if self.shown else None
        self.failing = out[1].number if len(out) > 1 else None
        self.sections = sorted({article.section for article in articles})

    def find(self, number: int) -> Shown | None:
        """Find an article that is out."""
        return next((shown for shown in self.shown if shown.article.number == number), None)

    def search(self, words: str, *, since: date, until: date) -> tuple[Shown, ...]:
        """Find the articles that hold all words, on days from `since` to `until`, newest first."""
        return tuple(
            shown
            for shown in self.shown
            if since <= korean_day(shown.article.published) <= until
            and all(word in _searched(shown) for word in words.split())
        )


def load_articles(folder: Path = ARTICLES) -> tuple[SampleArticle, ...]:
    """Load the articles of a folder in the order of their numbers.

    Raises:
        SampleDataError: A file is no TOML, has other fields, or the number of another file.
    """
    articles: dict[int, SampleArticle] = {}
    for path in sorted(folder.glob("*.toml")):
        article = _load_article(path)
        if article.number in articles:
            raise SampleDataError(str(path), f"takes the number {article.number} a second time")
        articles[article.number] = article
    return tuple(articles[number] for number in sorted(articles))


def _load_article(path: Path) -> SampleArticle:
    """Load one data file."""
    try:
        return SampleArticle.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (ValidationError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SampleDataError(str(path), str(error)) from error


def _show(article: SampleArticle, moment: datetime) -> Shown:
    """Choose the version of an article."""
    change = article.changed if article.changed and article.changed.modified <= moment else None
    body = change.body if change else article.body
    paragraphs = tuple(part for raw in body.split("\n\n") if (part := " ".join(raw.split())))
    modified = change.modified if change else None
    return Shown(article=article, paragraphs=paragraphs, modified=modified)


def _searched(shown: Shown) -> str:
    return " ".join((shown.article.title, *shown.paragraphs))
