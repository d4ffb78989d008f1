"""Word lists in the forms that the figure reader needs."""

from functools import cache

from nlp.lexicons import load_lexicon


@cache
def load_pairs(name: str) -> dict[str, str]:
    """Map the entries of `<name>.txt`, longest first; `불=달러` maps 불 to 달러, 명 alone to 명."""
    pairs = (entry.partition("=") for entry in load_lexicon(name))
    return {printed: meant or printed for printed, _, meant in pairs}


@cache
def load_words(name: str) -> frozenset[str]:
    """Give the entries of `<name>.txt` as a set."""
    return frozenset(load_lexicon(name))
