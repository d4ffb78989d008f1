import pytest

from corpus.resolution.spelling import open_name, read_hanja, soften_initial, spell


@pytest.mark.parametrize(
    "names",
    [
        (
            "㈜한뫼 정기",
            "한뫼정기(주)",
            "주식회사 한뫼정기",
            "株式會社 한뫼정기",
            "한뫼정기 Co., Ltd.",
        ),
        ("한뫼산업단지공단", "한뫼산단공"),
        ("가람테크노파크", "가람TP", "가람티피"),
        ("LG전자", "엘지전자", "ＬＧ전자"),
        ("엔씨소프트", "NC소프트"),
        ("가온대학교 산학협력단", "가온대 산학협력단"),
        ("반월·시화국가산업단지", "반월시화국가산단"),
        ("충청남도 일자리진흥원", "충남일자리진흥원"),
        ("해밀제1산업단지", "해밀1산업단지"),
        ("韓國産業團地公團", "한국산업단지공단"),
    ],
)
def test_spellings_of_one_name_meet(names):
    assert len({spell(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("경남테크노파크", "경북테크노파크"),
        ("한뫼정기", "한뫼정밀"),
        ("한뫼정기", "한뫼정기 창원공장"),
        ("광주광역시", "광주시"),
        ("해밀제1산업단지", "해밀제2산업단지"),
        ("한빛국가산업단지", "한빛일반산업단지"),
        ("한빛공장(A)", "한빛공장(B)"),
        ("가람시청년센터", "가람시년센터"),
        ("가람시청자미디어센터", "가람시자미디어센터"),
    ],
)
def test_different_names_stay_different(one, other):
    assert spell(one) != spell(other)


def test_a_name_of_nothing_but_marks_keeps_them():
    assert spell("주식회사") == "주식회사"
    assert spell("") == ""


def test_hanja_are_read_by_the_law_of_initials():
    assert read_hanja("勞動部와 産業") == "노동부와 산업"
    assert read_hanja("全羅南道") == "전라남도"
    assert [soften_initial(sign) for sign in "리로녀가A"] == ["이", "노", "여", "가", "A"]


def test_a_reading_after_a_vowel_or_nieun_is_softened():
    assert read_hanja("羅列") == "나열"


def test_an_open_name_keeps_its_latin_letters():
    assert open_name("Hanmoe Precision, Inc.") == "hanmoeprecision"
