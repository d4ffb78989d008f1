"""`miclu judge undo`."""

from typing import Annotated

import typer

from outputs.judging import Author
from outputs.options import AsJson


def command(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="As miclu judge lists it.")],
    *,
    author: Author,
    as_json: AsJson = False,
) -> None:
    """Take a judgement back; the log keeps it.

    Example: miclu judge undo 3
    """
    from corpus.resolution.judging import undo
    from outputs.console import print_json
    from outputs.judging import print_judgements
    from outputs.session import load_settings, open_base

    with open_base(load_settings()) as store:
        undone = undo(store, number, author=author)
    if as_json:
        print_json(undone)
    else:
        print_judgements([undone])
