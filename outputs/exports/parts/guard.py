"""Words that a spreadsheet would take for a formula."""

import re

# What begins a formula or a command, also in full width and behind spaces; apostrophes before it
# are those of words that were guarded already. A plain number is none.
# Source: OWASP, CSV Injection.
_FORMULA = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def is_formula(words: str) -> bool:
    """Tell whether a spreadsheet may run the words of a cell."""
    return _FORMULA.match(words) is not None and not _NUMBER.fullmatch(words)


def guard(words: str) -> str:
    """Put an apostrophe before what a spreadsheet might run."""
    return f"'{words}" if is_formula(words) else words


def unguard(words: str) -> str:
    """Take away the apostrophe that `guard` put there."""
    return words[1:] if words.startswith("'") and is_formula(words) else words
