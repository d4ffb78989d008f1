"""Libraries that a plain installation has not."""

from importlib import import_module
from typing import Any

from outputs.errors import MissingExtraError


def load_extra(*modules: str, extra: str) -> list[Any]:
    """Import modules of a library that `miclu[extra]` brings.

    Raises:
        MissingExtraError: It is not installed.
    """
    try:
        return [import_module(module) for module in modules]
    except ModuleNotFoundError as error:
        raise MissingExtraError(error.name or modules[0], extra) from error
