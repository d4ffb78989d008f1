"""How the checks of a base are printed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from outputs.console import print_line, print_table

if TYPE_CHECKING:
    from corpus.store.checks import CheckResult


def print_checks(results: "Iterable[CheckResult]") -> bool:
    """Print what each check of the base found, and what to do; tell whether all of it is sound."""
    results = list(results)
    rows = [
        (each.label, each.rows, "좋음" if each.is_sound else f"고칠 것 {len(each.findings)}가지")
        for each in results
    ]
    print_table(("점검", "살핀 것", "결과"), rows)
    for each in results:
        for finding in each.findings:
            print_line()
            print_line(f"{each.label}: {finding.fault} ({finding.count:,}건)", style="bold red")
            print_line(f"보기: {', '.join(finding.examples)}", indent=2)
            print_line(f"할 일: {finding.remedy}", indent=2)
    return all(each.is_sound for each in results)
