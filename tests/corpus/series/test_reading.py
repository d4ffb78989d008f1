from datetime import date
from decimal import Decimal

import pytest

from corpus.activities.refresh import refresh_activities
from corpus.series.reading import find_measures, find_series
from corpus.store.review_views import Review

CLUSTER = ("CLUSTER", "가람클러스터")
KEY = "CLUSTER:가람클러스터"


@pytest.fixture
def tell(teller):
    """Store a document that gives figures of the cluster, and resolve."""

    def tell(document_id, *figures, seen=date(2026, 3, 5), names=(CLUSTER,)):
        told = [teller.count(value, **fields) for value, fields in figures]
        teller.tell(document_id, *told, names=names, day=seen)
        teller.resolve()

    return tell


def lines(store, measure="회원사", keys=(KEY,), **wanted):
    return find_series(store, keys, measure, **wanted).series


def told(points):
    return [(point.period.code, int(point.stated.value.value)) for point in points]


def test_a_measure_by_any_word_and_unit_is_one_series(store, tell):
    tell("hanbit-1", (300, {"as_of": "2024"}))
    tell("hanbit-2", (340, {"measure": "참여기업", "unit": "곳", "as_of": "2025"}))
    tell("hanbit-3", (350, {"measure": "회원", "unit": "개사"}))
    (series,) = lines(store, "회원업체 수")
    assert told(series.points) == [("2024", 300), ("2025", 340), ("2026-03-05", 350)]
    assert (series.measure, series.unit, series.kind) == ("회원사", "개", "level")
    assert series.points[1].change.percent == Decimal("13.3")
    assert series.points[2].stated.value.basis == "published"


def test_each_point_names_its_sentence_and_documents(store, tell):
    for number in (1, 2):
        tell(f"hanbit-{number}", (300, {"as_of": "2024"}), seen=date(2026, 3, number))
    (series,) = lines(store)
    (point,) = series.points
    assert (point.stated.documents, point.stated.sources) == (2, 1)  # word for word a copy
    assert [cited.document.id for cited in point.evidence] == ["hanbit-2", "hanbit-1"]
    assert "300" in point.evidence[0].sentence
    assert point.evidence[0].statement == point.stated.key
    assert len(lines(store, sentences=1)[0].points[0].evidence) == 1


def test_plans_and_conflicts_stand_apart(store, tell):
    tell("hanbit-1", (300, {"as_of": "2024"}), (400, {"as_of": "2026", "status": "target"}))
    tell("hanbit-2", (320, {"as_of": "2024"}))
    (series,) = lines(store)
    assert sorted(told(series.points)) == [("2024", 300), ("2024", 320)]
    assert all(len(point.conflicts) == 1 for point in series.points)
    assert told(series.plans) == [("2026", 400)]


@pytest.mark.parametrize("part", [71, 72, 73])
def test_what_a_change_reached_is_the_head(store, tell, part):
    share = {"measure": "가동률", "unit": "%"}
    tell("hanbit-1", (part, share), (79, share | {"change": "up"}))
    (series,) = lines(store, "가동률")
    assert (series.latest.stated.value.value, series.latest.stated.side) == (79, "end")


def test_units_and_growth_are_series_of_their_own(store, tell):
    tell("hanbit-1", (300, {}), (12, {"unit": "%", "change": "up"}))
    found = {(series.unit, series.kind) for series in lines(store)}
    assert found == {("개", "level"), ("%", "change")}


def test_the_measures_of_an_entity(store, tell):
    tell("hanbit-1", (300, {"as_of": "2023"}), (7, {"measure": "매출액", "unit": "억원"}))
    tell("hanbit-2", (350, {"as_of": "2025"}))
    heads = [(head.measure, head.unit, head.points) for head in find_measures(store, [KEY])]
    assert heads == [("회원사", "개", 2), ("매출", "원", 1)]
    assert find_measures(store, ["ORG:없는곳"]) == []


def test_two_entities_are_taken_together(store, tell):
    old = ("CLUSTER", "가람협의회")
    tell("hanbit-1", (300, {"as_of": "2023", "subject": old[1]}), names=[old])
    tell("hanbit-2", (350, {"as_of": "2025"}))
    (series,) = lines(store, keys=(KEY, "CLUSTER:가람협의회"))
    assert [point.stated.entity for point in series.points] == ["CLUSTER:가람협의회", KEY]
    assert series.points[1].change.difference == 50


def test_the_latest_figures_come_where_there_are_too_many(store, tell):
    tell("hanbit-1", *((number, {"as_of": str(2000 + number)}) for number in range(1, 6)))
    answer = find_series(store, [KEY], "회원사", limit=2)
    assert (told(answer.series[0].points), answer.is_whole) == ([("2004", 4), ("2005", 5)], False)


def test_what_is_rejected_or_no_longer_stated_is_left_out(store, tell, teller):
    tell("hanbit-1", (300, {"as_of": "2024"}))
    tell("hanbit-2", (320, {"as_of": "2025"}))
    key = lines(store)[0].points[0].stated.key
    store.reviews.decide(
        Review(statement=key, decision="rejected", author="도하윤", reason="다른 모임")
    )
    assert told(lines(store)[0].points) == [("2025", 320)]
    teller.tell("hanbit-2", more="다른 글")
    teller.resolve()
    assert lines(store) == ()


def test_a_corrected_value_takes_its_place(store, tell):
    tell("hanbit-1", (3000, {"as_of": "2024"}))
    key = lines(store)[0].points[0].stated.key
    fields = {"value": "300", "as_of": "2023"}
    review = Review(statement=key, decision="corrected", author="도하윤", fields=fields)
    store.reviews.decide(review)
    refresh_activities(store)
    (point,) = lines(store)[0].points
    assert (told([point]), point.stated.review) == ([("2023", 300)], "corrected")


def test_a_figure_without_any_time_is_in_no_series(store, teller):
    teller.tell("hanbit-1", teller.count(300), names=[CLUSTER], day=None)
    teller.tell("hanbit-2", teller.count(310, as_of="2024"), names=[CLUSTER], day=None)
    teller.resolve()
    assert told(lines(store)[0].points) == [("2024", 310)]


def test_nothing_is_known_of_an_unknown_measure(store, tell):
    tell("hanbit-1", (300, {}))
    answer = find_series(store, [KEY], "꾸러미")
    assert (answer.series, answer.measure, answer.is_whole) == ((), "꾸러미", True)
    assert answer.coverage.documents == 1


def test_very_large_values_stay_whole(store, tell):
    tell("hanbit-1", (12_345_678, {"measure": "투자", "unit": "억원"}))
    assert lines(store, "투자")[0].points[0].stated.value.value == 1_234_567_800_000_000
