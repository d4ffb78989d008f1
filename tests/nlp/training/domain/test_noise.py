from random import Random

from nlp.training.domain.annotated import Annotated
from nlp.training.domain.noise import roughen

PASSAGE = Annotated(
    "‘새길 사업’은 한빛·나래 대표가 “좋다”고 했다", ((1, 6, "PROGRAM"), (9, 14, "ORG"))
)


def test_the_places_of_names_follow_the_spaces():
    for seed in range(300):
        rough = roughen(PASSAGE, Random(seed))
        surfaces = [rough.text[start:end].replace(" ", "") for start, end, _ in rough.entities]
        assert surfaces[0] == "새길사업"
        assert surfaces[1][:2] + surfaces[1][-2:] == "한빛나래"


def test_marks_and_dots_vary():
    texts = {roughen(PASSAGE, Random(seed)).text for seed in range(300)}
    assert any("'" in text for text in texts)
    assert any("「" in text for text in texts)
    assert any("ㆍ" in text for text in texts)


def test_spaces_are_lost_in_some_passages_only():
    spaces = [roughen(PASSAGE, Random(seed)).text.count(" ") for seed in range(300)]
    whole = PASSAGE.text.count(" ")
    assert min(spaces) < whole
    assert spaces.count(whole) > len(spaces) / 2
