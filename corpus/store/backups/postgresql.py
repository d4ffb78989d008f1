"""PostgreSQL: its own pg_dump, pg_restore and psql, each in one transaction."""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from corpus.errors import BackupProgramError, MissingProgramError, StoreExistsError
from corpus.store import open_store
from corpus.store.addresses import Address
from corpus.store.copies import exported_snapshot, find_tables

MEMBER = "miclu.dump"

_QUIET = ["--no-owner", "--no-privileges"]


def is_taken(address: Address) -> bool:
    """Tell whether the database has tables."""
    return bool(find_tables(address))


def write_copy(address: Address, path: Path) -> tuple[str, int]:
    """Dump the database as of one snapshot, in which the documents are counted too."""
    program = _find_program("pg_dump")
    with exported_snapshot(address) as snapshot:
        wish = ["--format=custom", "--compress=0", f"--snapshot={snapshot.name}"]
        _run([program, *wish, *_QUIET, f"--file={path}"], address)
        return snapshot.version, snapshot.documents


def put_copy(address: Address, path: Path, *, may_replace: bool) -> str:
    """Drop the tables and make those of the dump, in one transaction: all of it or nothing."""
    restore, shell = _find_program("pg_restore"), _find_program("psql")
    present = find_tables(address)
    if present and not may_replace:
        raise StoreExistsError(address.shown)
    with TemporaryFile(dir=path.parent) as script:
        if present:
            script.write(f"DROP TABLE {', '.join(present)} CASCADE;\n".encode())
            script.flush()
        _run([restore, *_QUIET, "--file=-", str(path)], address, stdout=script)
        script.seek(0)
        wish = ["--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1"]
        _run([shell, *wish, "--output=/dev/null"], address, stdin=script)
    open_store(address.url.render_as_string(hide_password=False)).close()
    return ""


def _find_program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise MissingProgramError(name)
    return path


def _run(
    command: list[str],
    address: Address,
    *,
    stdin: IO[bytes] | None = None,
    stdout: IO[bytes] | None = None,
) -> None:
    """Run a program on the database; the password goes by the environment, which nobody lists."""
    url = address.url.set(drivername="postgresql", password=None)
    environment = dict(os.environ)
    if isinstance(address.url.password, str):
        environment["PGPASSWORD"] = address.url.password
    if stdout is None:  # pg_restore only writes a script here, and asks no server
        command = [*command, f"--dbname={url.render_as_string()}"]
    ended = subprocess.run(  # noqa: S603  our own words and the paths of the user
        command,
        env=environment,
        stdin=stdin or subprocess.DEVNULL,
        stdout=stdout or subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if ended.returncode:
        said = ended.stderr.decode(errors="replace").strip().splitlines()
        raise BackupProgramError(Path(command[0]).name, "; ".join(said[:3]) or "no word why")
