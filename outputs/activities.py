"""How activities are printed at the terminal."""

from corpus.activities.reading import Activity
from outputs.citations import print_citations
from outputs.console import print_line
from outputs.labels import tell_word
from outputs.values import tell_days


def print_activity(activity: Activity) -> None:
    """Print an activity: when, what, where, who, how it stands, and the last sentence of it."""
    known = activity.known
    days = tell_days(known.first_day, known.last_day, known.precision)
    print_line(f"{days}  {known.name} ({known.kind})", style="bold")
    hosts = [party.name for party in known.parties if party.role == "organiser"]
    others = [party.name for party in known.parties if party.role == "participant"]
    told = (
        ("장소", known.place or ""),
        ("주최", ", ".join(hosts)),
        ("참가", ", ".join(others)),
        ("상태", _tell_states(activity)),
        ("출처", f"문서 {known.documents:,}건, 서로 다른 출처 {known.sources:,}건"),
    )
    print_line(" · ".join(f"{label} {value}" for label, value in told if value), indent=2)
    print_citations(activity.evidence[:1], indent=4)
    print_line()


def _tell_states(activity: Activity) -> str:
    """Tell the states in their order, each with the day when it was first told."""
    known = activity.known
    if len(known.states) < 2:  # noqa: PLR2004  one state needs no history
        return tell_word(known.status)
    return " → ".join(
        f"{tell_word(status)}({day.isoformat() if day else '날짜 없음'})"
        for status, day in known.states
    )
