"""The resources of the API: one file each with a `router`, found by scanning this folder."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from fastapi import APIRouter


def find_routers() -> Iterator[APIRouter]:
    """Yield the routers in alphabetical order of their files."""
    for name in sorted(info.name for info in iter_modules(__path__)):
        router: APIRouter = import_module(f"{__name__}.{name}").router
        yield router
