import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents.parts.wording import clean_words
from corpus.records import freeze_text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("보  도  자  료", "보도자료"),
        ("보 도 자 료", "보도자료"),
        ("목    차", "목차"),
        ("보 도 자 료   배 포", "보도자료 배포"),
        ("공  고 제2025-3호", "공고 제2025-3호"),
        ("이 두 곳 중 하나", "이 두 곳 중 하나"),
        ("그 수 는 다 컸다", "그 수 는 다 컸다"),
        ("가 나", "가 나"),
        ("총\u00a0회\u3000개최", "총 회 개최"),
        ("\uf06e 총회", "■ 총회"),
        ("\uf0b7 총회", "• 총회"),
        ("\U000f02b1 총회", "① 총회"),
        ("\U000f0854훈민정음\U000f0855", "『훈민정음』"),
        ("나랏말\uebd4미", "나랏말\u110a\u119e미"),
        (unicodedata.normalize("NFD", "총회"), "총회"),
        ("첫 줄 \n\n  둘째 줄", "첫 줄\n둘째 줄"),
    ],
)
def test_words_become_standard(raw, clean):
    assert clean_words(raw) == clean


@given(st.text())
def test_clean_words_are_frozen_and_stay_as_they_are(text):
    clean = clean_words(text)
    assert freeze_text(clean) == clean
    assert not any(line != line.strip() or not line for line in clean.split("\n") if clean)
