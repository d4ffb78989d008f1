import json
from datetime import date, datetime

import pytest

from corpus.times import KST


@pytest.fixture
def meeting(writer, fact):
    """A meeting that one paper announces and another reports."""
    for number, status in ((1, "announced"), (2, "held")):
        name = "정기총회" if status == "held" else "가람미클 정기총회"
        writer.save(
            f"gaon-{number}",
            f"소식 {number}",
            f"가람미클은 가람호텔에서 {name}를 연다.",
            published=datetime(2026, 11, 10 + number, 9, tzinfo=KST),
            read=(
                fact["event"](
                    name,
                    kind="총회",
                    first_day=date(2026, 11, 11),
                    last_day=date(2026, 11, 11),
                    precision="day",
                    place="가람호텔",
                    organisers=("가람미클",),
                    status=status,
                ),
                fact["mention"]("CLUSTER", "가람미클"),
            ),
        )


def test_two_papers_are_one_activity(run, meeting):
    outcome = run("activities", "가람미클")
    assert outcome.status == 0
    assert "2026-11-11  가람미클 정기총회 (총회)" in outcome.out
    assert "상태 예정(2026-11-11) → 열림(2026-11-12)" in outcome.out
    assert "문서 2건" in outcome.out
    assert "‹정기총회›" in outcome.out
    assert "활동 1건\n" in outcome.out


def test_filters(run, meeting):
    assert "맞는 활동이 없습니다." in run("activities", "--since", "2026-11-12").out
    assert "맞는 활동이 없습니다." in run("activities", "--kind", "협약").out
    assert "활동 1건" in run("activities", "--kind", "임시총회", "--status", "held").out
    assert "활동 1건" in run("activities", "--until", "2026-11-11").out


def test_json_carries_statements_and_sentences(run, meeting):
    found = json.loads(run("activities", "--json").out)
    (activity,) = found["activities"]
    assert activity["known"]["states"] == [["announced", "2026-11-11"], ["held", "2026-11-12"]]
    keys = {key for _, key in activity["known"]["statements"]}
    assert {cited["statement"] for cited in activity["evidence"]} == keys
    assert (found["cursor"], found["coverage"]["documents"]) == ("", 2)


def test_wrong_words_are_told(run, meeting):
    assert run("activities", "--status", "maybe").status == 2
    outcome = run("activities", "--cursor", "nonsense")
    assert outcome.status == 1
    assert "cursor" in outcome.said.lower()
    assert run("activities", "없는곳").status == 1
