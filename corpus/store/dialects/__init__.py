"""The databases that a store may live in: one file each, behind one interface."""

from collections.abc import Mapping

from corpus.store.dialects.base import Dialect
from corpus.store.dialects.postgresql import PostgreSQL
from corpus.store.dialects.sql import (
    insert_ignoring,
    is_among,
    likely,
    lock_words,
    position_of,
)
from corpus.store.dialects.sqlite import SQLite

__all__ = [
    "DIALECTS",
    "Dialect",
    "insert_ignoring",
    "is_among",
    "likely",
    "lock_words",
    "position_of",
]

DIALECTS: Mapping[str, Dialect] = {"sqlite": SQLite(), "postgresql": PostgreSQL()}
