"""What holds for every text: offsets are right, whatever Unicode stands there."""

import unicodedata
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.records import freeze_text
from nlp.lexicons import load_lexicon
from nlp.training.domain import generate

# Words that readers wait for, and pieces of passages full of names.
LISTS = ("titles", "cluster_heads", "organisation_heads", "programme_heads", "regions", "surnames")
SIGNS = [
    *"‘’“”'\"「」()·ㆍ,.…▲■=는은이가을의",
    "에서",
    "말했다",
    "(주)",
    "㈜",
    "이하 ",
    "지난 17일",
    "30%",
]
WORDS = st.sampled_from([*SIGNS, *(word for name in LISTS for word in load_lexicon(name))])
NEWS = st.builds(
    lambda seed, start, length: next(generate(seed=seed, count=1)).text[start : start + length],
    st.integers(0, 10**6),
    st.integers(0, 40),
    st.integers(1, 120),
)
ODD = st.sampled_from(
    [
        *("ㄱ", "ㅏㅑ", "한", "각", "㈜", "①", "ﬀ", "Ⅳ", "韓國", "中小企業", "東京"),
        *("👩‍🔬", "🇰🇷", "🏭", "\u200b", "\u200d", "\ufeff", "\u00ad", "\u202e", "\u0301", "\x00"),
        *("\n", "\n\n", "\t", "\r\n", " ", "\u3000", "\u00a0", "\u2028", "\x1f", "�"),
    ]
)
PIECES = st.one_of(WORDS, NEWS, ODD, st.text(max_size=6))
TEXTS = st.builds(
    lambda parts, glue: glue.join(parts), st.lists(PIECES, max_size=20), st.sampled_from(["", " "])
)
ALL_OF_UNICODE = st.text(max_size=200)


def check_offsets(reader, text: str) -> None:
    """Every mention and fact quotes the text, and everything read lies inside it."""
    reading = reader.read(text)
    for mention in reading.mentions:
        assert text[mention.evidence.start : mention.evidence.end] == mention.text
    for thing in (*reading.mentions, *reading.facts):
        assert 0 <= thing.evidence.start < thing.evidence.end <= len(text)
    for start, end in (*reading.sentences, *((m.start, m.end) for m in reading.morphemes)):
        assert 0 <= start < end <= len(text)


@given(text=TEXTS)
@example(text="홍나래 ㈜한빛정공 대표는 “함께 가자”고 말했다.")
@settings(max_examples=80)
def test_mentions_quote_the_text_as_it_stands(reader, text):
    check_offsets(reader, text)


@given(text=ALL_OF_UNICODE)
@settings(max_examples=80)
def test_mentions_quote_any_unicode(reader, text):
    check_offsets(reader, text)


@given(text=TEXTS)
@settings(max_examples=40)
def test_mentions_quote_decomposed_hangul(reader, text):
    check_offsets(reader, unicodedata.normalize("NFD", text))


@given(text=TEXTS)
@settings(max_examples=40)
def test_mentions_quote_a_frozen_text(reader, text):
    check_offsets(reader, freeze_text(text))


@given(word=PIECES, times=st.integers(1, 60))
@settings(max_examples=25)
def test_mentions_quote_what_repeats_without_a_space(reader, word, times):
    check_offsets(reader, word * times)


@given(text=TEXTS)
@settings(max_examples=40)
def test_names_are_told_once_and_with_all_their_forms(reader, text):
    reading = reader.read(text)
    names = [(entity.type, entity.text) for entity in reading.entities]
    assert len(set(names)) == len(names)
    forms = {(e.type, e.text): {e.text, *e.aliases} for e in reading.entities}
    for mention in reading.mentions:
        assert mention.text in forms[mention.type, mention.name]


@given(text=TEXTS)
@settings(max_examples=40)
def test_mentions_do_not_overlap(reader, text):
    places = sorted((m.evidence.start, m.evidence.end) for m in reader.read(text).mentions)
    assert all(before[1] <= after[0] for before, after in pairwise(places))
