import pytest

from corpus.resolution.sound import is_latin, make_sound, romanise, sounds_like


@pytest.mark.parametrize(
    ("latin", "hangul"),
    [
        ("Hanmoe Precision", "한뫼정밀"),
        ("Garam Technopark", "가람테크노파크"),
        ("Saebom Bio Co., Ltd.", "㈜새봄바이오"),
        ("Haemil Robotics", "해밀로보틱스"),
    ],
)
def test_a_name_in_two_scripts_sounds_alike(latin, hangul):
    assert make_sound(latin) == make_sound(hangul)
    assert sounds_like(latin, hangul)


@pytest.mark.parametrize(
    ("latin", "hangul"),
    [("Hanmoe Precision", "한뫼정기"), ("Saeron Energy", "사랑에너지"), ("Garam Tech", "그룸테크")],
)
def test_other_names_do_not(latin, hangul):
    assert make_sound(latin) != make_sound(hangul) or not sounds_like(latin, hangul)


def test_two_names_in_one_script_are_not_compared_by_sound():
    assert not sounds_like("한뫼정밀", "한뫼정밀")


def test_a_short_name_has_no_sound():
    assert make_sound("KT") is None


def test_the_script_of_a_name_is_told():
    assert is_latin("Hanmoe")
    assert not is_latin("LG전자")
    assert not is_latin("2026")
    assert romanise("한뫼") == "hanmoe"
