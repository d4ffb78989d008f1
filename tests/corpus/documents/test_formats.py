"""Every paper of tests/files in every format: one text, one set of tables, whatever wrote it."""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.documents import read_document
from corpus.times import now

FILES = Path(__file__).parents[2] / "files"
PAPERS = ("report", "release", "newsletter", "statistics", "indicators")
FORMATS = ("doc", "docx", "html", "hwp", "hwpx", "pdf", "xls", "xlsx")
REGIONS = [
    (0, 0, 2, 1, "구분"),
    (0, 1, 1, 2, "참여기업"),
    (0, 3, 2, 1, "예산"),
    (1, 1, 1, 1, "기업 수"),
    (1, 2, 1, 1, "비중"),
    (2, 0, 1, 1, "동남권"),
    (2, 1, 1, 1, "128"),
    (2, 2, 1, 1, "32.0"),
    (2, 3, 1, 1, "1,250"),
]


@cache
def read(name):
    return read_document(FILES / name, name, fetched=now())


def words_of(document, table):
    return {(c.row, c.column): document.text[c.start : c.end] for c in table.cells}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("paper", PAPERS)
def test_the_text_is_that_of_the_paper(paper, form):
    document = read(f"{paper}.{form}")
    assert document.text == (FILES / f"{paper}.txt").read_text(encoding="utf-8").rstrip("\n")
    assert (document.format, document.partial) == (form, "")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("paper", PAPERS)
def test_blocks_cover_the_text_but_for_newlines(paper, form):
    document = read(f"{paper}.{form}")
    blocks = document.structure.blocks
    assert "\n".join(document.text[b.start : b.end] for b in blocks) == document.text
    assert all(a.end + 1 == b.start for a, b in pairwise(blocks))


@pytest.mark.parametrize("form", FORMATS)
def test_merged_cells_heads_totals_title_and_unit(form):
    document = read(f"report.{form}")
    (table,) = document.structure.tables
    cells = [
        (c.row, c.column, c.rows, c.columns, document.text[c.start : c.end]) for c in table.cells
    ]
    assert cells[: len(REGIONS)] == REGIONS
    assert (table.height, table.width) == (6, 4)
    assert (table.head_rows, table.head_columns, table.totals) == (2, 1, (5,))
    title, unit = (document.text[slice(*place)] for place in (table.title, table.unit))
    assert title == "< 표 1. 권역별 참여기업과 예산 (2025년 10월 말 기준) >"
    assert unit == "개사, %, 백만원"


@pytest.mark.parametrize("form", FORMATS)
def test_a_table_over_several_pages_is_one(form):
    document = read(f"statistics.{form}")
    (table,) = document.structure.tables
    assert (table.height, table.width, table.totals) == (62, 5, (61,))
    words = words_of(document, table)
    assert [words[60, column] for column in range(5)] == [
        "수도권", "가람60단지", "420", "74,040", "5,910.0",
    ]  # fmt: skip


@pytest.mark.parametrize("form", FORMATS)
def test_years_are_heads_and_figures_are_not(form):
    document = read(f"indicators.{form}")
    (table,) = document.structure.tables
    assert (table.head_rows, table.head_columns) == (1, 1)
    assert words_of(document, table)[2, 1] == "△3.5"


@pytest.mark.parametrize("form", FORMATS)
def test_a_release_tells_its_kind_title_and_time(form):
    document = read(f"release.{form}")
    assert document.kind == "press_release"
    assert document.title == "미니클러스터 400개사, 예산 40억 원으로 큰다"
    assert document.published.isoformat() == "2026-03-12T11:00:00+09:00"


@pytest.mark.parametrize("form", ["doc", "docx", "hwp", "hwpx", "pdf"])
def test_outline_marks_and_depths(form):
    document = read(f"report.{form}")
    marks = [(b.mark, b.level) for b in document.structure.blocks if b.mark]
    assert [mark for mark, _ in marks] == [
        "Ⅰ.", "□", "ㅇ", "―", "*", "Ⅱ.", "①", "※", "Ⅲ.", "□",
    ]  # fmt: skip
    assert [depth for _, depth in marks[1:5]] == [2, 3, 4, 6]


def test_pages_are_counted_in_pdf():
    pages = [block.page for block in read("statistics.pdf").structure.blocks]
    assert pages[0] == 1
    assert pages == sorted(pages)
    assert pages[-1] > 1


def test_nothing_of_a_page_is_left_in_pdf():
    text = read("newsletter.pdf").text
    assert "내부 자료" not in text
    assert not re.search(r"^\W*\d+\W*$", text, re.MULTILINE)
