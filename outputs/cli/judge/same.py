"""`miclu judge same`."""

from outputs.judging import Author, LeftName, Preview_, Reason, RightName, judge_names
from outputs.options import AsJson


def command(
    left: LeftName,
    right: RightName,
    *,
    author: Author,
    reason: Reason = "",
    preview: Preview_ = False,
    as_json: AsJson = False,
) -> None:
    """Decide that two names are one, for good and for all that is the same as either.

    Example: miclu judge same 산단공 한국산업단지공단
    """
    from corpus.store import Decision, Verdict

    verdict = Verdict(left=left, right=right, decision=Decision.SAME, author=author, reason=reason)
    judge_names(verdict, preview=preview, as_json=as_json)
