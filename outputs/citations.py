"""How the sentences that state something are printed at the terminal."""

from collections.abc import Iterable

from corpus.store.citations import Citation
from corpus.store.searching.views import Coverage
from outputs.console import print_line, print_marked
from outputs.labels import tell_day


def print_citations(citations: Iterable[Citation], *, indent: int = 2) -> None:
    """Print each sentence with the words that state it stressed, and its document."""
    for citation in citations:
        print_marked(citation.sentence, [(citation.start, citation.end)], indent=indent)
        document = citation.document
        parts = (document.id, tell_day(document.published), document.address)
        print_line(" · ".join(part for part in parts if part), indent=indent, style="dim")


def print_coverage(coverage: Coverage) -> None:
    """Print in one line what the base holds at all."""
    span = f"{tell_day(coverage.first_day)} ~ {tell_day(coverage.last_day)}"
    parts = (
        f"문서 {coverage.documents:,}건",
        f"출처 {len(coverage.sources):,}곳",
        f"{span} ({coverage.weeks:,}주)" if coverage.first_day else "날짜 있는 문서 없음",
    )
    print_line(f"수록 범위: {' · '.join(parts)}", style="dim")
