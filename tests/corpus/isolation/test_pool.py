import os
import signal
import time
import zipfile
from pathlib import Path

import pytest

from corpus.documents import Unreadable
from corpus.isolation import FileReaders, Finished, Job, Limits
from corpus.times import now

FILES = Path(__file__).parents[2] / "files"
PAPERS = [FILES / f"{name}.hwp" for name in ("report", "release", "newsletter", "statistics")]


def read(paths, **options):
    with FileReaders(**options) as readers:
        return [
            (job.path.name, outcome)
            for job, outcome in readers.read(Job(path=path, fetched=now()) for path in paths)
        ]


def reasons(outcomes):
    return [outcome.reason for _, outcome in outcomes if isinstance(outcome, Unreadable)]


@pytest.fixture
def odd_format(tmp_path, monkeypatch):
    """A format for files that begin with `odd`, which runs what the file says in its process."""
    folder = tmp_path / "formats"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(
        "import sys, types, time, os\n"
        "import corpus.documents as documents\n"
        "odd = types.ModuleType('odd')\n"
        "odd.matches = lambda source: source.head.startswith(b'odd')\n"
        "def read(source, *, fetched):\n"
        "    exec(source.head[4:].decode())\n"
        "    return iter(())\n"
        "odd.read = read\n"
        "documents.formats()['csv'] = odd\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(folder))

    def write(name, code):
        path = tmp_path / name
        path.write_text(f"odd {code}", encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("workers", [1, 2])
def test_files_come_in_their_order_each_with_an_end(workers):
    outcomes = read([*PAPERS, FILES / "missing.hwp"], workers=workers)
    assert [name for name, _ in outcomes] == [
        name for path in [*PAPERS, FILES / "missing.hwp"] for name in (path.name, path.name)
    ]
    ends = [outcome for _, outcome in outcomes if isinstance(outcome, Finished)]
    assert len(ends) == 5
    assert all(end.peak_bytes > 2**20 for end in ends)
    assert reasons(outcomes) == ["not_opened"]


def test_many_documents_of_a_file_come_one_by_one(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("".join(f'{{"text": "글 {n}"}}\n' for n in range(500)), encoding="utf-8")
    outcomes = read([path, PAPERS[0]], workers=2)
    assert [getattr(outcome, "text", "")[:3] for _, outcome in outcomes[:500]] == [
        "글 " + str(n)[:1] for n in range(500)
    ]
    assert outcomes[-2][1].format == "hwp"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("exec('while True: pass')", "timeout"),
        ("time.sleep(60)", "timeout"),
        ("os._exit(3)", "crashed"),
        ("os.kill(os.getpid(), 11)", "crashed"),
        ("'x' * 10**9 * 3", "memory"),
        ("1 / 0", "damaged"),
        ("(lambda f: f(f))(lambda f: f(f))", "damaged"),
    ],
    ids=["busy", "asleep", "exit", "signal", "memory", "error", "recursion"],
)
def test_an_odd_file_costs_no_other(odd_format, code, reason):
    limits = Limits(seconds=1.0, memory_bytes=512 * 2**20)
    odd = odd_format("odd.bin", code)
    outcomes = read([PAPERS[0], odd, PAPERS[1]], limits=limits)
    assert reasons(outcomes) == [reason]
    assert [name for name, outcome in outcomes if hasattr(outcome, "text")] == [
        "report.hwp",
        "release.hwp",
    ]


def test_the_rest_of_an_archive_is_read_behind_a_bad_member(odd_format, tmp_path):
    odd = odd_format("odd.bin", "os._exit(3)")
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("a.txt", "첫 글")
        made.write(odd, "odd.bin")
        made.writestr("b.txt", "둘째 글")
    outcomes = read([archive, PAPERS[0]])
    assert [getattr(o, "text", getattr(o, "reason", ""))[:4] for _, o in outcomes[:4]] == [
        "첫 글",
        "cras",
        "둘째 글",
        "",
    ]
    assert "file 2 in it" in outcomes[1][1].detail
    assert outcomes[4][1].format == "hwp"


def test_nothing_that_a_library_prints_is_shown(odd_format, capfd):
    read([odd_format("odd.bin", "print('나쁜 말'); os.write(2, b'bad')")])
    assert capfd.readouterr() == ("", "")


def test_processes_end_with_the_pool():
    with FileReaders(workers=2) as readers:
        outcomes = readers.read(Job(path=path, fetched=now()) for path in PAPERS)
        next(outcomes)
        children = [running.child._process.pid for running in readers._busy]
    assert children
    for child in children:
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)


def test_a_child_that_is_killed_from_outside_is_replaced():
    with FileReaders() as readers:
        assert len(list(readers.read([Job(path=PAPERS[0], fetched=now())]))) == 2
        (idle,) = readers._idle
        os.kill(idle._process.pid, signal.SIGKILL)
        idle._process.join()
        time.sleep(0)
        outcomes = [
            o for _, o in readers.read(Job(path=path, fetched=now()) for path in PAPERS[:2])
        ]
    assert [getattr(o, "reason", getattr(o, "format", "")) for o in outcomes] == [
        "crashed", "", "hwp", "",
    ]  # fmt: skip
