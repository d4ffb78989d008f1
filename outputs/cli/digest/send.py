"""`miclu digest send`."""

from typing import Annotated

import typer

from outputs.digest.options import NamedPeriod
from outputs.options import AsJson


def command(
    week: NamedPeriod,
    *,
    to: Annotated[
        list[str] | None,
        typer.Option(metavar="ADDRESS", help="Add a recipient; else those of MICLU_MAIL_TO."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say who would get what.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Send the signed digest of a week by mail: each recipient once, also after a crash.

    Exit status 1 where letters still wait; run it again.

    Example: miclu digest send 2026-W46 --to head@agency.example --dry-run
    """
    from outputs.console import print_json, print_line
    from outputs.digest.sending import find_signed, find_waiting, send_digest
    from outputs.digest.showing import print_delivery
    from outputs.session import load_settings, open_base

    settings = load_settings()
    with open_base(settings) as store:
        signed = find_signed(store, week)
        recipients = (*settings.mail_to, *(to or ()))
        if dry_run:
            told = {"subject": signed.digest.subject, "to": find_waiting(store, signed, recipients)}
            print_json(told) if as_json else print_line(
                f"{told['subject']} → {', '.join(told['to']) or '받는 사람 없음'}"
            )
            return
        delivery = send_digest(store, settings, signed, recipients)
    print_delivery(delivery, as_json=as_json)
    if not delivery.is_whole:
        raise typer.Exit(1)
