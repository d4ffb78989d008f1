"""Search: what is asked (`records.py`, `query.py`) and how it is answered (`answering.py`)."""
