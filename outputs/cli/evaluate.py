"""`miclu evaluate`: how well the reader does on a gold set, layer by layer."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from pkgutil import iter_modules
from typing import Annotated, Any

import typer

from corpus.errors import BadDocumentError
from outputs import evaluations
from outputs.console import print_table
from outputs.evaluations import Report, evaluate
from outputs.gold import JsonObject, make_gold, parse_document
from outputs.scoring import LAYERS, LayerScore, headline, score_documents


def command(
    gold: Annotated[
        Path | None, typer.Argument(help="Gold set in JSONL", metavar="GOLD", show_default=False)
    ] = None,
    predicted: Annotated[
        Path | None,
        typer.Argument(help="Facts to score, as of `miclu extract`; without it GOLD is read now"),
    ] = None,
    *,
    benchmark: Annotated[
        str | None, typer.Option(help="GOLD is a public benchmark of this form: klue")
    ] = None,
    pages: Annotated[
        Path | None, typer.Option(help="Score the page parser on DIR/index.jsonl", metavar="DIR")
    ] = None,
    documents: Annotated[
        Path | None, typer.Option(help="Score the file readers on DIR/index.jsonl", metavar="DIR")
    ] = None,
    retrieval: Annotated[
        Path | None,
        typer.Option(help="Score the search on DIR/passages.jsonl, questions.jsonl", metavar="DIR"),
    ] = None,
    errors: Annotated[
        str | None, typer.Option(help="Also print what this layer missed and invented")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object")] = False,
) -> None:
    """Score the reader against a gold set: precision, recall and F1 of each layer.

    --retrieval reads JSON, an object a line: in passages.jsonl with id and text, in questions.jsonl
    with id, text and relevant, a list of passage ids of which any one is right.

    Example: miclu evaluate tests/gold/gaon.jsonl --errors position
    """
    if errors is not None and errors not in LAYERS:
        known = ", ".join(LAYERS)
        raise typer.BadParameter(f"{errors!r} is no layer. Layers: {known}", param_hint="--errors")
    wishes = {
        "pages": pages,
        "documents": documents,
        "retrieval": retrieval,
        benchmark: gold if benchmark else None,
    }
    name, path = _choose({name: path for name, path in wishes.items() if name and path}, gold)
    if name is None:
        _evaluate_gold(path, predicted, errors, as_json=as_json)
    else:
        _show(evaluate(name, path), as_json=as_json)


def _choose(wishes: dict[str, Path], gold: Path | None) -> tuple[str | None, Path]:
    """Give the one evaluation that was asked for (None: the gold set) and what it reads.

    Raises:
        BadParameter: None or several were asked for, or no such benchmark is known.
    """
    known = {module.name for module in iter_modules(evaluations.__path__)}
    for name in wishes:
        if name not in known:
            choices = ", ".join(sorted(known - {"pages", "documents", "retrieval"}))
            raise typer.BadParameter(
                f"{name!r} is no benchmark. Known: {choices}", param_hint="--benchmark"
            )
    if len(wishes) == 1 and (gold is None or gold in wishes.values()):
        return next(iter(wishes.items()))
    if gold is None or wishes:
        raise typer.BadParameter(
            "Name one of GOLD, --benchmark with GOLD, --pages, --documents or --retrieval"
        )
    return None, gold


def _show(report: Report, *, as_json: bool) -> None:
    for line in report.misses:
        sys.stderr.write(f"{line}\n")
    if as_json:
        sys.stdout.write(json.dumps(report.fields, ensure_ascii=False) + "\n")
        return
    for head, rows in report.tables:
        print_table(head, rows)


def _evaluate_gold(
    gold: Path, predicted: Path | None, errors: str | None, *, as_json: bool
) -> None:
    wanted = list(_load(gold))
    offered = list(_load(predicted)) if predicted else list(_extract(gold))
    try:
        scores, results = score_documents(wanted, offered)
    except (KeyError, TypeError, AttributeError) as error:
        fault = f"an annotation is not in the gold form ({error!r})"
        raise BadDocumentError(f"{gold} or {predicted or gold}", fault) from error
    if errors is not None:
        for document_id, layers in results.items():
            _print_errors(document_id, "missed", layers[errors].missed)
            _print_errors(document_id, "spurious", layers[errors].spurious)
    if as_json:
        sys.stdout.write(json.dumps(_to_json(scores), ensure_ascii=False) + "\n")
    else:
        _print_scores(scores)


def _load(path: Path) -> Iterator[JsonObject]:
    """Yield the objects of a gold file.

    Raises:
        BadDocumentError: A line is no document, or the file cannot be opened.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    parse_document(line, f"{path}:{number}")
                    yield json.loads(line)
    except (OSError, UnicodeDecodeError) as error:
        raise BadDocumentError(str(path), f"cannot be read ({error})") from error


def _extract(path: Path) -> Iterator[JsonObject]:
    from nlp.pipeline import load
    from outputs.session import load_settings

    reader = load(model=load_settings().model)
    for number, fields in enumerate(_load(path), 1):
        document = parse_document(json.dumps(fields), f"{path}:{number}")
        yield make_gold(document, reader.read(document.text, published=document.published))


def _print_errors(document_id: str, kind: str, items: tuple[Any, ...]) -> None:
    for item in items:
        words = json.dumps(item, ensure_ascii=False)
        sys.stderr.write(f"{document_id} {kind} {words}\n")


def _to_json(scores: dict[str, LayerScore]) -> JsonObject:
    table: JsonObject = {
        layer: {
            "p": score.precision,
            "r": score.recall,
            "f1": score.f1,
            "tp": score.true_positives,
            "fp": score.false_positives,
            "fn": score.false_negatives,
        }
        for layer, score in scores.items()
    }
    return {**table, "headline": {"f1": headline(scores)}}


def _print_scores(scores: dict[str, LayerScore]) -> None:
    rows = [
        [layer, f"{score.precision:.3f}", f"{score.recall:.3f}", f"{score.f1:.3f}",
         score.true_positives, score.false_positives, score.false_negatives]
        for layer, score in scores.items()
    ]  # fmt: skip
    print_table(["층", "정밀도", "재현율", "F1", "맞음", "헛것", "놓침"], rows)
    print_table(["대표 점수 (층별 F1 평균)"], [[f"{headline(scores):.3f}"]])
