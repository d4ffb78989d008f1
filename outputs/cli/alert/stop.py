"""`miclu alert stop`."""

from typing import Annotated

import typer


def command(
    number: Annotated[int, typer.Argument(min=1, metavar="NUMBER", help="As miclu alert shows.")],
) -> None:
    """End a saved search, whosever it is.

    Example: miclu alert stop 3
    """
    from outputs.console import print_line
    from outputs.session import load_settings, open_base

    with open_base(load_settings()) as store:
        ended = store.alerts.end(number)
    whose = ended.address or ended.owner
    print_line(f"{ended.number} · {ended.name} → {whose}: 끝냈습니다.")
