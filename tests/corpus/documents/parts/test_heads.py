import pytest

from corpus.documents.parts.heads import find_heads, find_unit, is_figure, is_unit_line


@pytest.mark.parametrize(
    ("grid", "rows", "columns", "totals"),
    [
        ([["구분", "기업"], ["동남", "128"], ["계", "128"]], 1, 1, (2,)),
        ([["구분", "기업", "기업"], ["구분", "수", "%"], ["동남", "1", "2"]], 2, 1, ()),
        ([["연번", "단지", "기업"], ["1", "가람", "7"], ["2", "나래", "9"]], 1, 2, ()),
        ([["지역", "단지", "고용"], ["동남", "가람", "7"], ["합 계", "합 계", "7"]], 1, 2, (2,)),
        ([["동남", "128"], ["호남", "86"]], 0, 1, ()),
        ([["보도시점", "2026. 3. 12."], ["담당", "과장"]], 0, 1, ()),
        ([["이름", "소속"], ["나한빛", "공단"]], 1, 1, ()),
        ([["지표", "2023", "2024"], ["수출", "△3.5", "-"]], 1, 1, ()),
    ],
)
def test_heads_and_totals(grid, rows, columns, totals):
    assert find_heads(grid) == (rows, columns, totals)


@pytest.mark.parametrize(
    "words", ["1,250", "32.0%", "△3.5", "(840)", "약 120", "128개사", "3조 2,000억원", "14"]
)
def test_figures(words):
    assert is_figure(words)


@pytest.mark.parametrize(
    "words", ["2023", "2024년", "’24년", "3월", "2026. 3. 12.", "", "-", "동남권", "1분기"]
)
def test_what_is_no_figure(words):
    assert not is_figure(words)


@pytest.mark.parametrize(
    ("line", "unit", "alone"),
    [
        ("(단위: 개사, 억원)", "개사, 억원", True),
        ("[단위 : %]", "%", True),
        ("(단위 백만원)", "백만원", True),
        ("단위: 천 명", "천 명", True),
        ("< 표 1. 예산 > (단위: 억원)", "억원", False),
    ],
)
def test_units(line, unit, alone):
    assert line[slice(*find_unit(line))] == unit
    assert is_unit_line(line) is alone


@pytest.mark.parametrize(
    "line", ["단위 조합이 모였다", "예산은 억원 단위: 크다고 했다. 그러나", "총회"]
)
def test_lines_without_unit(line):
    assert find_unit(line) is None
