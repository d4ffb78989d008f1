from dataclasses import replace
from datetime import date

import pytest

from corpus.resolution.known import Known, make_known
from corpus.resolution.spelling import spell


def test_a_short_form_means_its_bearer(known):
    assert known.find(spell("KICOX"), "ORG", None).name == "한국산업단지공단"
    assert known.find(spell("경남 TP"), "ORG", None).key == "ORG:경남테크노파크"
    assert known.find(spell("없는공단"), "ORG", None) is None


def test_a_name_of_another_kind_means_nobody(known):
    assert known.find(spell("산단공"), "PERSON", None) is None
    assert known.find(spell("대덕특구"), "ORG", None).key == "CLUSTER:대덕연구개발특구"


@pytest.mark.parametrize(
    ("day", "bearer"),
    [
        (date(2026, 3, 1), "산업통상부"),
        (date(2025, 10, 1), "산업통상부"),
        (date(2025, 9, 30), "산업통상자원부"),
    ],
)
def test_a_shared_form_means_who_bore_it_on_the_day(known, day, bearer):
    assert known.find("산업부", "ORG", day).name == bearer


def test_a_shared_form_without_bearer_or_day_means_nobody(known):
    assert known.find("산업부", "ORG", None) is None
    assert known.find("산업부", "ORG", date(2010, 1, 1)) is None


def test_successions_are_dated_and_join_nothing(listed):
    made = make_known(listed)
    assert [(each.before_name, each.after_name, each.day) for each in made.successions] == [
        ("산업통상자원부", "산업통상부", date(2025, 10, 1)),
        ("지식경제부", "산업통상자원부", date(2013, 3, 1)),
    ]
    assert len({form.key for form in made.forms if "산업통상" in form.key}) == 2


def test_a_changed_list_has_another_digest(listed):
    changed = (*listed[:-1], replace(listed[-1], aliases=("지경부", "지식부")))
    assert make_known(listed).digest == make_known(tuple(listed)).digest
    assert make_known(listed).digest != make_known(changed).digest


def test_a_form_of_two_means_neither(listed):
    twice = (*listed, replace(listed[0], name="한뫼산업단지공단"))
    assert Known(make_known(twice).forms).find(spell("KICOX"), "ORG", None) is None
