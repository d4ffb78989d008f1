"""`miclu judge unsure`."""

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
    """Note that nobody can tell yet; it decides nothing, and a decision takes its place.

    Example: miclu judge unsure 가람정밀 가람정기
    """
    from corpus.store import Decision, Verdict

    verdict = Verdict(
        left=left, right=right, decision=Decision.UNSURE, author=author, reason=reason
    )
    judge_names(verdict, preview=preview, as_json=as_json)
