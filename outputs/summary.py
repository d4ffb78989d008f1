"""How the outcome of reading is printed, and what the store holds by type."""

from collections.abc import Mapping

from corpus.facts import fact_types
from corpus.ingest import ReadReport
from corpus.store import Counts
from outputs.console import print_line
from outputs.labels import tell_type


def print_outcome(report: ReadReport) -> None:
    """Print how many documents a run read, and which ones it could not."""
    print_line(f"읽은 문서 {report.read:,}건")
    if report.changed:
        print_line(f"읽는 동안 바뀐 문서 {report.changed:,}건: 다시 miclu read")
    for document_id, fault in report.failed.items():
        print_line(f"읽지 못함: {document_id}: {fault}")


def print_types(counts: Counts) -> None:
    """Print the numbers of entities and facts by type, a line each."""
    for heading, numbers in (
        ("이름", name_types(counts.entities)),
        ("사실", name_facts(counts.facts)),
    ):
        told = ", ".join(f"{label} {number:,}" for label, number in numbers)
        print_line(f"{heading}: {told or '없음'}")


def name_types(entities: Mapping[str, int]) -> list[tuple[str, int]]:
    """Put Korean words to the numbers of entities by type."""
    return [(tell_type(word), number) for word, number in entities.items()]


def name_facts(facts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Put Korean words to the numbers of facts by type."""
    return [(fact_types()[word].LABEL, number) for word, number in facts.items()]
