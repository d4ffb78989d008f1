"""Texts that are no prose: nothing is raised, and every mention stands where it says."""

import unicodedata
from itertools import pairwise

import pytest

TABLE = "\n".join(
    f"{name}\t대표\t벼리정밀㈜\t02-000-0000" for name in ("황석주", "국승우", "편해든")
)
TEXTS = {
    "empty": "",
    "white space": " \n\t\n ",
    "all Latin": "KICOX and Kim Young-soo, CEO of LG CNS, met at Pangyo Techno Valley. " * 30,
    "emoji": "산단공🏭은 👩‍🔬과 😀 한국산업단지공단 윤철 이사장😀이 밝혔다. " * 30,
    "jamo only": "ㅋㅋㅋ ㅠㅠ ㅏㅣ ㄱㄴㄷ " * 100,
    "hanja": "韓國産業團地公團 理事長 金永秀는 말했다. 中企廳長 李某 " * 30,
    "NFD": unicodedata.normalize("NFD", "한국산업단지공단 윤철 이사장은 창원에서 말했다. " * 30),
    "mixed scripts": "산단공KICOX産團ハンコク경남TP㈜벼리E&C는 " * 100,
    "repeated tokens": "산단공 산단공 회장 회장 (( ‘‘ 김 김 씨 씨 " * 100,
    "names only": "황석주, 국승우, 편해든 " * 100,
    "table of names": TABLE * 50,
    "no spaces": "산단공경남지역본부황석주본부장은창원방산부품미니클러스터총회를열었다" * 100,
    "one word": "가나다라마바사아자차" * 10_000,
    "open brackets": "(" * 20_000,
    "open quotes": "‘" * 20_000,
    "surrogates and controls": "산단공\ufffd\u0000은\u200b ‘벼리\x07 사업’을 연다. " * 50,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_mentions_stand_where_they_say(reader, text):
    reading = reader.read(text)
    names = {entity.text for entity in reading.entities}
    for mention in reading.mentions:
        assert text[mention.evidence.start : mention.evidence.end] == mention.text
        assert mention.name in names


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_mentions_do_not_overlap(reader, text):
    spans = [(m.evidence.start, m.evidence.end) for m in reader.read(text).mentions]
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_signs_between_names_move_no_offset(reader):
    text = "😀🏭 " * 500 + "산단공은 밝혔다."
    (mention,) = reader.read(text).mentions
    assert (mention.text, mention.evidence.start) == ("산단공", text.index("산단공"))


def test_names_are_read_in_a_table(reader):
    reading = reader.read(TABLE)
    assert "벼리정밀㈜" in {entity.text for entity in reading.entities}
