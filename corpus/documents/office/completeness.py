"""The guard against readers that lose text: how much of the raw text of a file they found."""

import re
from collections.abc import Iterable

# A reader that finds less is doubted. Source: body-only readers lose 32 to 38 % of policy papers,
# whose tables they skip; readers of tables find 97 % and more.
FEWEST_FOUND = 0.9

_NO_WORD = re.compile(r"[\W_]+")
_GRAM = 3
# A form with a few words more or less says nothing about a reader.
_FEWEST_GRAMS = 40


def measure_recall(raw: str, found: Iterable[str]) -> float:
    """Give the share of the 3-grams of letters and digits of a raw text that were found.

    1.0 for a raw text that is too short to tell.
    """
    wanted = _make_grams(raw)
    if len(wanted) < _FEWEST_GRAMS:
        return 1.0
    return len(wanted & _make_grams(" ".join(found))) / len(wanted)


def _make_grams(text: str) -> set[str]:
    letters = _NO_WORD.sub("", text)
    return {letters[at : at + _GRAM] for at in range(len(letters) - _GRAM + 1)}
