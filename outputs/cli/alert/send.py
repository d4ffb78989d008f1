"""`miclu alert send`."""

from typing import Annotated

import typer

from outputs.options import AsJson


def command(
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say who would get what.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Send what saved searches found anew; run it each day, it knows who is due.

    Exit status 1 where letters still wait; run it again.

    Example: miclu alert send --dry-run
    """
    from corpus.times import now
    from outputs.alerts.sending import find_due, make_alerts, send_alerts
    from outputs.console import print_json_lines, print_line
    from outputs.digest.showing import print_delivery
    from outputs.session import load_settings, open_base

    settings = load_settings()
    with open_base(settings) as store:
        if dry_run:
            due = find_due(store, at=now())
            if as_json:
                print_json_lines(due)
            for each in () if as_json else due:
                print_line(f"{each.name} → {each.address}: 새 사실 {each.facts}건")
            return
        make_alerts(store, at=now())
        deliveries = send_alerts(store, settings)
    for delivery in deliveries:
        print_delivery(delivery, as_json=as_json)
    if not deliveries and not as_json:
        print_line("보낼 알림이 없습니다.")
    if not all(delivery.is_whole for delivery in deliveries):
        raise typer.Exit(1)
