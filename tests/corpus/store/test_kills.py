"""What kill -9 leaves behind; `benchmarks/kills.py` does it a hundred times."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import inspect

from corpus.store import open_store
from corpus.store.database import HEAD

_HARNESS = Path(__file__).parents[3] / "benchmarks" / "kills.py"
_UPGRADE_KILLED = """
import os, signal, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
from corpus.store import open_store

url, last = sys.argv[1], int(sys.argv[2])
made = []

@event.listens_for(Engine, "after_cursor_execute")
def look(connection, cursor, statement, *_):
    if statement.lstrip().upper().startswith(("CREATE", "ALTER")):
        made.append(statement)
    if len(made) == last:
        os.kill(os.getpid(), signal.SIGKILL)

open_store(url)
"""


@pytest.mark.parametrize("statements", [1, 12, 45])
def test_an_upgrade_that_is_killed_leaves_nothing_and_runs_again(fresh_url, statements):
    command = [sys.executable, "-c", _UPGRADE_KILLED, fresh_url, str(statements)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    with open_store(fresh_url) as store:
        with store._database.reading() as connection:
            version = "SELECT version_num FROM alembic_version"
            assert connection.exec_driver_sql(version).scalar() == HEAD
            assert inspect(connection).has_table("facts")
        assert all(each.is_sound for each in store.checks.run())


def test_killed_workers_lose_no_commit_and_leave_no_dangling_row(fresh_url):
    command = [
        sys.executable,
        str(_HARNESS),
        "--kills",
        "6",
        "--documents",
        "30",
        "--url",
        fresh_url,
    ]
    ended = subprocess.run(command, capture_output=True, check=False, text=True)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ", 0 lost; the base is whole" in ended.stdout
