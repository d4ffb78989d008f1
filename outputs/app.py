"""The `miclu` program: gathers the commands of `outputs/cli/` and reports errors."""

import errno
import os
import sys
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import typer
from typer.core import TyperGroup

import outputs.cli
from corpus.errors import MicluError

_OWN = "own"
# What a disk that is full, a quota that is used up and a limit on the size of files say.
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class CommandFolder(TyperGroup):
    """A folder of commands: runs the folder's own one where no word of another follows."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the own command's word before what is meant for it, `--help` too."""
        is_named = bool(args) and args[0] in self.commands
        return super().parse_args(ctx, args if is_named else [_OWN, *args])

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Find the command; the own one goes by the name of the folder alone."""
        name, command, rest = super().resolve_command(ctx, args)
        return (None if name == _OWN else name), command, rest


def make_app() -> typer.Typer:
    """Build the program from the files in `outputs/cli/`, each holding a function `command`.

    A folder is a command with more words: `outputs/cli/documents/diff.py` is
    `miclu documents diff`, its `__init__.py` is `miclu documents`.
    """
    app = typer.Typer(
        name="miclu",
        help="Document intelligence for Korean news and reports on industry clusters.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    for info in iter_modules(outputs.cli.__path__):
        module = import_module(f"outputs.cli.{info.name}")
        word = info.name.replace("_", "-")
        if info.ispkg:
            app.add_typer(_make_folder(module), name=word, help=module.command.__doc__)
        else:
            app.command(word)(module.command)
    return app


def _make_folder(module: ModuleType) -> typer.Typer:
    """Build the commands of a folder, its own one hidden among them."""
    folder = typer.Typer(cls=CommandFolder, add_help_option=False)
    folder.command(_OWN, hidden=True)(module.command)
    for info in iter_modules(module.__path__):
        inner = import_module(f"{module.__name__}.{info.name}")
        folder.command(info.name.replace("_", "-"))(inner.command)
    return folder


def main() -> None:
    """Run the program: exit status 0, 1 on an error of Miclu or a full disk, 2 on wrong usage."""
    try:
        try:
            make_app()()
        finally:
            sys.stdout.flush()
    except MicluError as error:
        _fail(str(error))
    except OSError as error:
        if error.errno not in _FULL:
            raise
        # What is left in the buffer has nowhere to go when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _fail(f"Cannot write all of it: {error.strerror}. Free space, then run the command again")


def _fail(words: str) -> None:
    sys.stderr.write(f"miclu: {words}\n")
    sys.exit(1)
