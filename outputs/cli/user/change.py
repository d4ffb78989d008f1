"""`miclu user change`."""

from typing import Annotated

import typer

from outputs.options import MaybeRole


def command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As miclu user shows it.")],
    *,
    role: MaybeRole = None,
    password: Annotated[bool, typer.Option("--password", help="Ask for a new password.")] = False,
    disable: Annotated[bool, typer.Option("--disable", help="Shut the user out.")] = False,
    enable: Annotated[bool, typer.Option("--enable", help="Let the user in again.")] = False,
) -> None:
    """Change the role or password of a user, shut one out or let one in; ends all sessions.

    The last admin who can log in stays one: give the role to another user first.

    Example: miclu user change nari --role admin

    Example: miclu user change nari --disable
    """
    from outputs.accounts import change_user
    from outputs.console import print_line
    from outputs.session import load_settings, open_base

    if not (role or password or disable or enable) or (disable and enable):
        msg = "Say what to change: --role, --password, or one of --disable and --enable"
        raise typer.BadParameter(msg)
    with open_base(load_settings()) as store:
        store.accounts.get(name)
        asked = _ask_password() if password else None
        disabled = disable if disable or enable else None
        change_user(store, name, role=role, password=asked, disabled=disabled)
        changes = {"role": role, "password": password, "disabled": disable, "enabled": enable}
        store.accounts.note("miclu", "user.change", name, **{k: v for k, v in changes.items() if v})
    print_line(f"{name}: 바꾸었습니다.")


def _ask_password() -> str:
    asked: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return asked
