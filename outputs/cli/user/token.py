"""`miclu user token`."""

from typing import Annotated

import typer


def _read_scope(text: str) -> str:
    from outputs.accounts import SCOPES

    if text not in SCOPES:
        msg = f"{text!r} is no scope. Scopes: {', '.join(SCOPES)}"
        raise typer.BadParameter(msg)
    return text


def command(
    user: Annotated[str, typer.Argument(metavar="NAME", help="As miclu user shows it.")],
    token: Annotated[str, typer.Argument(metavar="TOKEN", help="Your name for the token.")],
    *,
    scope: Annotated[
        list[str] | None,
        typer.Option("--scope", parser=_read_scope, metavar="SCOPE", help="read, review or admin."),
    ] = None,
    revoke: Annotated[bool, typer.Option("--revoke", help="Make it worthless instead.")] = False,
) -> None:
    """Make a token with which a program asks the API as this user, and print it once.

    Example: miclu user token nari weekly-report --scope read
    """
    from outputs.accounts import make_token
    from outputs.console import print_line, print_text
    from outputs.session import load_settings, open_base

    with open_base(load_settings()) as store:
        if revoke:
            store.accounts.revoke_token(user, token)
            print_line(f"{user} · {token}: 폐기했습니다.")
        else:
            scopes = scope or ["read"]
            print_text(make_token(store, user, token, scopes=scopes) + "\n")
        action = "token.revoke" if revoke else "token.make"
        store.accounts.note("miclu", action, f"{user}/{token}", scopes=scope or [])
