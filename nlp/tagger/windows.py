"""Sentences as windows that a transformer can read: long ones in several, with an overlap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

_SHARE_OF_OVERLAP: Final = 4


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens that are read together: what the model takes, and the places of those that count.

    `offsets` are (start, end) of each token in its sentence, in code points. Tokens from `first` to
    before `last` count; the others are marks of the model or belong to the windows beside.
    """

    sentence: int
    inputs: dict[str, list[int]]
    offsets: list[tuple[int, int]]
    first: int
    last: int


def make_windows(sentences: Sequence[str], tokenizer: Any, longest: int) -> Iterator[Window]:
    """Yield the windows of the sentences in order; each token counts in one of them.

    Args:
        sentences: None longer than memory; without a limit of their own.
        tokenizer: A fast tokenizer of the transformers library.
        longest: Most tokens of a window, with the marks of the model.
    """
    if not sentences:
        return
    overlap = longest // _SHARE_OF_OVERLAP
    encoded = tokenizer(
        list(sentences),
        truncation=True,
        max_length=longest,
        stride=overlap,
        return_overflowing_tokens=True,
        return_offsets_mapping=True,
        return_special_tokens_mask=True,
    )
    owners = [-1, *encoded.pop("overflow_to_sample_mapping"), -1]
    marks, offsets = encoded.pop("special_tokens_mask"), encoded.pop("offset_mapping")
    for number, owner in enumerate(owners[1:-1]):
        inside = [place for place, mark in enumerate(marks[number]) if not mark]
        first = overlap // 2 if owners[number] == owner else 0
        end = len(inside) - (overlap - overlap // 2 if owners[number + 2] == owner else 0)
        if first < end:
            inputs = {key: values[number] for key, values in encoded.items()}
            yield Window(owner, inputs, offsets[number], inside[first], inside[end - 1] + 1)
