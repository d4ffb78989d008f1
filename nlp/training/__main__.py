"""Train the tagger: `python -m nlp.training train --silver FILE --gold FILE`.

Needs the extra `training` (PyTorch). Both files are JSONL lines `{"text", "entities": [[start, end,
label]]}` with the six labels of KLUE; `--help` says the rest.
"""

import hashlib
import json
import sys
from collections import Counter
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Annotated, Any, Final

import torch
import typer

from nlp.tagger.labels import KLUE, MICLU
from nlp.tagger.scoring import Scores
from nlp.tagger.weights import save_weights
from nlp.training import recipe
from nlp.training.network import Network

app = typer.Typer(add_completion=False, no_args_is_help=True)

Silver = Annotated[Path, typer.Option(help="Lines with labels made by machine", exists=True)]
Gold = Annotated[Path, typer.Option(help="Lines with labels made by people", exists=True)]
Work = Annotated[Path, typer.Option(help="Keeps the first stage, and uses it if it is there")]
Seed = Annotated[int, typer.Option(help="Of everything that is drawn")]
Threads = Annotated[int, typer.Option(help="Processor cores to use")]

_LICENCE: Final = (
    "Weights: CC BY-SA 4.0 (trained on KLUE and konne). Kiwi's vectors (LGPL) are not inside: "
    "they are read from the installed kiwipiepy_model."
)


@app.command()
def train(  # noqa: PLR0913, PLR0917  (a command's parameters are its options)
    silver: Silver,
    gold: Gold,
    work: Work = Path("var/training"),
    out: Annotated[Path, typer.Option(help="Folder of the weights")] = Path("nlp/models"),
    seed: Seed = 1,
    threads: Threads = 2,
) -> None:
    """Train all stages on everything and write weights and card."""
    material, network = _prepare((silver, gold), work, seed, threads)
    recipe.train_last(network, material, material.gold, seed=seed, report=_report)
    card = {
        "name": "miclu-tagger",
        "licence": _LICENCE,
        "heads": {scheme.name: scheme.labels for scheme in (KLUE, MICLU)},
        "seed": seed,
        "size": asdict(network.size),
        "digests": {path.name: _digest(path) for path in (silver, gold)},
        "versions": {name: version(name) for name in ("kiwipiepy-model", "torch")},
        "cross_validation": _to_figures(_add_folds(work, seed)),
    }
    save_weights(recipe.make_weights(network, material), card, out)
    _report(f"wrote {out}")


@app.command()
def cross_validate(  # noqa: PLR0913, PLR0917
    silver: Silver,
    gold: Gold,
    work: Work = Path("var/training"),
    fold: Annotated[list[int] | None, typer.Option(help="Only these, from 0")] = None,
    seed: Seed = 1,
    threads: Threads = 2,
) -> None:
    """Score the recipe: the last stage learns four fifths of the gold and reads the other."""
    material, network = _prepare((silver, gold), work, seed, threads)
    _report(f"first stage alone: {_format(recipe.score(network, material, material.gold))}")
    for number in fold or range(recipe.FOLDS):
        scores = recipe.validate_fold(network, material, number, seed=seed, report=_report)
        _report(f"fold {number}: {_format(scores)}")
        parts = ("wanted", "offered", "right")
        counts = {part: dict(getattr(scores, part)) for part in parts}
        _fold_path(work, seed, number).write_text(json.dumps(counts), encoding="utf-8")
    _report(f"all folds so far: {_format(_add_folds(work, seed))}")


def _prepare(
    sources: tuple[Path, Path], work: Path, seed: int, threads: int
) -> tuple[recipe.Material, Network]:
    torch.set_num_threads(threads)
    work.mkdir(parents=True, exist_ok=True)
    material = recipe.load_material(*sources, seed=seed)
    _report(f"{len(material.silver)} silver runs, {len(material.own)} of our own text")
    path = work / f"first-{seed}.pt"
    if path.exists():
        state = torch.load(path, weights_only=False)
        network = Network(state["size"])
        network.load_state_dict(state["weights"])
        return material, network
    network = recipe.train_first(material, seed=seed, report=_report)
    torch.save({"size": network.size, "weights": network.state_dict()}, path)
    return material, network


def _report(line: str) -> None:
    sys.stdout.write(f"{perf_counter() - _START:6.0f} s  {line}\n")
    sys.stdout.flush()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _fold_path(work: Path, seed: int, fold: int) -> Path:
    return work / f"fold-{seed}-{fold}.json"


def _add_folds(work: Path, seed: int) -> Scores:
    total = Scores()
    for fold in range(recipe.FOLDS):
        path = _fold_path(work, seed, fold)
        if path.exists():
            counts: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            total += Scores(**{name: Counter(values) for name, values in counts.items()})
    return total


def _to_figures(scores: Scores) -> dict[str, float]:
    figures = {label: round(scores.of(label).f1, 4) for label in KLUE.labels}
    return {"overall": round(scores.overall.f1, 4), **figures}


def _format(scores: Scores) -> str:
    return ", ".join(f"{label} {f1:.4f}" for label, f1 in _to_figures(scores).items())


_START = perf_counter()

if __name__ == "__main__":
    app()
