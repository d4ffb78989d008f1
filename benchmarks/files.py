"""How the file readers stand: `python benchmarks/files.py fuzz|mixed DIR` over a folder of files.

`fuzz` reads mutated copies of the files (bytes flipped, cut out, doubled, zeroed; members of ZIP
packages mutated before they are packed again) and counts the outcomes: nothing may crash the
batch, hang, or hold over 1 GB. `mixed` reads the files over and over, up to a number, and tells
the rate. Seeds are fixed, so that a file that failed is made again by its number.
"""

import argparse
import io
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from corpus.documents import Unreadable
from corpus.isolation import FileReaders, Finished, Job, Limits

_FETCHED = datetime(2026, 1, 1, tzinfo=UTC)
_MEGABYTE = 2**20
# How often a package is opened before it is mutated, and how often the end of a file is cut off.
_INSIDE, _CUT = 0.8, 0.1


def mutate(content: bytes, seed: int) -> bytes:
    """Give a mutated copy of a file; a ZIP package is opened, and one member of it mutated."""
    chance = random.Random(seed)
    if content.startswith(b"PK") and chance.random() < _INSIDE:
        return _mutate_member(content, chance)
    return _mutate_bytes(content, chance)


def _mutate_bytes(content: bytes, chance: random.Random) -> bytes:
    mutated = bytearray(content)
    for _ in range(chance.choice((1, 2, 5, 20, 100))):
        at = chance.randrange(max(1, len(mutated)))
        length = chance.choice((1, 1, 4, 64, 512))
        match chance.randrange(5):
            case 0:
                mutated[at : at + length] = chance.randbytes(length)
            case 1:
                del mutated[at : at + length]
            case 2:
                mutated[at:at] = mutated[at : at + length] * chance.choice((1, 8))
            case 3:
                mutated[at : at + length] = bytes([chance.choice((0, 0x7F, 0xFF))]) * length
            case _:
                mutated[at : at + 4] = chance.choice((0, 1, 2**31 - 1, 2**32 - 1)).to_bytes(
                    4, "little"
                )
    return bytes(
        mutated[: chance.randrange(len(mutated) + 1)] if chance.random() < _CUT else mutated
    )


def _mutate_member(content: bytes, chance: random.Random) -> bytes:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as package,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        chosen = chance.choice(package.namelist())
        for name in package.namelist():
            part = package.read(name)
            made.writestr(name, _mutate_bytes(part, chance) if name == chosen and part else part)
    return packed.getvalue()


def make_mutants(folder: Path, number: int, into: Path, *, first: int) -> Iterator[Path]:
    """Yield the paths of mutated copies, each written just before it is read."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.stat().st_size)
    contents = [(path.suffix, path.read_bytes()) for path in files]
    for seed in range(first, first + number):
        suffix, content = contents[seed % len(contents)]
        path = into / f"{seed}{suffix}"
        path.write_bytes(mutate(content, seed))
        yield path


def fuzz(folder: Path, number: int, *, workers: int, first: int) -> bool:
    """Read mutated files; tell whether none crashed, hung or held over 1 GB."""
    with tempfile.TemporaryDirectory() as made:
        mutants = make_mutants(folder, number, Path(made), first=first)
        return measure(mutants, workers=workers, delete=True)


def measure(paths: Iterator[Path], *, workers: int, delete: bool = False) -> bool:
    """Read files, and print outcomes, rate, the slowest and the largest."""
    counts: Counter[str] = Counter()
    slowest: list[tuple[float, str]] = []
    peak = 0
    start = time.monotonic()
    with FileReaders(workers=workers, limits=Limits()) as readers:
        jobs = (Job(path=path, fetched=_FETCHED) for path in paths)
        for job, outcome in readers.read(jobs):
            if isinstance(outcome, Finished):
                slowest = sorted([*slowest, (outcome.seconds, job.path.name)], reverse=True)[:5]
                peak = max(peak, outcome.peak_bytes)
                counts["files"] += 1
                if delete:
                    job.path.unlink()
                if counts["files"] % 500 == 0:
                    print(counts["files"], f"{time.monotonic() - start:.0f} s", flush=True)
            elif isinstance(outcome, Unreadable):
                counts[outcome.reason] += 1
                if outcome.reason in {"crashed", "timeout", "memory"}:
                    print("  ", outcome, flush=True)
            else:
                counts["partial" if outcome.partial else "ok"] += 1
    seconds = time.monotonic() - start
    print(f"{counts['files'] / seconds:.1f} files a second, {seconds:.0f} s, {workers} processes")
    print(f"peak of a process {peak / _MEGABYTE:.0f} MB; slowest {slowest}")
    print(dict(counts.most_common()))
    return peak < 1024 * _MEGABYTE and not {"crashed", "timeout"} & counts.keys()


def repeat(folder: Path, number: int) -> Iterator[Path]:
    """Yield the files of a folder over and over."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return (files[at % len(files)] for at in range(number))


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("fuzz", "mixed"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--number", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--first", type=int, default=0, help="first seed")
    asked = parser.parse_args()
    if asked.what == "mixed":
        return int(not measure(repeat(asked.folder, asked.number), workers=asked.workers))
    return int(not fuzz(asked.folder, asked.number, workers=asked.workers, first=asked.first))


if __name__ == "__main__":
    sys.exit(main())
