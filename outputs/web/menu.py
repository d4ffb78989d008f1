"""The pages: one file each in `outputs/web/pages/`, found by scanning this folder.

A file holds `router`, a FastAPI router. One that stands in the menu also holds
`MENU = MenuEntry(…)`.
"""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

import outputs.web.pages


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuEntry:
    """A page in the menu: `label` in Korean; only who has the role sees it; `order` from left."""

    label: str
    address: str
    order: int
    role: str = ""


@cache
def find_pages() -> tuple[ModuleType, ...]:
    """Give the modules of all pages."""
    folder = outputs.web.pages
    return tuple(
        import_module(f"{folder.__name__}.{info.name}") for info in iter_modules(folder.__path__)
    )


@cache
def find_menu() -> tuple[MenuEntry, ...]:
    """Give the entries of the menu from left to right."""
    entries = [page.MENU for page in find_pages() if hasattr(page, "MENU")]
    return tuple(sorted(entries, key=lambda entry: entry.order))
