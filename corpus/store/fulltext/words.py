"""The form in which words stand in an index."""

import re
from collections.abc import Iterable

# Each place where two letters stand, or one alone.
_BIGRAM = re.compile(r"(?=(\w\w|(?<!\w)\w(?!\w)))\w")


def make_bigrams(text: str) -> str:
    """Write a text as its overlapping pairs of letters, run by run: `산단 단공`.

    A lone letter stands for itself. The index is built on exactly this: whoever changes it adds a
    migration that builds the index again.
    """
    return " ".join(_BIGRAM.findall(text.lower()))


def is_spoken(term: str) -> bool:
    """Tell whether a term has letters."""
    return _BIGRAM.search(term) is not None


def spoken(terms: Iterable[str]) -> list[str]:
    """Give each distinct term that has letters, in their order."""
    return [term for term in dict.fromkeys(terms) if is_spoken(term)]
