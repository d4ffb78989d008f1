"""What a child process does: it limits itself, and reads files until its parent is gone."""

import math
import os
import resource
import signal
import sys
import time
from importlib import import_module
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread

from corpus.documents import Source, formats, read_source
from corpus.isolation.jobs import Finished, Job, Limits, Member


def serve(pipe: Connection, limits: Limits) -> None:
    """Read files until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _be_quiet()
    _load_readers()
    _limit_memory(limits.memory_bytes)
    while True:
        try:
            job: Job = pipe.recv()
        except EOFError:
            return
        _reset_peak()
        _limit_time(limits.seconds)
        start = time.monotonic()
        for outcome in read_source(_make_source(job, pipe), fetched=job.fetched):
            pipe.send(outcome)
            _limit_time(limits.seconds)
        pipe.send(Finished(seconds=time.monotonic() - start, peak_bytes=_read_peak()))


def _make_source(job: Job, pipe: Connection) -> Source:
    source = Source(job.path, known=job.known)
    source.first_member, source.ocr = job.first_member, job.ocr
    source.on_member = lambda number: pipe.send(Member(number=number))
    return source


def _load_readers() -> None:
    """Load what most files need, so that no file is charged with it."""
    formats()
    import_module("dochan")


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _be_quiet() -> None:
    """Let what libraries print go nowhere: the words would be those of a hostile file."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.__stdout__.fileno() if sys.__stdout__ else 1)
    os.dup2(nowhere, sys.__stderr__.fileno() if sys.__stderr__ else 2)


def _limit_memory(limit: int) -> None:
    """Limit what this process may take beside what it has; it leaves no cores."""
    taken = _read_status("VmSize")
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (taken + limit, taken + limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: float) -> None:
    """Let the system end this process after so many seconds of work from now."""
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    end = math.ceil(time.process_time() + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (end, most))


def _reset_peak() -> None:
    """Begin to measure the peak anew, where the system can."""
    try:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    except OSError:
        return


def _read_peak() -> int:
    """Give the most memory held since the peak was reset, in bytes."""
    return _read_status("VmHWM") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _read_status(name: str) -> int:
    """Give a size from the state of this process in bytes, 0 where the system tells none."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    found = next((line for line in lines if line.startswith(f"{name}:")), None)
    return int(found.split()[1]) * 1024 if found else 0
