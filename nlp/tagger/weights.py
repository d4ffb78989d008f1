"""The trained weights as files: arrays in one `.npz`, what they are in a `.json` card beside it."""

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corpus.errors import MicluError
from nlp.tagger.features import Vocabulary

Arrays = Mapping[str, NDArray[np.float32]]
SHIPPED: Final = "tagger"
_VOCABULARY = "vocabulary"


class WeightsError(MicluError):
    """The weights of a tagger cannot be used."""

    def __init__(self, path: str, fault: str) -> None:
        super().__init__(
            f"The tagger's weights {path} {fault}. "
            "Install Miclu again, or train them: python -m nlp.training train"
        )


@dataclass(frozen=True, slots=True)
class Weights:
    """The arrays of a trained network by name, in single precision, with its vocabulary."""

    arrays: Arrays
    vocabulary: Vocabulary


def models_folder() -> Traversable:
    """Give the folder of the weights that ship with the package."""
    return files("nlp") / "models"


def save_weights(weights: Weights, card: Mapping[str, Any], folder: Path) -> None:
    """Write `tagger.npz` and `tagger.json`; the card gets the digest of the arrays."""
    packed: dict[str, NDArray[Any]] = {
        name: array.astype(np.float16) for name, array in weights.arrays.items()
    }
    text = json.dumps(asdict(weights.vocabulary), ensure_ascii=False)
    packed[_VOCABULARY] = np.frombuffer(text.encode(), np.uint8)
    stream = io.BytesIO()
    np.savez_compressed(stream, **packed)  # type: ignore[arg-type]
    content = stream.getvalue()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{SHIPPED}.npz").write_bytes(content)
    full = {**card, "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    text = json.dumps(full, ensure_ascii=False, indent=2) + "\n"
    (folder / f"{SHIPPED}.json").write_text(text, encoding="utf-8")


def load_weights(folder: Traversable) -> Weights:
    """Read what `save_weights` wrote.

    Raises:
        WeightsError: A file is missing or damaged, or the card belongs to other weights.
    """
    path = folder / f"{SHIPPED}.npz"
    try:
        content = path.read_bytes()
        card = json.loads((folder / f"{SHIPPED}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WeightsError(str(path), f"cannot be read ({error})") from error
    if hashlib.sha256(content).hexdigest() != card.get("sha256"):
        raise WeightsError(str(path), "are not those of the card beside them")
    with np.load(io.BytesIO(content), allow_pickle=False) as packed:
        entries = json.loads(packed[_VOCABULARY].tobytes().decode())
        arrays = {
            name: packed[name].astype(np.float32) for name in packed.files if name != _VOCABULARY
        }
    # JSON has no whole numbers as keys
    entries["variants"] = {int(key): value for key, value in entries["variants"].items()}
    return Weights(arrays, Vocabulary(**entries))
