"""Put a backup in place of the store, once all of it was checked."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812  an error like the others

from corpus.errors import BackupDamagedError, BackupFileError, BackupKindError
from corpus.store.addresses import Address, read_address
from corpus.store.backups.kinds import KINDS
from corpus.store.backups.manifest import ARCHIVE, MANIFEST, Backup, read_manifest

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was put in place; `kept` is where the store before stands, `pages` the archive files."""

    backup: Backup
    kept: str
    pages: tuple[str, ...]


def restore_backup(file: Path, url: str, *, archive: Path, may_replace: bool = False) -> Restored:
    """Check a backup and make it the store at an address.

    The copy is unpacked beside the store and takes its place by one renaming, in PostgreSQL in one
    transaction. Archived pages of the backup go to the folder `archive`; what is there stays.

    Raises:
        BackupFileError: The file cannot be read, or there is no room for the copy.
        BackupDamagedError: It is no backup, or not as it was written.
        BackupKindError: It is one of another kind of database.
        StoreExistsError: A store is there, and must not be replaced.
        StoreVersionError: A later Miclu wrote it.
        StoreBusyError: Another process has the store open.
    """
    address = read_address(url)
    with _opened(file) as bundle:
        backup = _read_manifest(bundle, file)
        if backup.kind != address.dialect:
            raise BackupKindError(str(file), backup.kind, address.dialect)
        with TemporaryDirectory(prefix=".miclu-restore-", dir=_folder(address, archive)) as name:
            copy = Path(name, KINDS[backup.kind].MEMBER)
            if _unpack(bundle, backup.member, copy) != backup.digest:
                raise BackupDamagedError(str(file), "its copy of the store is another one")
            kept = KINDS[backup.kind].put_copy(address, copy, may_replace=may_replace)
        pages = tuple(_restore_pages(bundle, archive))
    return Restored(backup=backup, kept=kept, pages=pages)


def has_store(url: str) -> bool:
    """Tell whether something stands where a backup would be put."""
    address = read_address(url)
    return KINDS[address.dialect].is_taken(address)


def _read_manifest(bundle: ZipFile, file: Path) -> Backup:
    try:
        return read_manifest(bundle.read(MANIFEST))
    except (KeyError, ValueError) as error:
        raise BackupDamagedError(str(file), f"it holds no {MANIFEST} of ours: {error}") from error


def _folder(address: Address, archive: Path) -> Path:
    """Give the folder to unpack in: that of the file, so that renaming it is one step."""
    folder = Path(address.shown).parent if address.dialect == "sqlite" else archive.parent
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _unpack(bundle: ZipFile, member: str, copy: Path) -> str:
    """Unpack a member and give its digest."""
    digest = hashlib.sha256()
    with bundle.open(member) as packed, copy.open("xb") as file:
        while chunk := packed.read(_CHUNK):
            digest.update(chunk)
            file.write(chunk)
    return digest.hexdigest()


def _restore_pages(bundle: ZipFile, archive: Path) -> Iterator[str]:
    """Unpack the archived pages that are not there; gives their names."""
    for member in bundle.namelist():
        folder, _, name = member.partition("/")
        target = archive / Path(name).name
        if folder == ARCHIVE and name and not target.exists():
            archive.mkdir(parents=True, exist_ok=True)
            part = target.with_name(f"{target.name}.part")
            with bundle.open(member) as packed, part.open("wb") as file:
                shutil.copyfileobj(packed, file)
            part.rename(target)
            yield target.name


@contextmanager
def _opened(file: Path) -> Iterator[ZipFile]:
    """Open a backup; what goes wrong with it while the block runs is told as ours."""
    try:
        with ZipFile(file) as bundle:
            yield bundle
    except (BadZipFile, ZlibError, EOFError, KeyError, NotImplementedError) as error:
        raise BackupDamagedError(str(file), str(error)) from error
    except OSError as error:
        raise BackupFileError(str(file), error.strerror or str(error)) from error
