"""How facts, documents and hits are printed at the terminal."""

from corpus.knowledge import Statement
from corpus.search.records import FactHit
from corpus.store import DocumentHead, Hit
from outputs.console import print_line, print_marked
from outputs.labels import describe_fact, tell_day, tell_review


def print_fact(statement: Statement) -> None:
    """Print a fact: its filled fields, its sentence with the words stressed, its document."""
    fact, stored = statement.fact, statement.newest
    told = " · ".join(f"{label} {value}" for label, value in describe_fact(fact))
    print_line(f"[{fact.LABEL}] {told}{_tell_standing(statement)}", style="bold")
    start = fact.evidence.start - stored.sentence_start
    end = fact.evidence.end - stored.sentence_start
    print_marked(stored.sentence, [(start, end)], indent=2)
    _print_source(stored.document.title, stored.document)


def _tell_standing(statement: Statement) -> str:
    """Tell sources, review and retraction in brackets, as far as there are any."""
    several = f"출처 {statement.sources}건" if statement.sources > 1 else ""
    review = tell_review(statement.status) if statement.version else ""
    gone = f"{tell_day(statement.retracted)} 철회" if statement.retracted else ""
    told = ", ".join(part for part in (several, review, gone) if part)
    return f" ({told})" if told else ""


def print_fact_hit(hit: FactHit) -> None:
    """Print a found fact: its filled fields, its sentence with what was found, its document."""
    told = " · ".join(f"{label} {value}" for label, value in describe_fact(hit.fact))
    sources = f" (출처 {hit.sources}건)" if hit.sources > 1 else ""
    gone = f" (철회 {tell_day(hit.retracted)})" if hit.retracted else ""
    print_line(f"[{hit.fact.LABEL}] {told}{sources}{gone}", style="bold")
    print_marked(hit.sentence, hit.spans or (hit.evidence_span,), indent=2)
    _print_source(hit.document.title, hit.document)


def print_hit(hit: Hit) -> None:
    """Print a found document with its best sentence."""
    print_line(hit.document.title or hit.document.id, style="bold")
    print_marked(hit.snippet, hit.spans, indent=2)
    _print_source("", hit.document)


def _print_source(title: str, document: DocumentHead) -> None:
    parts = (document.id, title, tell_day(document.published), document.address)
    print_line(" · ".join(part for part in parts if part), indent=2, style="dim")
    print_line()
