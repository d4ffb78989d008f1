from datetime import date

import pytest

from corpus.stories import THRESHOLD, is_near_copy, make_sketch, measure_overlap

TEXT = (
    "가람산업공단은 새 시험생산 센터를 열고 회원기업과 함께 시제품을 만든다고 밝혔다. "
    "공단은 낡은 공장을 고쳤고 대학 연구실도 들어온다. "
    "이사장은 기업이 설계부터 양산까지 한곳에서 마치게 하겠다고 말했다. "
)
NUMBERS = "장비 38대, 기업 210곳, 예산 65억원, 연구실 12곳."


def test_spaces_and_punctuation_do_not_count():
    one, other = make_sketch("가람공단은, 센터를 열었다."), make_sketch("가람공단은 센터를열었다")
    assert measure_overlap(one, other) == 1
    assert one.bands() == other.bands()


def test_bands_are_numbers_of_64_bits_and_always_the_same():
    bands = make_sketch(TEXT).bands()
    assert len(bands) == 40
    assert all(-(2**63) <= band < 2**63 for band in bands)
    assert bands == make_sketch(TEXT).bands()


def test_long_texts_are_signed_in_blocks():
    long = "".join(chr(0xAC00 + at * 7 % 11172) for at in range(20_000))
    assert len(set(make_sketch(long).bands()) & set(make_sketch(long[50:]).bands())) > 20


def test_a_light_edit_is_near_and_another_text_is_not():
    own = make_sketch(TEXT + NUMBERS)
    assert is_near_copy(own, make_sketch(TEXT.replace("밝혔다", "설명했다") + NUMBERS))
    assert not is_near_copy(own, make_sketch("새봄시는 도서관을 헐고 공원을 만든다." + NUMBERS))


def test_a_text_written_anew_is_near_by_its_figures():
    anew = TEXT[:40] + "새봄대와 함께 장비를 사들이고 사람을 뽑는 데 쓸 돈도 마련하기로 했다. "
    old, new = make_sketch(TEXT + NUMBERS), make_sketch(anew + NUMBERS)
    assert 0.25 < measure_overlap(old, new) < THRESHOLD
    assert is_near_copy(old, new)
    assert not is_near_copy(make_sketch(TEXT), make_sketch(anew))


def test_other_numbers_make_another_story():
    later = "장비 51대, 기업 340곳, 예산 80억원, 연구실 30곳."
    assert not is_near_copy(make_sketch(TEXT + NUMBERS), make_sketch(TEXT + later))


@pytest.mark.parametrize(("day", "expected"), [(14, True), (16, False), (None, True)])
def test_days_apart_make_another_story(day, expected):
    own = make_sketch(TEXT, day=date(2026, 3, 1))
    other = make_sketch(TEXT, day=date(2026, 3, 1 + day) if day else None)
    assert is_near_copy(own, other) == expected


def test_furniture_does_not_count():
    furnished = f"{TEXT}무단 전재 및 재배포 금지"
    span = (len(TEXT), len(furnished), "copyright")
    assert measure_overlap(make_sketch(TEXT), make_sketch(furnished, furniture=[span])) == 1


def test_an_empty_text_has_no_bands():
    assert make_sketch("짧다").bands() == []
    assert measure_overlap(make_sketch(""), make_sketch("")) == 0
