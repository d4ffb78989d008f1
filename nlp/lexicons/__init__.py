"""Word lists of the readers: data files beside this one, one entry a line, `#` starts a comment."""

from functools import cache
from importlib.resources import files


@cache
def load_lexicon(name: str) -> tuple[str, ...]:
    """Give the entries of `<name>.txt`, longest first, so that an alternation prefers the longest.

    Raises:
        FileNotFoundError: There is no such list in the package.
    """
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    entries = {line.split("#")[0].strip() for line in text.splitlines()} - {""}
    return tuple(sorted(entries, key=lambda entry: (-len(entry), entry)))


@cache
def load_words(name: str) -> frozenset[str]:
    """Give the entries of `<name>.txt` as a set, to ask whether a word is one of them."""
    return frozenset(load_lexicon(name))
