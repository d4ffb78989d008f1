import json
from pathlib import Path

import numpy as np
import pytest

from nlp.tagger.features import Vocabulary
from nlp.tagger.weights import Weights, WeightsError, load_weights, save_weights

VOCABULARY = Vocabulary(
    words={"가온": 2},
    tags={"NNP": 2},
    shapes={"hh": 2},
    letters={"가": 2},
    variants={70492: 96},
    tag_morphemes={"NNP": 3},
)


@pytest.fixture
def folder(tmp_path):
    arrays = {"word.weight": np.array([[0.5, -1.25]], np.float32)}
    save_weights(Weights(arrays, VOCABULARY), {"name": "test"}, tmp_path)
    return tmp_path


def test_weights_come_back(folder: Path):
    weights = load_weights(folder)
    assert weights.vocabulary == VOCABULARY
    assert weights.arrays["word.weight"].tolist() == [[0.5, -1.25]]


def test_the_same_weights_give_the_same_file(folder: Path, tmp_path_factory):
    again = tmp_path_factory.mktemp("again")
    save_weights(load_weights(folder), {"name": "test"}, again)
    assert (again / "tagger.json").read_bytes() == (folder / "tagger.json").read_bytes()


def test_damaged_weights_are_refused(folder: Path):
    path = folder / "tagger.npz"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(WeightsError, match="not those of the card"):
        load_weights(folder)


def test_missing_weights_are_told(tmp_path):
    with pytest.raises(WeightsError, match="cannot be read"):
        load_weights(tmp_path)


def test_the_card_says_what_was_given(folder: Path):
    assert json.loads((folder / "tagger.json").read_text())["name"] == "test"
