"""The `miclu` program: gathers the commands of `outputs/cli/` and reports errors."""

import sys
from importlib import import_module
from pkgutil import iter_modules

import typer

import outputs.cli
from corpus.errors import MicluError


def make_app() -> typer.Typer:
    """Build the program from the files in `outputs/cli/`, each holding a function `command`."""
    app = typer.Typer(
        name="miclu",
        help="Document intelligence for Korean news and reports on industry clusters.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    for info in iter_modules(outputs.cli.__path__):
        module = import_module(f"outputs.cli.{info.name}")
        app.command(info.name.replace("_", "-"))(module.command)
    return app


def main() -> None:
    """Run the program: exit status 0, 1 on an error of Miclu, 2 on wrong usage."""
    try:
        make_app()()
    except MicluError as error:
        sys.stderr.write(f"miclu: {error}\n")
        sys.exit(1)
