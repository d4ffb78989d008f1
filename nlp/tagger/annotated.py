"""Annotated texts as JSONL: `{"text": …, "entities": [[start, end, label], …]}`, one a line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import MicluError
from nlp.tagger.labels import Scheme, Span


class AnnotationError(MicluError):
    """A line of annotated text cannot be used."""

    def __init__(self, place: str, fault: str) -> None:
        super().__init__(
            f"{place} {fault}. Each line is an object with text and entities [[start, end, label]]"
        )
        self.place = place
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its spans, labelled in one scheme."""

    text: str
    spans: tuple[Span, ...]
    scheme: Scheme


def read_annotated(path: Path, scheme: Scheme) -> Iterator[Annotated]:
    """Yield the lines of a file; empty lines are passed over.

    Raises:
        AnnotationError: A line is not of the form, or has a span outside its text or with a label
            that the scheme does not have.
    """
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _parse(line, f"{path}:{number}", scheme)


def _parse(line: str, place: str, scheme: Scheme) -> Annotated:
    try:
        row: dict[str, Any] = json.loads(line)
        text = str(row["text"])
        spans = tuple(Span(int(start), int(end), label) for start, end, label in row["entities"])
    except (ValueError, KeyError, TypeError) as error:
        raise AnnotationError(place, f"is not in the form ({error!r})") from error
    for start, end, label, _ in spans:
        if not 0 <= start < end <= len(text):
            raise AnnotationError(place, f"has a span {start}:{end} outside its text")
        if label not in scheme.labels:
            raise AnnotationError(place, f"has the label {label!r}, not one of {scheme.labels}")
    return Annotated(text, spans, scheme)
