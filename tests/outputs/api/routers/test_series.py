from datetime import datetime

import pytest

from corpus.times import KST


@pytest.fixture
def counted(writer, fact):
    """What two papers say of the member firms of one cluster, a year apart."""
    for number, year, count in ((11, 2024, 300), (12, 2025, 330)):
        writer.save(
            f"gaon-{number}",
            f"{year}년 소식",
            f"구미 반도체 미니클러스터 회원사는 {count}개사다.",
            published=datetime(year, 3, 2, 9, tzinfo=KST),
            read=(
                fact["figure"](
                    f"{count}개사",
                    count,
                    unit="개사",
                    measure="회원사",
                    subject="구미 반도체 미니클러스터",
                    as_of=str(year),
                ),
                fact["mention"]("CLUSTER", "구미 반도체 미니클러스터"),
            ),
        )


@pytest.fixture
def series(client, counted):
    asked = {"entity": "구미 반도체 미니클러스터", "measure": "회원기업"}
    return client.get("/api/v1/series", params=asked).json()


def test_the_measures_of_an_entity_are_listed(client, counted):
    asked = {"entity": "구미 반도체 미니클러스터"}
    (measure,) = client.get("/api/v1/series/measures", params=asked).json()
    assert (measure["measure"], measure["points"]) == ("회원사", 2)


def test_a_series_is_found_by_any_word_for_its_measure(series):
    (line,) = series["series"]
    assert series["measure"] == "회원사"
    assert [(point["period"], point["value"]) for point in line["points"]] == [
        ("2024", 300),
        ("2025", 330),
    ]


def test_each_point_tells_its_change_and_its_sentence(series):
    first, last = series["series"][0]["points"]
    assert first["change"] is None
    assert (last["change"]["difference"], last["change"]["percent"]) == (30, 10)
    (evidence,) = last["evidence"]
    assert evidence["sentence"][evidence["start"] : evidence["end"]] == "330개사"


def test_an_unknown_measure_has_no_line(client, counted):
    asked = {"entity": "구미 반도체 미니클러스터", "measure": "매출"}
    assert client.get("/api/v1/series", params=asked).json()["series"] == []


def test_the_export_has_a_row_for_each_figure(client, counted):
    rows = client.get("/api/v1/exports/series?format=csv&since=2025-01-01").text.splitlines()
    assert len(rows) == 2
    assert "330개사" in rows[1]
