"""Figures from tables: each number of the grid with what its heads say.

    from nlp.tables import read_tables
    figures = list(read_tables(doc))

A cell's number takes its measure, subject, time, status and unit from the heads of its row and
column, and from the table's title where these say nothing.
"""

from nlp.tables.reading import find_table_cells, read_tables

__all__ = ["find_table_cells", "read_tables"]
