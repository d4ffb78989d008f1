"""Tables of real files reach the facts, each number with its cell."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.documents import read_document
from nlp.tables.numbers import read_cell_numbers

FILES = Path(__file__).parents[2] / "files"
FETCHED = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture(scope="module")
def read_cells(reader):
    """Give the document of a file and its figures by the place where each starts."""

    def read(name):
        document = read_document(FILES / name, name, fetched=FETCHED)
        facts = reader.read(document.text, structure=document.structure).facts
        figures = [fact for fact in facts if fact.evidence.rule == "figure.cell"]
        return document, {figure.evidence.start: figure for figure in figures}

    return read


@pytest.mark.parametrize("suffix", ["hwp", "hwpx", "docx", "doc", "pdf", "html", "xlsx", "xls"])
def test_every_number_of_a_table_is_a_figure_in_its_cell(read_cells, suffix):
    document, figures = read_cells(f"statistics.{suffix}")
    (table,) = [table for table in document.structure.tables if table.height > 20]
    cells = [
        cell
        for cell in table.cells
        if cell.row >= table.head_rows
        and cell.column >= table.head_columns
        and read_cell_numbers(document.text[cell.start : cell.end])
    ]
    assert len(cells) > 100
    assert all(any(cell.start <= at < cell.end for at in figures) for cell in cells)


@pytest.mark.parametrize("suffix", ["hwp", "docx", "pdf", "xlsx"])
def test_a_figure_of_a_file_has_measure_subject_unit_and_time(read_cells, suffix):
    _, figures = read_cells(f"statistics.{suffix}")
    told = {(x.measure, x.subject, x.value, x.unit, x.as_of) for x in figures.values()}
    assert ("생산액", "가람1단지", 9_850_000_000, "원", "2024") in told
