"""`miclu judge`, and in this folder the commands that begin so."""

from typing import Annotated

import typer

from outputs.options import AsJson, Limit


def command(
    *,
    with_undone: Annotated[bool, typer.Option("--all", help="Undone ones too.")] = False,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """List what people decided about names, the last judgement first.

    Example: miclu judge
    """
    from outputs.console import print_json_lines
    from outputs.judging import print_judgements
    from outputs.session import load_settings, open_base

    with open_base(load_settings()) as store:
        found = store.judgements.find(with_undone=with_undone, limit=limit)
    if as_json:
        print_json_lines(found)
    else:
        print_judgements(found)
