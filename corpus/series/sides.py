"""Which side of a change a figure names: `53곳에서 58곳으로` left 53 and reached 58."""

import re
from collections.abc import Mapping
from typing import Any

from corpus.series.points import REACHED

START, END = "start", "end"

# What was left names what was reached, in the same counter, a few words later.
_LEFT = (
    r"[\s\"”’')]{{0,2}}에?서\s(?:\S+\s){{0,3}}?"
    r"[^\s\d]*\d[\d,.만천백억조여]*\s?{unit}(?:으로|로|까지)"
)


def find_side(fields: Mapping[str, Any], behind: str) -> str:
    """Tell whether a figure is where a change began or ended; empty where none is told.

    Args:
        fields: Those of the figure, which is a level.
        behind: What stands in the sentence right behind the number.
    """
    if re.match(_LEFT.format(unit=re.escape(fields.get("unit") or "")), behind):
        return START
    return END if fields.get("change") or REACHED.match(behind) else ""
