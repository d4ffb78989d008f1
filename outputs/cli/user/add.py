"""`miclu user add`."""

from typing import Annotated

import typer

from outputs.options import Role


def command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the user logs in with.")],
    *,
    role: Role = "reader",
    password: Annotated[
        str,
        typer.Option(
            prompt=True,
            confirmation_prompt=True,
            hide_input=True,
            envvar="MICLU_PASSWORD",
            help="Asked for where it is not given; options stand in the shell's history.",
        ),
    ],
) -> None:
    """Add a user of the pages, who may read, review (analyst) or add users (admin).

    Example: miclu user add nari --role analyst
    """
    from corpus.store import open_store
    from outputs.accounts import ROLE_NAMES, add_user
    from outputs.console import print_line
    from outputs.session import load_settings

    with open_store(load_settings().store_url) as store:
        user = add_user(store, name, role=role, password=password)
        store.accounts.note("miclu", "user.add", user.name, role=user.role)
    print_line(f"{user.name} · {ROLE_NAMES[user.role]}")
