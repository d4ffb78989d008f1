"""Activities: what happened, once each, however many papers tell of it.

An event statement becomes a `Telling` (`telling.py`); `judge.py` says of two whether they tell of
one happening, `grouping.py` makes groups of many, `summary.py` what a group tells; all these are
pure. `refresh.py` keeps the activities of the base in line with its statements, `reading.py` gives
them.
"""
