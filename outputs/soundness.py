"""How a base is checked for people, and how what was found is printed."""

from collections.abc import Sequence

from corpus.errors import MissingStoreError, StoreDamagedError
from corpus.settings import Settings
from corpus.store.checks import CheckResult, check_unopened
from outputs.console import print_line, print_table
from outputs.session import open_base


def run_checks(settings: Settings, *, full: bool) -> list[CheckResult]:
    """Run all checks of the base; of a file that is too damaged to be opened, look at its bytes.

    Raises:
        MissingStoreError: There is no base.
        StoreError: It cannot be used, for another reason than damage.
    """
    try:
        with open_base(settings) as store:
            return list(store.checks.run(full=full))
    except (StoreDamagedError, MissingStoreError) as error:
        return [check_unopened(settings.store_url, error)]


def print_checks(results: Sequence[CheckResult]) -> None:
    """Print what each check of the base found, and what to do."""
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
