import csv
import io
import re
from datetime import datetime

import pytest

from corpus.times import KST
from outputs.web.pages.compare import read_year


@pytest.fixture
def known(writer, fact):
    """Figures of two clusters in two years."""
    told = (("가람미클", 300, "2024"), ("가람미클", 330, "2025"), ("든솔미클", 90, "2025"))
    for number, (name, value, as_of) in enumerate(told, start=1):
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


def test_two_clusters_stand_side_by_side_with_their_sources(visitor, known):
    page = visitor.get("/compare?left=가람미클&right=든솔미클").text
    row = page.split("회원사</th>", 1)[1].split("</tr>", 1)[0]
    assert row.index("330개사") < row.index("90개사")
    assert row.count('href="/facts/') == 2
    assert row.count('href="/documents/gaon-') == 2
    assert "-72.7%" in row


def test_two_years_stand_in_their_order(visitor, known):
    page = visitor.get("/compare?left=가람미클&year=2025&with=2024").text
    row = page.split("회원사</th>", 1)[1].split("</tr>", 1)[0]
    assert row.index("300개사") < row.index("330개사")
    assert "+10.0%" in row


def test_an_unknown_year_is_unknown(visitor, known):
    page = visitor.get("/compare?left=가람미클&year=2023&with=2025").text
    row = page.split("회원사</th>", 1)[1].split("</tr>", 1)[0]
    assert "모름" in row


def test_an_unknown_name_is_told_and_what_was_typed_stays(visitor, known):
    answer = visitor.get("/compare?left=가람미클&right=%3Cb%3E없는곳")
    assert answer.status_code == 404
    assert "이름을 모릅니다" in answer.text
    assert 'value="가람미클"' in answer.text
    assert "<b>없는곳" not in answer.text


def test_without_names_the_page_asks_for_them(visitor, known):
    answer = visitor.get("/compare")
    assert answer.status_code == 200
    assert "두 곳의 이름을" in answer.text


@pytest.mark.parametrize(
    "query", ["left=%00&right=a", "left=" + "x" * 501, "left=a&year=-1&with=x"]
)
def test_hostile_fields_are_answers(visitor, known, query):
    assert visitor.get(f"/compare?{query}").status_code in (200, 404, 422)


@pytest.mark.parametrize(
    ("text", "year"),
    [("2025", 2025), (" 2025년 ", 2025), ("0", None), ("20255", None), ("२०२५", None), ("", None)],
)
def test_years_are_read_as_typed(text, year):
    assert read_year(text) == year


def test_the_comparison_is_a_table_with_its_facts(visitor, known):
    answer = visitor.get("/compare.csv?left=가람미클&right=든솔미클")
    assert answer.headers["content-type"].startswith("text/csv")
    heads, *rows = csv.reader(io.StringIO(answer.text.removeprefix("\ufeff")))
    row = dict(zip(heads, next(row for row in rows if row[0] == "회원사"), strict=True))
    assert (row["가람미클: 값"], row["가람미클: 단위"]) == ("330", "개")
    assert row["든솔미클: 값"] == "90"
    assert visitor.get(f"/facts/{row['든솔미클: 사실의 열쇠']}").status_code == 200


def test_the_comparison_is_a_picture_whose_bars_are_as_long_as_the_values(visitor, known):
    page = visitor.get("/compare?left=가람미클&right=든솔미클").text
    group = page.split("<title>회원사</title>", 1)[1].split("</g>", 1)[0]
    lengths = [float(each) for each in re.findall(r'width="([\d.]+)"', group)]
    assert lengths[1] / lengths[0] == pytest.approx(90 / 330, abs=0.01)
    assert "330개사" in group
    file = visitor.get("/compare.svg?left=가람미클&right=든솔미클")
    assert file.headers["content-type"] == "image/svg+xml"
    assert 'filename="miclu-compare.svg"' in file.headers["content-disposition"]
    assert "<title>회원사</title>" in file.text


def test_nothing_to_compare_is_no_file(visitor, known):
    assert visitor.get("/compare.csv?left=가람미클").status_code == 404
    assert visitor.get("/compare.svg?left=가람미클&year=1990&with=1991").status_code == 404
