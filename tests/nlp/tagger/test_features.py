import numpy as np
import pytest

from nlp.tagger import features
from nlp.tagger.features import FLAGS, LETTERS, RARE, Encoder
from nlp.tagger.kiwi_model import load_kiwi_model
from nlp.tagger.units import make_runs
from nlp.tagger.weights import load_weights, models_folder

TEXT = "김가온 대표가 ㈜쀼릅텍을 세웠다. 서울에서다."


@pytest.fixture(scope="module")
def vocabulary():
    return load_weights(models_folder()).vocabulary


@pytest.fixture
def encoder(vocabulary):
    return Encoder(vocabulary, load_kiwi_model())


@pytest.fixture
def runs(reader):
    return make_runs(reader.pipeline.make_doc(TEXT))


def test_every_unit_has_one_row_of_each_feature(encoder, runs):
    batch = encoder.encode(runs)
    count = sum(map(len, runs))
    assert batch.lengths.tolist() == [len(run) for run in runs]
    assert batch.letters.shape == (count, LETTERS)
    assert batch.flags.shape == (count, len(FLAGS))
    assert len(batch.words) == len(batch.contexts) == len(batch.morphemes) == count


def test_flags_tell_borders_of_words_and_runs(encoder, runs):
    batch = encoder.encode(runs)
    flags = dict(zip(FLAGS, batch.flags.T, strict=True))
    opens_run = np.flatnonzero(flags["opens run"]).tolist()
    assert opens_run == [0, len(runs[0])]
    units = [unit for run in runs for unit in run]
    for place, unit in enumerate(units):
        before, after = TEXT[unit.start - 1 : unit.start], TEXT[unit.end : unit.end + 1]
        assert bool(flags["opens word"][place]) == (not before.strip())
        assert bool(flags["closes word"][place]) == (not after.strip())
    assert flags["surname"][0] == (units[0].text[0] == "김")


def test_words_that_training_has_not_seen_are_rare(encoder, reader):
    batch = encoder.encode(make_runs(reader.pipeline.make_doc("뷁뷁뷁뷁")))
    assert RARE in batch.words


def test_a_word_is_told_from_others_also_after_forgetting(vocabulary, runs, monkeypatch):
    monkeypatch.setattr(features, "_KINDS_KEPT", 4)
    small, large = Encoder(vocabulary, load_kiwi_model()), Encoder(vocabulary, load_kiwi_model())
    monkeypatch.undo()
    for _ in range(3):
        one, other = small.encode(runs), large.encode(runs)
        assert (one.words == other.words).all()
        assert (one.letters == other.letters).all()
        assert (one.flags == other.flags).all()
    kinds = [(unit.text, unit.tag) for run in runs for unit in run]
    assert len(set(one.kinds.tolist())) == len(set(kinds))
