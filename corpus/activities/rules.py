"""The version of the rules by which activities are joined."""

import hashlib
from functools import cache
from pathlib import Path


@cache
def rules_version() -> str:
    """Give a word that changes with the code and the word lists of this package."""
    folder = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted((*folder.glob("*.py"), *folder.glob("*.txt"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:8]
