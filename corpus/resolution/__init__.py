"""Resolution: what is one across documents. Names become entities, then the later steps follow.

`docs/resolution.md` tells how names are joined, and how a judgement of a person beats that.
"""

from corpus.resolution.resolve import resolve
from corpus.resolution.steps import ResolveReport, Step

__all__ = ["ResolveReport", "Step", "resolve"]
