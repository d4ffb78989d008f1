import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from outputs.particles import attach, find_coda

DIGITS = "영일이삼사오육칠팔구"
TENS = ("", "십", "백", "천")
GROUPS = ("", "만", "억", "조", "경")


def read_aloud(number: int) -> str:
    """Say a whole number, each digit with its place: 12,050 is 일만이천오십."""
    if number == 0:
        return "영"
    said = ""
    for group, name in enumerate(GROUPS):
        four = number // 10_000**group % 10_000
        part = "".join(
            DIGITS[four // 10**place % 10] + TENS[place]
            for place in (3, 2, 1, 0)
            if four // 10**place % 10
        )
        said = (part + name if part else "") + said
    return said


def choose(syllable: str, pair: str) -> str:
    closed, opened = pair.split("/")
    coda = (ord(syllable) - 0xAC00) % 28
    return opened if coda == 0 or (pair == "으로/로" and coda == 8) else closed


PAIRS = st.sampled_from(["은/는", "이/가", "을/를", "과/와", "으로/로", "이라/라"])
SYLLABLES = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)
NAMES = st.text(SYLLABLES, min_size=1, max_size=12)


@given(number=st.integers(0, 10**20 - 1), pair=PAIRS)
@example(number=350, pair="으로/로")
@example(number=10_000, pair="은/는")
@example(number=0, pair="이/가")
def test_numbers_go_by_how_they_are_said(number, pair):
    last = read_aloud(number)[-1]
    assert attach(f"{number:,}", pair) == f"{number:,}" + choose(last, pair)
    assert attach(str(number), pair) == str(number) + choose(last, pair)


@given(number=st.integers(0, 10**6), tenths=st.integers(0, 9), pair=PAIRS)
def test_decimals_end_with_their_last_digit(number, tenths, pair):
    word = f"{number}.{tenths}"
    assert attach(word, pair) == word + choose(DIGITS[tenths], pair)


@given(name=NAMES, pair=PAIRS)
def test_names_go_by_their_last_syllable(name, pair):
    assert attach(name, pair) == name + choose(name[-1], pair)


@given(name=NAMES, inside=st.text("KICOX 산단공1", max_size=6), pair=PAIRS)
def test_what_stands_in_brackets_is_not_said(name, inside, pair):
    assert attach(f"{name}({inside})", pair) == f"{name}({inside})" + choose(name[-1], pair)


@given(name=NAMES, pair=PAIRS, mark=st.sampled_from(["'", '"', "”", "」", "'\""]))
def test_quotation_marks_are_not_said(name, pair, mark):
    assert attach(name + mark, pair) == name + mark + choose(name[-1], pair)


@given(letters=st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=6), pair=PAIRS)
def test_capitals_are_read_letter_by_letter(letters, pair):
    said = {"L": "엘", "M": "엠", "N": "엔", "R": "알"}.get(letters[-1], "이")
    assert attach(letters, pair) == letters + choose(said, pair)


@pytest.mark.parametrize(
    ("word", "pair", "said"),
    [
        ("350개사", "을/를", "350개사를"),
        ("1,000명", "이/가", "1,000명이"),
        ("12.5%", "은/는", "12.5%는"),
        ("3%p", "이/가", "3%p가"),
        ("20kg", "을/를", "20kg을"),
        ("5t", "과/와", "5t과"),
        ("30MW", "은/는", "30MW는"),
        ("ICT", "을/를", "ICT를"),
        ("LINC 3.0", "이/가", "LINC 3.0이"),
        ("Vision", "은/는", "Vision은"),
        ("Mobile", "으로/로", "Mobile로"),
        ("Center", "이/가", "Center가"),
        ("Bio", "을/를", "Bio를"),
        ("Network", "은/는", "Network은(는)"),
        ("A", "은/는", "A는"),
        ("韓中", "이/가", "韓中이(가)"),
        ("", "과/와", "와(과)"),
        ("…", "으로/로", "…(으)로"),
    ],
)
def test_units_latin_words_and_what_nobody_can_tell(word, pair, said):
    assert attach(word, pair) == said


@given(st.text(max_size=20))
def test_no_text_is_too_odd(word):
    assert attach(word, "은/는").startswith(word)
    coda = find_coda(word)
    assert coda is None or 0 <= coda < 28
