import json
from datetime import datetime

import pytest

from corpus.times import KST


@pytest.fixture
def known(writer, fact, base):
    """The base, and figures of two clusters in two years."""
    told = (("가람미클", 300, "2024"), ("가람미클", 330, "2025"), ("든솔미클", 90, "2025"))
    for number, (name, value, as_of) in enumerate(told, start=3):
        fields = {"unit": "개사", "measure": "회원사", "subject": name, "as_of": as_of}
        writer.save(
            f"gaon-{number}",
            f"소식 {number}",
            f"{name} 회원사는 {value}개사다.",
            published=datetime(2026, 11, 10 + number, 9, tzinfo=KST),
            read=(
                fact["figure"](f"{value}개사", value, **fields),
                fact["mention"]("CLUSTER", name),
            ),
        )


def test_a_card_tells_what_is_known_and_what_is_not(run, known):
    outcome = run("card", "한국산업단지공단")
    assert outcome.status == 0
    assert "한국산업단지공단 (기관)" in outcome.out
    assert "황석주" in outcome.out
    assert "본부장" in outcome.out
    assert "모름: " in outcome.out
    assert "활동" in outcome.out
    assert "수록 범위: 문서 5건" in outcome.out


def test_figures_come_with_their_change_and_sentence(run, known):
    outcome = run("card", "가람미클")
    assert "회원사 330개사 (2025년; +30개사(+10.0%), 2024년 대비)" in outcome.out
    assert "‹330개사›" in outcome.out


def test_figures_that_disagree_stand_side_by_side(run, writer, fact, known):
    fields = {"unit": "개사", "measure": "회원사", "subject": "가람미클"}
    writer.save(
        "gaon-9",
        "칩",
        "가람미클 회원사 7개사가 칩을 만들고 9개사가 판다.",
        published=datetime(2026, 11, 19, 9, tzinfo=KST),
        read=(
            fact["figure"]("7개사", 7, **fields),
            fact["figure"]("9개사", 9, **fields),
            fact["mention"]("CLUSTER", "가람미클"),
        ),
    )
    outcome = run("card", "가람미클")
    assert "회원사 7개사 (2026-11-19) · 어긋나는 값 1건" in outcome.out
    assert "회원사 9개사 (2026-11-19) · 어긋나는 값 1건" in outcome.out
    (figure,) = json.loads(run("card", "가람미클", "--json").out)["figures"]
    assert (figure["latest"], len(figure["rivals"])) == (None, 2)


def test_what_a_change_came_to_is_the_latest_figure(run, writer, fact, known):
    fields = {"unit": "곳", "measure": "회원사", "subject": "가람미클"}
    writer.save(
        "gaon-9",
        "증가",
        "가람미클 회원사는 353곳에서 358곳으로 늘었다.",
        published=datetime(2026, 11, 19, 9, tzinfo=KST),
        read=(
            fact["figure"]("353곳", 353, **fields),
            fact["figure"]("358곳", 358, **fields, change="up"),
            fact["mention"]("CLUSTER", "가람미클"),
        ),
    )
    assert (
        "회원사 358개사 (2026-11-19; +28개사(+8.5%), 2025년 대비)\n" in run("card", "가람미클").out
    )


def test_two_clusters_are_compared(run, known):
    outcome = run("card", "가람미클", "든솔미클")
    assert "330개사 (2025년)" in outcome.out
    assert "90개사 (2025년)" in outcome.out
    assert "-72.7%" in outcome.out


def test_two_years_are_compared(run, known):
    outcome = run("card", "가람미클", "--years", "2023,2024,2025")
    assert "모름" in outcome.out
    assert "300개사 (2024년)" in outcome.out


def test_json(run, known):
    card = json.loads(run("card", "가람미클", "--json").out)
    assert card["entity"]["name"] == "가람미클"
    assert "figures" not in card["unknown"]
    assert {"members", "people", "activities"} <= set(card["unknown"])
    found = json.loads(run("card", "가람미클", "--years", "2024,2025", "--json").out)
    assert (found["columns"], found["figures"][0]["difference"]) == (["2024", "2025"], 30)


@pytest.mark.parametrize("years", ["24a", "2024,", "-1", "99999"])
def test_wrong_years_are_wrong_usage(run, known, years):
    assert run("card", "가람미클", f"--years={years}").status == 2


def test_an_unknown_name_is_told(run, known):
    assert run("card", "없는곳").status == 1
