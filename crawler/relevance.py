"""Which articles are about what we look for: a query profile of words, matched as Korean writes.

A profile is a TOML file, `crawler/profiles/<name>.toml` or one of the user's own:

    queries = ["미니클러스터", "강소특구"]        # what searches are asked for
    must    = []                                  # all of these must stand in an article
    any     = ["클러스터", "산업단지"]            # and at least one of these
    not     = ["부고"]                            # and none of these
    ignore  = ["GPU 클러스터"]                    # passages that count for nothing

    [aliases]                                     # another spelling counts as the word itself
    "미니클러스터" = ["미클"]
"""

import hashlib
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.records import Article, freeze_text
from crawler.errors import ProfileError

# A word of four syllables or more is found inside compounds and with spaces put in anywhere; a
# shorter one would be found by chance (`생산단가` holds `산단`) and must begin a word of the text.
_LONG = 4
_SPACE = r"[^\S\n]*"
_LETTER = "[가-힣A-Za-z0-9]"


class _ProfileFile(BaseModel):
    """A profile as its file holds it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    queries: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    aliases: dict[str, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The words that tell whether an article is relevant, ready to be searched for.

    `must` holds one pattern a word, the others one for all their words; None for no words.
    `version` changes with every word of the profile.
    """

    version: str
    queries: tuple[str, ...]
    must: tuple[re.Pattern[str], ...]
    any: re.Pattern[str] | None
    none: re.Pattern[str] | None
    ignore: re.Pattern[str] | None

    def covers(self, article: Article) -> bool:
        """Tell whether title, subtitle and body of an article fit the profile."""
        parts = (article.title, article.subtitle or "", *article.body)
        return self.fits("\n".join(parts))

    def fits(self, text: str) -> bool:
        """Tell whether a text fits; spaces and particles in it do not matter."""
        text = freeze_text(text)
        if self.ignore:
            text = self.ignore.sub("\n", text)
        if self.none and self.none.search(text):
            return False
        is_any = self.any is None or self.any.search(text) is not None
        return is_any and all(word.search(text) for word in self.must)


def load_profile(name: str) -> Profile:
    """Load a profile: of ours by its name (`cluster`), or a file by its path (`my.toml`).

    Raises:
        ProfileError: There is none, or it is no TOML, or has other fields.
    """
    own = files("crawler") / "profiles" / f"{name}.toml"
    source = Path(name) if name.endswith(".toml") else own
    try:
        values = tomllib.loads(source.read_text("utf-8"))
        values["not_"] = values.pop("not", ())
        declared = _ProfileFile.model_validate(values)
    except (OSError, ValidationError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError(name, _tell(error), known=list_profiles()) from error
    return _make_profile(declared)


def _tell(error: Exception) -> str:
    if isinstance(error, ValidationError):
        faults = (f"{'.'.join(map(str, at['loc']))}: {at['msg']}" for at in error.errors())
        return "; ".join(faults).replace("not_", "not")
    return str(error)


def list_profiles() -> tuple[str, ...]:
    """Give the names of our own profiles, in alphabetical order."""
    found = (each.name for each in (files("crawler") / "profiles").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


def _make_profile(declared: _ProfileFile) -> Profile:
    def spell(words: Iterable[str]) -> list[str]:
        return [spelling for word in words for spelling in (word, *declared.aliases.get(word, ()))]

    return Profile(
        version=hashlib.sha256(declared.model_dump_json().encode()).hexdigest()[:10],
        queries=declared.queries,
        must=tuple(filter(None, (_compile(spell([word])) for word in declared.must))),
        any=_compile(spell(declared.any)),
        none=_compile(spell(declared.not_)),
        ignore=_compile(spell(declared.ignore)),
    )


def _compile(words: Iterable[str]) -> re.Pattern[str] | None:
    patterns = [_make_pattern(word) for word in words if word.strip()]
    return re.compile("|".join(patterns), re.IGNORECASE) if patterns else None


def _make_pattern(word: str) -> str:
    """Make the pattern of a word; a Latin end of it must not run on into other Latin letters."""
    letters = freeze_text("".join(word.split()))
    if len(letters) < _LONG and not letters.isascii():
        return f"(?<!{_LETTER}){re.escape(letters)}"
    pattern = _SPACE.join(map(re.escape, letters))
    before = "(?<![A-Za-z])" if letters[0].isascii() else ""
    after = "(?![A-Za-z])" if letters[-1].isascii() else ""
    return f"{before}{pattern}{after}"
