"""Read archives: every document in a ZIP, without unpacking anything onto the disk."""

import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath
from stat import S_ISLNK

from corpus.documents.base import Source, Unreadable, UnreadableError
from corpus.documents.office.containers import ZIP_MAGIC, list_members, open_package, read_part
from corpus.records import Document

# Packages of office documents are ZIPs too, and none of ours.
_PACKAGES = ("[Content_Types].xml", "Contents/content.hpf", "mimetype", "META-INF/manifest.xml")
_ENCRYPTED = 0x1
_DEEPEST = 1  # an archive in an archive is read, one in that is not
_HIDDEN = ("__MACOSX/", ".")
_EMPTY = b"PK\x05\x06"


def matches(source: Source) -> bool:
    """Tell whether the bytes are a ZIP and no office document."""
    if source.head.startswith(_EMPTY):
        return True
    return source.head.startswith(ZIP_MAGIC) and not set(_PACKAGES) & list_members(source)


def read(source: Source, *, fetched: datetime) -> Iterator[Document | Unreadable]:
    """Yield the documents of an archive in the order of its directory.

    Names only tell where a document comes from: nothing is written, so that none can lead out of
    a folder; those that try are refused all the same.

    Raises:
        UnreadableError: It is damaged, too large, or an archive in an archive in an archive.
    """
    if source.depth > _DEEPEST:
        raise UnreadableError("nested_archive", "an archive inside an archive inside an archive")
    with open_package(source) as package:
        for number, member in enumerate(package.infolist()):
            if number < source.first_member or member.is_dir() or _is_hidden(member.filename):
                continue
            if source.on_member is not None:
                source.on_member(number)
            yield from _read_member(source, package, member, fetched)


def _read_member(
    source: Source, package: zipfile.ZipFile, member: zipfile.ZipInfo, fetched: datetime
) -> Iterator[Document | Unreadable]:
    from corpus.documents import read_source

    name = _decode_name(member)
    path = source.path / name.lstrip("/")
    if reason := _find_fault(member, name):
        yield Unreadable(path=source.path, reason=reason, detail=name[:200])
        return
    try:
        content = read_part(package, member.filename)
    except UnreadableError as error:
        yield Unreadable(path=path, reason=error.reason, detail=error.detail)
        return
    inner = Source(path, content=content, known=source.known, depth=source.depth + 1)
    inner.ocr = source.ocr
    yield from read_source(inner, fetched=fetched)


def _find_fault(member: zipfile.ZipInfo, name: str) -> str | None:
    if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts or ":" in name[:2]:
        return "unsafe_path"
    if S_ISLNK(member.external_attr >> 16):
        return "outside"
    return "encrypted" if member.flag_bits & _ENCRYPTED else None


def _decode_name(member: zipfile.ZipInfo) -> str:
    """Give the name of a member; Korean Windows writes CP949 where no flag says UTF-8."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("cp949")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return member.filename


def _is_hidden(name: str) -> bool:
    return name.startswith("__MACOSX/") or PurePosixPath(name).name.startswith(".")
