"""`miclu user`, and in this folder the commands that begin so."""

from typing import TYPE_CHECKING, Annotated

import typer

from outputs.options import AsJson

if TYPE_CHECKING:
    from corpus.store.accounts import Token, User


def command(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="Show the tokens of this user.", show_default=False),
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """List the users of the pages, or the tokens of one.

    Example: miclu user

    Example: miclu user nari
    """
    from outputs.console import print_json_lines
    from outputs.session import load_settings, open_base

    with open_base(load_settings()) as store:
        users = store.accounts.find_all()
        tokens = store.accounts.find_tokens(store.accounts.get(name).name) if name else []
    if as_json:
        print_json_lines(tokens if name else map(_hide_password, users))
    elif name:
        _print_tokens(tokens)
    else:
        _print_users(users)


def _hide_password(user: "User") -> dict[str, object]:
    return {"name": user.name, "role": user.role, "disabled": user.disabled}


def _print_users(users: list["User"]) -> None:
    from outputs.accounts import ROLE_NAMES
    from outputs.console import print_line, print_table
    from outputs.labels import tell_time

    rows = [
        (
            user.name,
            ROLE_NAMES.get(user.role, user.role),
            tell_time(user.created),
            f"막음 {tell_time(user.disabled)}" if user.disabled else "사용 중",
        )
        for user in users
    ]
    if rows:
        print_table(("이름", "역할", "만든 때", "상태"), rows)
    else:
        print_line("사용자가 없습니다. 추가: miclu user add 이름 --role analyst")


def _print_tokens(tokens: list["Token"]) -> None:
    from outputs.console import print_line, print_table
    from outputs.labels import tell_time

    rows = [
        (
            token.name,
            ", ".join(token.scopes),
            tell_time(token.created),
            f"폐기 {tell_time(token.revoked)}" if token.revoked else "사용 중",
        )
        for token in tokens
    ]
    if rows:
        print_table(("토큰", "범위", "만든 때", "상태"), rows)
    else:
        print_line("토큰이 없습니다.")
