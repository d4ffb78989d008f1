"""`miclu digest compare`."""

from typing import Annotated

import typer

from outputs.digest.options import NamedPeriod
from outputs.options import AsJson


def command(
    week: NamedPeriod,
    *,
    old: Annotated[int, typer.Option("--from", min=1, help="Version.")] = 1,
    new: Annotated[int | None, typer.Option("--to", min=1, help="Else the newest.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show what a correction changed: the lines that went, came, or read otherwise.

    Example: miclu digest compare 2026-W46 --from 1 --to 2
    """
    from outputs.console import print_json, print_line
    from outputs.digest.comparing import compare_digests
    from outputs.digest.model import Digest
    from outputs.session import load_settings, open_base

    with open_base(load_settings()) as store:
        before, after = (
            Digest.load(store.digests.get(week.key, version=version).content)
            for version in (old, new)
        )
    found = compare_digests(before, after)
    if as_json:
        print_json(found)
        return
    for sign, lines in (("-", found.gone), ("+", found.come)):
        for line in lines:
            print_line(f"{sign} {line.sentence}")
    for was, now in found.changed:
        print_line(f"- {was.sentence}")
        print_line(f"+ {now.sentence}")
    if found.is_empty:
        print_line("내용이 같습니다.")
