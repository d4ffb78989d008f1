import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.records import freeze_text
from nlp.facts import fact_readers

# fmt: off
_WORDS = st.sampled_from([
    "산단공", "윤철", " ", "본부장", "은", "(", ")", "회장", "㈜", "한뫼정기", "12", "억원", "“",
    "”", "\n", "이하 ", "·", "‘", "’", "미니클러스터", "창원", "총회", "를 열", "었다.", "며",
    "라고 말했다.", "지난 12일", "전", "김", "씨", "▲", "1,200여명", "사업", "의", ",", "와",
])
# fmt: on
_TEXTS = st.lists(_WORDS, max_size=40).map("".join) | st.text(max_size=80)


@given(_TEXTS)
@settings(max_examples=250, deadline=None)
def test_every_mention_quotes_the_text(reader, text):
    frozen = freeze_text(text)
    for mention in reader.read(frozen).mentions:
        assert frozen[mention.evidence.start : mention.evidence.end] == mention.text


@given(_TEXTS)
@settings(max_examples=250, deadline=None)
def test_every_fact_has_evidence_in_the_text(reader, text):
    frozen = freeze_text(text)
    reading = reader.read(frozen, published=date(2026, 11, 20))
    for fact in reading.facts:
        assert 0 <= fact.evidence.start < fact.evidence.end <= len(frozen)


def test_the_same_text_gives_the_same_reading(reader):
    text = "창원 방산부품 미클(회장 육근보)은 3일 창원에서 정기총회를 열었다. 140여명이 참석했다."
    first = reader.read(text, document_id="a", published=date(2026, 11, 4))
    reader.read("전혀 다른 글이다.", document_id="b")
    assert reader.read(text, document_id="a", published=date(2026, 11, 4)) == first
    assert {fact.TYPE for fact in first.facts} >= {"position", "figure", "event"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "�",
        "ㄱㄴㄷ ㅏㅑ",
        "🎉🎉",
        "韓國産業團地公團",
        "A" * 5000,
        "가" * 5000,
        "(" * 500,
        "“" * 500,
    ],
)
def test_odd_texts_are_read_without_a_fault(reader, text):
    reading = reader.read(text)
    assert all(0 <= start < end <= len(text) for start, end in reading.sentences)


def test_every_fact_type_has_a_reader():
    from corpus.facts import fact_types

    assert set(fact_readers()) == set(fact_types())


def test_nlp_needs_neither_store_nor_network(reader):
    import subprocess

    code = (
        "import sys; from nlp.pipeline import load; load().read('총회를 열었다.');"
        "sys.exit(any(m.split('.')[0] in ('sqlalchemy', 'scrapy', 'crawler') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
