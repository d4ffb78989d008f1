"""`miclu copy`."""

from typing import Annotated

import typer

from outputs.options import AsJson


def command(
    address: Annotated[
        str,
        typer.Argument(help="Address of an empty database: postgresql://miclu@server/miclu."),
    ],
    *,
    as_json: AsJson = False,
) -> None:
    """Copy the whole store into another database: from a file to a server, or back.

    All of it is copied or nothing. The store stays as it is, and the one that Miclu uses until
    MICLU_DATABASE_URL names the other; what is written meanwhile is not copied.

    Example: miclu copy postgresql://miclu@localhost/miclu
    """
    from corpus.store import copy_store
    from outputs.console import print_json, print_line, progress
    from outputs.session import load_settings

    with progress("복사") as bar:
        copied = copy_store(load_settings().store_url, address, on_progress=bar)
    if as_json:
        print_json({"rows": copied.rows, "store": copied.shown})
        return
    print_line(f"{copied.shown}: {copied.rows:,}행을 복사했습니다.")
    print_line("이제 MICLU_DATABASE_URL에 이 주소를 적으면 이 저장소를 씁니다.")
