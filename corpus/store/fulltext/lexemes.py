"""The form of terms in a vector of PostgreSQL."""

import hashlib

# A lexeme has 2 kB at most; a very long term is told by its beginning and a hash.
_LONGEST_TERM = 38
_KEPT_LETTERS = 30


def shorten(form: str) -> str:
    """Give a term without capitals; a very long one by its beginning and a hash."""
    term = form.lower()
    if len(term) <= _LONGEST_TERM:
        return term
    return term[:_KEPT_LETTERS] + hashlib.sha256(term.encode()).hexdigest()[:8]


def quote(term: str) -> str:
    """Write a term so that nothing in it is an operator."""
    escaped = term.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
