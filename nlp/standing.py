"""Whether an activity is announced, held or cancelled."""

import re

from nlp.dates import DateSpan
from nlp.lexicons import load_lexicon
from nlp.page import Page

_POSTPONED = frozenset({"연기하", "연기되", "미루", "미뤄지"})
_AHEAD = re.compile(
    r"예정|계획|방침|[키기]로\s?(?:했|하|합|결정)|앞두|앞둔|(?:할|열|가질|될|릴)\s|[가-힣](?:겠)"
    r"|(?:연|갖는|한|된|진|인|치른|나선|열린)다(?=[^가-힣]|고\s|$)"
)
_DONE_BEFORE = re.compile(r"(?:열린|가진|개최한|개최된|마련된|진행된|개막한|치러진)\s[‘'“\"]?$")
_BEHIND = re.compile(r"[았었였했됐졌렸쳤났]다|[았었였했됐졌렸쳤]으며|한 바 있|[았었했됐]던")


def find_status(page: Page, span: tuple[int, int, int], *, verb: str, date: DateSpan | None) -> str:
    """Give the status that a sentence tells of.

    Args:
        page: The document.
        span: Where the name starts and ends and its sentence ends.
        verb: Stem of the verb that holds or calls off the activity, empty without one.
        date: Day of the activity; against the day of publication it outweighs the words.
    """
    if verb in load_lexicon("calling_off_verbs") and not (verb in _POSTPONED and date):
        return "cancelled"
    published = page.doc._.published
    if date and published and not date.first <= published <= date.last:
        return "announced" if date.first > published else "held"
    start, end, closed = span
    if _DONE_BEFORE.search(page.text, max(0, start - 12), start):
        return "held"
    ahead, behind = (each.search(page.text, end, closed) for each in (_AHEAD, _BEHIND))
    if ahead and (not behind or ahead.start() < behind.start()):
        return "announced"
    return "held"


def is_postponed(verb: str) -> bool:
    """Tell whether a verb puts an activity off to another day."""
    return verb in _POSTPONED
