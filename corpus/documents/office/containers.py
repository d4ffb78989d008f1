"""The two containers of office documents: ZIP packages and OLE compound files."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

import olefile
from lxml import etree

from corpus.documents.base import Source, UnreadableError

ZIP_MAGIC = b"PK\x03\x04"
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# A package that swells beyond these is a bomb: real ones shrink 5 to 20 times, some sheets 100.
_MOST_INFLATED = 1024 * 2**20
_MOST_PART = 256 * 2**20
_MOST_SWELLING = 400
_SMALL_PART = 4 * 2**20
_MOST_MEMBERS = 20_000


@contextmanager
def open_package(source: Source) -> Iterator[zipfile.ZipFile]:
    """Open a ZIP package after a look at its directory.

    Raises:
        UnreadableError: It is damaged, or swells so much that it is a bomb.
    """
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as package:
            check_swelling(package.infolist())
            yield package
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        raise UnreadableError("damaged", str(error)) from error


def check_swelling(members: list[zipfile.ZipInfo]) -> None:
    """Refuse a ZIP whose directory promises more than a document or archive holds.

    Raises:
        UnreadableError: Too many members, or too much in them.
    """
    if len(members) > _MOST_MEMBERS:
        raise UnreadableError("too_large", f"over {_MOST_MEMBERS} files in it")
    if sum(member.file_size for member in members) > _MOST_INFLATED:
        raise UnreadableError("too_large", f"over {_MOST_INFLATED // 2**20} MB unpacked")
    for member in members:
        swelling = member.file_size / max(member.compress_size, 1)
        if member.file_size > _SMALL_PART and swelling > _MOST_SWELLING:
            raise UnreadableError("too_large", f"{member.filename!r} swells {swelling:.0f} times")


@lru_cache(maxsize=4)
def list_members(source: Source) -> frozenset[str]:
    """Give the names in a ZIP, none where the source is no ZIP or has no directory."""
    if not source.head.startswith(ZIP_MAGIC):
        return frozenset()
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as package:
            return frozenset(package.namelist())
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError):
        return frozenset()


@lru_cache(maxsize=4)
def list_streams(source: Source) -> frozenset[str]:
    """Give the names of the streams at the top of an OLE file, none where it is none."""
    if not source.head.startswith(OLE_MAGIC):
        return frozenset()
    try:
        with source.open() as stream, olefile.OleFileIO(stream) as container:
            return frozenset(name[0] for name in container.listdir(streams=True, storages=True))
    except (OSError, ValueError, IndexError):
        return frozenset()


def read_part(package: zipfile.ZipFile, name: str) -> bytes:
    """Give a part of a package, however much it claims to hold.

    Raises:
        UnreadableError: It is larger than a document's part can be, or damaged.
    """
    try:
        with package.open(name) as part:
            content = part.read(_MOST_PART + 1)
    except (zipfile.BadZipFile, EOFError, KeyError, RuntimeError, OSError, ValueError) as error:
        raise UnreadableError("damaged", f"{name}: {error}") from error
    if len(content) > _MOST_PART:
        raise UnreadableError("too_large", f"{name}: over {_MOST_PART // 2**20} MB")
    return content


def parse_xml(content: bytes) -> etree._Element:
    """Parse XML that may be hostile: no entity is resolved, nothing is fetched.

    Raises:
        UnreadableError: It is no XML, or declares entities.
    """
    if b"<!ENTITY" in content[:65536].upper():
        raise UnreadableError("damaged", "declares XML entities")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("damaged", str(error)) from error
