"""Strict entity scores on the public benchmark KLUE-NER: the six-class head of the tagger.

A line is `{"id", "text", "entities": [[start, end, label], …]}` with offsets in code points and the
labels PS, LC, OG, DT, TI and QT. The other head, with our own types, is not asked.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from corpus.errors import BadDocumentError
from nlp.pipeline import load
from nlp.tagger.annotated import Annotated, AnnotationError, read_annotated
from nlp.tagger.labels import KLUE
from nlp.tagger.scoring import Score, score_spans
from nlp.tagger.tagger import load_tagger
from outputs.evaluations import Report
from outputs.gold import JsonObject

_HEAD: Final = ("유형", "정밀도", "재현율", "F1", "정답", "제시", "일치")


def evaluate(path: Path) -> Report:
    """Score the tagger on a file of the benchmark.

    Raises:
        BadDocumentError: The file cannot be read, or a line is not in the benchmark's form.
    """
    make_doc, tagger = load().pipeline.make_doc, load_tagger()
    scores = score_spans(
        (line.spans, tagger.tag(make_doc(line.text), scheme=KLUE)) for line in _read(path)
    )
    rows = {"overall": scores.overall, **{label: scores.of(label) for label in KLUE.labels}}
    return Report(
        fields={name: _to_fields(score) for name, score in rows.items()},
        tables=((_HEAD, tuple(_to_row(name, score) for name, score in rows.items())),),
    )


def _read(path: Path) -> Iterator[Annotated]:
    try:
        yield from read_annotated(path, KLUE)
    except (OSError, UnicodeDecodeError) as error:
        raise BadDocumentError(str(path), f"cannot be read ({error})") from error
    except AnnotationError as error:
        raise BadDocumentError(error.place, error.fault) from error


def _to_fields(score: Score) -> JsonObject:
    return {"p": score.precision, "r": score.recall, "f1": score.f1}


def _to_row(name: str, score: Score) -> tuple[object, ...]:
    shares = (f"{share:.3f}" for share in (score.precision, score.recall, score.f1))
    title = "전체" if name == "overall" else name
    return (title, *shares, score.wanted, score.offered, score.right)
