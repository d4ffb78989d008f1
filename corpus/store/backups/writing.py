"""Write a backup: copy, check, pack, and only then give the file its name."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from corpus.errors import BackupExistsError, BackupFileError
from corpus.store.addresses import read_address
from corpus.store.backups.kinds import KINDS
from corpus.store.backups.manifest import ARCHIVE, MANIFEST, Backup, write_manifest
from corpus.store.migrate import check_known
from corpus.times import Clock, now

_FAST = 1  # a higher level costs three times the time for a tenth of the size
_WARC = "*.warc.gz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How to write a backup; `archive` is the folder of the archived pages."""

    archive: Path
    with_archive: bool = False
    is_packed: bool = True
    may_replace: bool = False


def write_backup(url: str, file: Path, wish: Wish, *, clock: Clock = now) -> Backup:
    """Copy the store at an address into a backup file, as it is at one moment.

    Others may read and write meanwhile. The copy is made beside the file, which appears whole or
    not at all, so there must be room for both.

    Raises:
        BackupExistsError: A file of that name is there, and must not be replaced.
        BackupFileError: It cannot be written.
        StoreDamagedError: The store is not whole; no backup is made of it.
        StoreVersionError: A later Miclu wrote the store; it is the one to copy it.
        StoreError: The store cannot be read.
    """
    address = read_address(url)
    kind = KINDS[address.dialect]
    if file.exists() and not wish.may_replace:
        raise BackupExistsError(str(file))
    with _told(file), TemporaryDirectory(prefix=".miclu-backup-", dir=file.parent) as folder:
        copy, packed = Path(folder, kind.MEMBER), Path(folder, file.name)
        version, documents = kind.write_copy(address, copy)
        check_known(version, address.shown)
        pages = sorted(wish.archive.glob(_WARC))
        backup = Backup(
            kind=address.dialect,
            member=kind.MEMBER,
            size=copy.stat().st_size,
            digest=_digest(copy),
            made=clock().isoformat(timespec="seconds"),
            version=version,
            documents=documents,
            archive=tuple(page.name for page in pages),
            has_archive=wish.with_archive,
        )
        _pack(packed, copy, backup, pages if wish.with_archive else [], wish=wish)
        packed.replace(file)
    return backup


def _pack(packed: Path, copy: Path, backup: Backup, pages: list[Path], *, wish: Wish) -> None:
    method = ZIP_DEFLATED if wish.is_packed else ZIP_STORED
    with packed.open("xb") as file:
        with ZipFile(file, "w", method, compresslevel=_FAST) as bundle:
            bundle.writestr(MANIFEST, write_manifest(backup))
            bundle.write(copy, backup.member)
            for page in pages:  # packed already
                bundle.write(page, f"{ARCHIVE}/{page.name}", ZIP_STORED)
        file.flush()
        os.fsync(file.fileno())


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _told(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BackupFileError(str(file), error.strerror or str(error)) from error
