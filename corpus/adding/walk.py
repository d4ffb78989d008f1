"""Finds the files of folders, and what is known of each beside its bytes."""

import json
import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any

from corpus.documents import Known, Unreadable
from corpus.documents.base import KINDS, parse_moment
from corpus.records import freeze_text

_SIDE = ".json"


def walk(paths: Iterable[Path]) -> Iterator[Path | Unreadable]:
    """Yield files as they are named, and what folders hold, by name; hidden ones left out.

    Side files of metadata are none of their own. Links that lead out of their folder, devices that
    are named, and what is closed to us, come as `Unreadable`.
    """
    for path in paths:
        try:
            mode = path.stat().st_mode
        except OSError as error:
            yield _make_unreadable(path, error)
            continue
        if S_ISDIR(mode):
            yield from _walk_folder(path)
        elif S_ISREG(mode):
            yield path
        else:
            yield Unreadable(path=path, reason="not_opened", detail="a device or pipe")


def find_known(path: Path, known: Known) -> Known | Unreadable:
    """Give what is known of a file: its side file `NAME.json` before what all files share.

    A side file is an object with any of `title`, `published` (ISO 8601), `url`, `publisher` and
    `kind`.
    """
    side = path.with_name(path.name + _SIDE)
    try:
        if not side.is_file():
            return known
        values = json.loads(side.read_text(encoding="utf-8-sig"))
        return _merge(values, known)
    except OSError as error:
        return _make_unreadable(side, error)
    except (ValueError, RecursionError) as error:
        return Unreadable(path=side, reason="bad_metadata", detail=str(error)[:200])


def _merge(values: object, known: Known) -> Known:
    """Put the fields of a side file over what is known; raises ValueError."""
    if not isinstance(values, dict):
        raise ValueError("no JSON object")  # noqa: TRY004 - as any other fault of the file
    fields = {"title": "title", "url": "address", "publisher": "publisher", "kind": "kind"}
    words = {field: values[name] for name, field in fields.items() if values.get(name)}
    published = values.get("published")
    if wrong := [name for name, value in words.items() if not isinstance(value, str)]:
        raise ValueError(f"{wrong[0]!r} is no string")
    if words.get("kind", "news") not in KINDS:
        raise ValueError(f"'kind' is {words['kind']!r}, none of {', '.join(KINDS)}")
    if published is not None:
        known = replace(known, published=parse_moment(str(published)))
    frozen: dict[str, Any] = {field: freeze_text(value) for field, value in words.items()}
    return replace(known, **frozen)


def _walk_folder(folder: Path) -> Iterator[Path | Unreadable]:
    """Yield the files of a folder, then those of its folders, by name; at the end what is closed.

    Devices and pipes are left out: reading them may never end.
    """
    closed: list[OSError] = []
    home = folder.resolve()
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        linked = sorted(name for name in folders if _is_out(parent, name, home))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        shown = sorted(name for name in names if _is_shown(name, names))
        yield from (_leads_out(Path(parent, name)) for name in linked)
        for name in shown:
            if _is_out(parent, name, home):
                yield _leads_out(Path(parent, name))
            elif not _is_device(Path(parent, name)):
                yield Path(parent, name)
    yield from (_make_unreadable(Path(error.filename), error) for error in closed)


def _is_shown(name: str, names: Collection[str]) -> bool:
    """Tell whether a file is neither hidden nor the side file of another."""
    side = name.endswith(_SIDE) and name.removesuffix(_SIDE) in names
    return not side and not name.startswith(".")


def _is_out(parent: str, name: str, home: Path) -> bool:
    """Tell whether a name is a link to something that is there, outside of a folder."""
    path = Path(parent, name)
    try:
        return path.is_symlink() and path.exists() and not path.resolve().is_relative_to(home)
    except OSError:
        return False


def _leads_out(path: Path) -> Unreadable:
    return Unreadable(path=path, reason="outside", detail="a link out of its folder")


def _is_device(path: Path) -> bool:
    """Tell whether a path is there and is no file; what cannot be asked may be one."""
    try:
        return not S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _make_unreadable(path: Path, error: OSError) -> Unreadable:
    return Unreadable(path=path, reason="not_opened", detail=error.strerror or str(error))
