"""How the structure of a text lies in a row: short JSON lists in the order of the fields."""

from dataclasses import astuple, fields
from typing import Any

from corpus.structure import NO_STRUCTURE, Block, Cell, Structure, Table

_BLOCK = [field.name for field in fields(Block)]
_CELL = [field.name for field in fields(Cell)]
_TABLE = [field.name for field in fields(Table) if field.name != "cells"]


def encode_structure(structure: Structure) -> dict[str, Any] | None:
    """Give a structure as JSON, None for an empty one."""
    if structure == NO_STRUCTURE:
        return None
    return {
        "blocks": [astuple(block) for block in structure.blocks],
        "tables": [
            {
                **{name: getattr(table, name) for name in _TABLE},
                "cells": [astuple(cell) for cell in table.cells],
            }
            for table in structure.tables
        ],
    }


def mark_structure(structure: Structure) -> str:
    """Give what readers go by, in a form that fields of later versions do not change.

    Empty for an empty structure: the marks of texts without one stay as they were.
    """
    blocks = [(block.kind, block.start, block.end, block.level) for block in structure.blocks]
    tables = [
        (
            (table.start, table.head_rows, table.head_columns, table.totals),
            (table.title, table.unit),
            [(cell.row, cell.column, cell.start, cell.rows, cell.columns) for cell in table.cells],
        )
        for table in structure.tables
    ]
    return f"\n{blocks}\n{tables}" if blocks or tables else ""


def decode_structure(row: dict[str, Any] | None) -> Structure:
    """Make a structure from its row."""
    if row is None:
        return NO_STRUCTURE
    return Structure(
        blocks=tuple(Block(**dict(zip(_BLOCK, block, strict=True))) for block in row["blocks"]),
        tables=tuple(_decode_table(table) for table in row["tables"]),
    )


def _decode_table(row: dict[str, Any]) -> Table:
    cells = tuple(Cell(**dict(zip(_CELL, cell, strict=True))) for cell in row["cells"])
    spans = {name: row[name] and tuple(row[name]) for name in ("title", "unit")}
    return Table(**{**row, **spans, "totals": tuple(row["totals"]), "cells": cells})
