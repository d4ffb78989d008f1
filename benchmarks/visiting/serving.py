"""The real `miclu serve` as a process of its own, and the CPU time that it and its base take."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

_BACKENDS = text(
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
    " AND backend_type IN ('client backend', 'parallel worker') AND pid <> pg_backend_pid()"
)
_MS = 1e-6


@dataclass(slots=True)
class Server:
    """A server that answers at `address`."""

    address: str
    pid: int
    url: str
    _spent: dict[int, int] = field(default_factory=dict)

    def measure(self) -> float:
        """Give the CPU milliseconds so far, of the processes of the server and of its database."""
        for pid in (*_find_family(self.pid), *_find_backends(self.url)):
            # What a backend spent before it is first seen is another's.
            self._spent[pid] = _read_cpu(pid) or self._spent.get(pid, 0)
        return sum(self._spent.values()) * _MS


@contextmanager
def serve(url: str, home: Path, options: Sequence[str] = ()) -> Iterator[Server]:
    """Serve a base from a home until the end of the block."""
    command = [sys.executable, "-c", "from outputs.app import main; main()", "serve", "--port", "0"]
    environment = os.environ | {"MICLU_HOME": str(home), "MICLU_DATABASE_URL": url}
    process = subprocess.Popen(
        [*command, *options], stdout=subprocess.PIPE, env=environment, text=True
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://\S+", line)
        if found is None:
            raise SystemExit(f"the server did not start: {line!r}")
        yield Server(found[0], process.pid, url)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _find_family(pid: int) -> list[int]:
    family = [pid]
    for one in family:
        for listed in Path(f"/proc/{one}/task").glob("*/children"):
            family += map(int, listed.read_text().split())
    return family


def _find_backends(url: str) -> list[int]:
    if make_url(url).get_backend_name() == "sqlite":
        return []
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"))
    with engine.connect() as connection:
        found = list(connection.scalars(_BACKENDS))
    engine.dispose()
    return found


def _read_cpu(pid: int) -> int | None:
    """Give the CPU nanoseconds of a process of this machine, None where it is gone."""
    try:
        # Source: MAKE_PROCESS_CPUCLOCK of Linux, which glibc's clock_getcpuclockid uses.
        return time.clock_gettime_ns((~pid << 3) | 2)
    except OSError:
        return None
