"""Texts with one table, as file readers give them."""

from datetime import date

import pytest

from corpus.structure import Cell, Structure, Table


def make_table(rows, *, heads=(1, 1), title="", unit="", spans=None):
    """Give text and structure of rows of words; None is a place that a merged cell covers.

    `heads` are its head rows and columns; `spans` maps the place of a merged cell to the rows and
    columns that it covers.
    """
    text, places = "", {}
    for name, line, words in (("title", title, title), ("unit", f"(단위: {unit})", unit)):
        if words:
            start = len(text) + line.index(words)
            places[name] = (start, start + len(words))
            text += f"{line}\n"
    start, cells = len(text), []
    for row, words_of_row in enumerate(rows):
        text += "\n" if row else ""
        for column, words in enumerate(words_of_row):
            text += "\t" if column else ""
            if words is not None:
                height, width = (spans or {}).get((row, column), (1, 1))
                end = len(text) + len(words)
                cells.append(
                    Cell(
                        row=row, column=column, start=len(text), end=end, rows=height, columns=width
                    )
                )
                text += words
    table = Table(
        start=start,
        end=len(text),
        height=len(rows),
        width=max(map(len, rows)),
        cells=tuple(cells),
        head_rows=heads[0],
        head_columns=heads[1],
        title=places.get("title"),
        unit=places.get("unit"),
    )
    return text, Structure(tables=(table,))


@pytest.fixture
def read_figures(reader):
    """Give the figures of a table as printed words -> figure."""

    def read(rows, **layout):
        text, structure = make_table(rows, **layout)
        reading = reader.read(text, published=date(2024, 3, 5), structure=structure)
        figures = [fact for fact in reading.facts if fact.TYPE == "figure"]
        for figure in figures:
            assert text[figure.evidence.start : figure.evidence.end] == figure.text
        return {figure.text: figure for figure in figures}

    return read
