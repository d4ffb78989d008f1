import subprocess
import sys
from pathlib import Path

import pytest

from outputs.errors import ExportFileError
from outputs.exports.parts.writing import print_bytes, save

ENDLESS = """
import sys, time
from pathlib import Path
from outputs.exports.parts.writing import save
def pieces():
    while True:
        yield b"x" * 1000
        print("piece", flush=True)
        time.sleep(0.01)
save(pieces(), Path(sys.argv[1]))
"""


def broken():
    yield b"half"
    raise ValueError("broken")


def test_a_file_is_written_whole(tmp_path):
    path = tmp_path / "facts.csv"
    assert save([b"one ", b"two"], path) == 7
    assert path.read_bytes() == b"one two"
    assert [each.name for each in tmp_path.iterdir()] == ["facts.csv"]


def test_an_earlier_file_stays_whole_where_the_export_fails(tmp_path):
    path = tmp_path / "facts.csv"
    path.write_bytes(b"before")
    with pytest.raises(ValueError, match="broken"):
        save(broken(), path)
    assert path.read_bytes() == b"before"
    assert [each.name for each in tmp_path.iterdir()] == ["facts.csv"]


def test_a_killed_export_leaves_no_file_of_that_name(tmp_path):
    path = tmp_path / "facts.csv"
    words = [sys.executable, "-c", ENDLESS, str(path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, cwd=Path(__file__).parents[4]) as process:
        assert process.stdout.readline() == b"piece\n"
        process.kill()
    assert not path.exists()


def test_a_folder_that_is_missing_is_told(tmp_path):
    with pytest.raises(ExportFileError, match=r"no/facts.csv.*there is no folder '.*/no'"):
        save([b""], tmp_path / "no" / "facts.csv")


def test_a_folder_is_no_file_and_none_is_made(tmp_path):
    for folder in (tmp_path, Path("/")):
        with pytest.raises(ExportFileError, match="it is a folder"):
            save([b"one"], folder)
    with pytest.raises(ExportFileError, match="there is no folder"):
        save([b"one"], tmp_path / "no" / "facts.csv")
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_stops_early_is_no_error():
    words = "from outputs.exports.parts.writing import print_bytes\n"
    words += "print_bytes(b'x' * 100_000 for _ in range(1_000))"
    process = subprocess.Popen(
        [sys.executable, "-c", words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[4],
    )
    assert process.stdout.read(10) == b"x" * 10
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), said) == (0, b"")


def test_bytes_go_to_standard_output_as_they_are(capfdbinary):
    print_bytes([b"\xef\xbb\xbf", b"\x00\xff"])
    assert capfdbinary.readouterr().out == b"\xef\xbb\xbf\x00\xff"
