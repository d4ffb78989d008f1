"""Word lists of resolution: data files beside this one, one entry a line, `#` starts a comment."""

from functools import cache
from importlib.resources import files


@cache
def load_pairs(name: str) -> dict[str, str]:
    """Give the entries `word | meaning` of `<name>.txt`, longest word first; no meaning is empty.

    Raises:
        FileNotFoundError: There is no such list in the package.
    """
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.split("#")[0].partition("|") for line in text.splitlines())
    pairs = [(word.strip(), meaning.strip()) for word, _, meaning in lines if word.strip()]
    return dict(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


def load_list(name: str) -> tuple[str, ...]:
    """Give the entries of `<name>.txt`, longest first, so that an alternation prefers those."""
    return tuple(load_pairs(name))
