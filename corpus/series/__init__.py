"""Figures over time: one measure of an entity, with what conflicts, what is missing, what changed.

`points.py` tells one figure statement from another, `lines.py` makes the line of them; both are
pure. `reading.py` gives the series of the base.
"""
