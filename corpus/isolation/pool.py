"""The pool of child processes, as their parent sees it."""

import os
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from multiprocessing.connection import wait
from pathlib import Path
from types import TracebackType
from typing import Self

from corpus.documents import Unreadable
from corpus.isolation.child import serve
from corpus.isolation.jobs import Finished, Job, Limits, Member, Outcome

_MOST_WAITING = 50  # documents of a file that wait for those of the files before it
_FILES_AHEAD = 4  # files a process that are read before their turn
_PATIENCE = 5.0  # how much longer than it may work a file may take
_LEAST_WORK = 0.02  # seconds of work by which a child is known to be awake
# User and system time in /proc/PID/stat, behind the name. Source: proc(5), fields 14 and 15.
_TIMES = slice(11, 13)
_TIRED_BYTES = 512 * 2**20  # a child that once held so much is replaced


class FileReaders:
    """A pool of child processes that read files; use it in a `with` statement."""

    def __init__(self, *, workers: int = 1, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._workers = max(1, workers)
        self._idle: list[_Child] = []
        self._busy: deque[_Running] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for running in self._busy:
            running.child.kill()
        for child in self._idle:
            child.kill()

    def read(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Outcome]]:
        """Yield what files hold, in their order; after each file comes a `Finished`."""
        supply = iter(jobs)
        while True:
            self._fill(supply)
            if not self._busy:
                return
            head = self._busy[0]
            while head.waiting:
                yield head.job, head.waiting.popleft()
            if head.done:
                self._busy.popleft()
            else:
                self._listen()

    def _fill(self, supply: Iterator[Job]) -> None:
        """Give a file to each child that has none."""
        while len(self._busy) < self._workers * _FILES_AHEAD:
            if sum(not running.done for running in self._busy) >= self._workers:
                return
            job = next(supply, None)
            if job is None:
                return
            child = self._idle.pop() if self._idle else _Child(self._limits)
            child.send(job)
            self._busy.append(_Running(job=job, child=child))

    def _listen(self) -> None:
        """Wait for the next word of a child, or for the end of somebody's time."""
        listening = [
            running
            for number, running in enumerate(self._busy)
            if not running.done and (number == 0 or len(running.waiting) < _MOST_WAITING)
        ]
        patience = self._limits.seconds * _PATIENCE
        left = min(running.since for running in listening) + patience - time.monotonic()
        ready = set(wait([running.child.pipe for running in listening], timeout=max(0.0, left)))
        for running in listening:
            if running.child.pipe in ready:
                self._hear(running)
            elif time.monotonic() - running.since > patience and not running.has_worked():
                self._give_up(running, "timeout", f"no answer for {patience:g} seconds")

    def _hear(self, running: "_Running") -> None:
        try:
            outcome = running.child.receive()
        except (EOFError, OSError):
            self._give_up(running, *running.child.tell_end())
            return
        running.since = time.monotonic()
        if isinstance(outcome, Member):
            running.member = outcome.number
            return
        running.waiting.append(outcome)
        if isinstance(outcome, Finished):
            running.done = True
            if outcome.peak_bytes > _TIRED_BYTES:
                running.child.kill()
            else:
                self._idle.append(running.child)

    def _give_up(self, running: "_Running", reason: str, detail: str) -> None:
        """End a child and note what its file did; an archive goes on behind the bad member."""
        running.child.kill()
        job, member = running.job, running.member
        if member is not None:
            detail = f"file {member + 1} in it: {detail}"
        running.waiting.append(Unreadable(path=job.path, reason=reason, detail=detail))
        if member is not None:
            self._restart(running, replace(job, first_member=member + 1))
            return
        running.done = True
        seconds = time.monotonic() - running.since
        running.waiting.append(Finished(seconds=seconds, peak_bytes=0))

    def _restart(self, running: "_Running", job: Job) -> None:
        """Read the rest of an archive in a new child."""
        running.child = _Child(self._limits)
        running.child.send(job)
        running.member, running.since = None, time.monotonic()


class _Child:
    """A process that reads files, and the pipe to it."""

    def __init__(self, limits: Limits) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, limits), daemon=True)
        self._process.start()
        theirs.close()

    def send(self, job: Job) -> None:
        """Give it a file; one that died meanwhile is noticed when it is heard."""
        try:
            self.pipe.send(job)
        except OSError:
            return

    def receive(self) -> Outcome | Member:
        """Take its next word; raises EOFError where it died."""
        outcome: Outcome | Member = self.pipe.recv()
        return outcome

    def measure_work(self) -> float:
        """Give the seconds that it worked on a processor so far, 0 where the system tells none."""
        try:
            fields = Path(f"/proc/{self._process.pid}/stat").read_text("ascii").rpartition(")")[2]
        except OSError:
            return 0.0
        user, system = fields.split()[_TIMES]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.join()
        self.pipe.close()

    def tell_end(self) -> tuple[str, str]:
        """Tell how it died, as a reason and words."""
        self._process.join(timeout=1)
        code = self._process.exitcode or 0
        if code == -signal.SIGXCPU:
            return "timeout", "its process worked for too long"
        return "crashed", f"its process ended with status {code}"


@dataclass(slots=True, kw_only=True)
class _Running:
    """A file in a child, and what was heard of it and not yet given on."""

    job: Job
    child: _Child
    since: float = field(default_factory=time.monotonic)
    waiting: deque[Outcome] = field(default_factory=deque)
    member: int | None = None
    work: float = 0.0
    done: bool = False

    def has_worked(self) -> bool:
        """Tell whether the child worked since it was asked last: on a busy machine it may wait."""
        before, self.work = self.work, self.child.measure_work()
        if self.work - before < _LEAST_WORK:
            return False
        self.since = time.monotonic()
        return True
