"""The week's work as steps that each may fail: what is done is told, what failed is told too."""

import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import DigestSignedError, MicluError
from corpus.store import Store
from corpus.store.digests import DigestState
from outputs.digest.gathering.gather import gather
from outputs.digest.gathering.wish import Wish
from outputs.errors import WeeklyBusyError


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What became of a step: `told` in Korean, `fault` why it failed, else empty.

    `faults` are for the digest's last line: publishers that failed though the step did not.
    """

    step: str
    told: str
    fault: str = ""
    faults: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing of the step failed."""
        return not (self.fault or self.faults)


Step = Callable[[], Done]


def run_steps(steps: Sequence[tuple[str, Step]]) -> list[Done]:
    """Run steps in order; one that fails does not keep the next from what is there already."""
    done = []
    for word, step in steps:
        try:
            done.append(step())
        except (MicluError, OSError) as error:
            done.append(Done(step=word, told="하지 못했습니다.", fault=str(error)))
    return done


def draft_digest(store: Store, wish: Wish) -> Done:
    """Draft the digest of a period; one that is signed or under review stays, and says so."""
    newest = store.digests.find(wish.period.key)
    if newest is not None and newest.state is DigestState.IN_REVIEW:
        return Done(
            step="draft", told=f"{wish.period.label} 다이제스트는 검토 중이라 그대로 둡니다."
        )
    content = gather(store, wish).dump()
    try:
        saved = store.digests.save(wish.period.key, content, author="miclu")
    except DigestSignedError:
        return Done(step="draft", told=f"{wish.period.label} 다이제스트는 이미 서명했습니다.")
    return Done(step="draft", told=f"{wish.period.label} 다이제스트 {saved.version}판 초안")


@contextmanager
def weekly_lock(home: Path) -> Iterator[None]:
    """Keep a second run of this installation away; one that died holds nothing.

    Raises:
        WeeklyBusyError: Another run is at work.
    """
    home.mkdir(parents=True, exist_ok=True)
    file = os.open(home / "weekly.lock", os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(file)
        raise WeeklyBusyError(str(home)) from error
    try:
        yield
    finally:
        os.close(file)
