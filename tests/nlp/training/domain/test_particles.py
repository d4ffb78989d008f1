import pytest

from nlp.training.domain.particles import choose_form


@pytest.mark.parametrize(
    ("particle", "before", "form"),
    [
        ("은", "한빛", "은"),
        ("은", "나래", "는"),
        ("이", "서울", "이"),
        ("을", "KAIST", "를"),
        ("과", "ETRI", "와"),
        ("은", "LG CNS팀", "은"),
        ("은", "3M", "은"),
        ("으로", "서울", "로"),
        ("으로", "부산", "으로"),
        ("으로", "2017", "로"),
        ("으로", "30명", "으로"),
        ("으로", "4m", "로"),
        ("이나", "30%", "나"),
        ("은", "㈜한빛(대표 김나래)", "은"),
        ("은", "‘마중물’", "은"),
        ("은", "‘도약(이하 사다리)’", "은"),
        ("은", "", "는"),
    ],
)
def test_the_form_follows_the_last_sound(particle, before, form):
    assert choose_form(particle, before) == form
