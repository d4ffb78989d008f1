"""Find near-copies, so that a press release that many papers print counts as one source."""

from corpus.chunks import cut
from corpus.store import Store

# So many take 50 ms or so, which a review may have to wait.
_DOCUMENTS_A_STEP = 40


def refresh_stories(store: Store) -> int:
    """Look for copies of the documents whose text is new, in steps of one transaction each.

    Returns:
        How many documents were looked at.
    """
    due = store.stories.find_due()
    for ids in cut(due, _DOCUMENTS_A_STEP):
        store.stories.link(ids)
    return len(due)
