import pytest

from nlp.tagger.units import LONGEST_RUN, make_runs


@pytest.fixture
def units_of(reader):
    return lambda text: make_runs(reader.pipeline.make_doc(text))


def test_pair_words_of_the_press_are_cut(units_of):
    (run,) = units_of("한미 정상회담이 열렸다.")
    assert [unit.text for unit in run][:2] == ["한", "미"]


def test_a_particle_that_an_unknown_noun_swallowed_is_cut(units_of):
    text = "쀼릅텍은 문을 닫았다."
    assert any(unit.text == "은" and unit.start == text.index("은") for unit in units_of(text)[0])


@pytest.mark.parametrize(
    "text", ["가온은 컸다. 나루는 작다.", "가온\n나루", "가온  나루 \n\n 다온"]
)
def test_units_stand_where_they_say(units_of, text):
    units = [unit for run in units_of(text) for unit in run]
    assert all(text[unit.start : unit.end] == unit.text for unit in units)
    assert "".join(unit.text for unit in units) == "".join(text.split())


def test_a_sentence_without_end_is_cut_into_runs(units_of):
    runs = units_of("가온, " * 400)
    assert len(runs) > 1
    assert max(map(len, runs)) <= LONGEST_RUN + 1
