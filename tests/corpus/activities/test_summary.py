from dataclasses import replace
from datetime import date

from corpus.activities.summary import summarise


def test_the_finest_date_the_fullest_name_and_all_parties(make):
    tellings = [
        make(1, name="총회", day="2026-03", organisers=("가람시",)),
        make(
            2, name="가람 로봇 총회", day="2026-03-05", place="온새호텔", participants=("누리정밀",)
        ),
        make(3, name="총회", day="", organisers=("가람시", "누리정밀")),
    ]
    summary = summarise(tellings)
    assert (summary.first_day, summary.precision) == (date(2026, 3, 5), "day")
    assert summary.place == "온새호텔"
    assert [party.name for party in summary.organisers] == ["가람시", "누리정밀"]
    assert summary.participants == ()


def test_of_two_days_that_of_most_papers_counts(make):
    days = ("2026-03-06", "2026-03-05", "2026-03-06")
    summary = summarise([make(n, day=day) for n, day in enumerate(days)])
    assert summary.first_day == date(2026, 3, 6)


def test_without_a_date_the_day_of_the_news_orders(make):
    summary = summarise(
        [make(day="", seen=date(2026, 4, 2)), make(2, day="", seen=date(2026, 4, 1))]
    )
    assert (summary.first_day, summary.day) == (None, date(2026, 4, 1))


def test_announced_then_held_is_held_with_both_states(make):
    announced = replace(make(1), states=(("announced", date(2026, 2, 20)),))
    held = replace(make(2), states=(("held", date(2026, 3, 6)), ("announced", date(2026, 2, 25))))
    summary = summarise([held, announced])
    assert summary.states == (("announced", date(2026, 2, 20)), ("held", date(2026, 3, 6)))
    assert summary.status == "held"


def test_what_was_called_off_is_cancelled_unless_it_was_held_after_all(make):
    off = replace(
        make(1), states=(("announced", date(2026, 2, 1)), ("cancelled", date(2026, 2, 9)))
    )
    assert summarise([off]).status == "cancelled"
    held = replace(make(2), states=(("held", date(2026, 3, 6)),))
    assert summarise([off, held]).status == "held"


def test_a_very_long_name_is_no_name(make):
    told = (
        "로봇 총회",
        "로봇 포럼 총회",
        "가람시가 지난 봄부터 준비한 끝에 마침내 열게 된 로봇 총회",
    )
    assert summarise([make(n, name=name) for n, name in enumerate(told)]).name == "로봇 포럼 총회"
