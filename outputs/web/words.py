"""The second language of the pages: each Korean message with its English."""

import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files

LANGUAGES = ("ko", "en")

Translate = Callable[..., str]


def find_words(language: str) -> Translate:
    """Give the function that templates call `_`: it translates a message and fills it.

    A message without English stays Korean; a test looks for those.
    """
    known = load_words() if language == "en" else {}

    def translate(message: str, **values: object) -> str:
        said = known.get(message, message)
        return said.format(**values) if values else said

    return translate


@cache
def load_words() -> dict[str, str]:
    """Load English by Korean message from `words_en.toml`."""
    text = (files(__package__) / "words_en.toml").read_text(encoding="utf-8")
    return {ko: en for page in tomllib.loads(text).values() for ko, en in page.items()}
