"""How much of a query stands close together: an answer is a matter of a sentence or two."""

from collections import Counter
from collections.abc import Iterator, Mapping

# In code points: a long sentence. On questions about encyclopaedic and news passages 60 to 160 do
# about as well (docs/search.md).
_SPAN = 100
# Of a word that stands everywhere in a long report, so many places are looked at.
_MOST_PLACES = 200


def measure_nearness(text: str, weights: Mapping[str, float]) -> float:
    """Give the largest sum of the weights of different words that begin within a span of a text.

    Words and text are in lower case; a word counts inside longer words too.
    """
    places = sorted((at, word) for word in weights for at in _find_places(text, word))
    counts: Counter[str] = Counter()
    best = total = 0.0
    first = 0
    for at, word in places:
        counts[word] += 1
        total += weights[word] if counts[word] == 1 else 0.0
        while places[first][0] < at - _SPAN:
            gone = places[first][1]
            counts[gone] -= 1
            total -= 0.0 if counts[gone] else weights[gone]
            first += 1
        best = max(best, total)
    return best


def _find_places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        yield at
        at = text.find(word, at + 1)
