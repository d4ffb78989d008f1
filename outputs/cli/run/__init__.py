"""`miclu run`: work that a timer starts; its commands stand in this folder."""

import typer


def command(context: typer.Context) -> None:
    """Do the work that a timer starts: miclu run weekly."""
    typer.echo(context.get_help())
    raise typer.Exit(2)
