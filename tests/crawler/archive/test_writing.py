import errno
import gzip
import os

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from crawler.archive.reading import read_record
from crawler.archive.writing import WarcFile


def list_records(path):
    with path.open("rb") as file:
        return [
            (
                record.rec_type,
                record.rec_headers,
                record.http_headers,
                record.content_stream().read(),
            )
            for record in ArchiveIterator(file)
        ]


def test_other_programs_read_request_and_answer(tmp_path, write):
    (answer,) = write("총회")
    info, request, response = list_records(tmp_path / answer.file)
    assert [info[0], request[0], response[0]] == ["warcinfo", "request", "response"]
    assert request[2].protocol == "GET"
    assert request[2].statusline == "/news/articleView.html?idxno=501 HTTP/1.1"
    assert request[2].get_header("Host") == "www.gaon.example"
    assert request[2].get_header("User-Agent") == "Miclu/0 (test)"
    assert response[3].decode() == "총회"


def test_the_records_of_an_exchange_name_each_other(tmp_path, write):
    (answer,) = write("총회")
    info, request, response = (fields for _, fields, _, _ in list_records(tmp_path / answer.file))
    assert request.get_header("WARC-Concurrent-To") == response.get_header("WARC-Record-ID")
    assert response.get_header("WARC-Record-ID") == f"<{answer.record}>"
    for fields in (request, response):
        assert fields.get_header("WARC-Warcinfo-ID") == info.get_header("WARC-Record-ID")
        assert fields.get_header("WARC-Date") == "2026-11-21T03:00:00.123456Z"
        assert fields.get_header("WARC-Target-URI") == answer.address


def test_an_unchanged_page_is_a_revisit_of_the_one_that_holds_it(tmp_path, write, make_exchange):
    (first,) = write("총회")
    unchanged = make_exchange("", status=304, original=first, ETag='"a"')
    (second,) = write(unchanged, name="gaon-2-00000.warc.gz")
    kind, fields, headers, body = list_records(tmp_path / second.file)[-1]
    assert (kind, body, headers.get_statuscode()) == ("revisit", b"", "304")
    assert fields.get_header("WARC-Profile").endswith("/revisit/server-not-modified")
    assert fields.get_header("WARC-Refers-To") == f"<{first.record}>"
    assert fields.get_header("WARC-Refers-To-Date") == "2026-11-21T03:00:00.123456Z"
    assert second.original == first.reference


def test_the_digests_are_right(tmp_path, write, capsys):
    (answer,) = write("총회")

    class Wishes:
        inputs = (str(tmp_path / answer.file),)
        verbose = True

    assert Checker(Wishes()).process_all() == 0
    assert "digest pass" in capsys.readouterr().out


def test_headers_that_would_lie_about_the_body_are_mended(tmp_path, write, make_exchange):
    exchange = make_exchange(
        "총회", Transfer_Encoding="chunked", Content_Length="9", X="한글".encode()
    )
    (answer,) = write(exchange)
    headers = list_records(tmp_path / answer.file)[-1][2]
    assert headers.get_header("Transfer-Encoding") is None
    assert headers.get_header("Content-Length") == str(len("총회".encode()))
    response = read_record(tmp_path, answer.reference).make_response()
    assert response.headers["X"].decode() == "한글"


def test_a_file_is_never_written_over(write):
    write("총회")
    with pytest.raises(FileExistsError):
        write("워크숍")


def test_a_full_disk_leaves_whole_records_only(tmp_path, make_exchange, monkeypatch):
    file = WarcFile(tmp_path / "gaon-1-00000.warc.gz", publisher="gaon", about={})
    first = file.save(make_exchange("총회"))
    size = file.size
    # A device that takes a part of what it is given, as a full disk does.
    full = _HalfWriter(file._file)
    monkeypatch.setattr(file, "_file", full)
    with pytest.raises(OSError, match="were written") as caught:
        file.save(make_exchange(os.urandom(5000).hex()))
    assert caught.value.errno == errno.ENOSPC
    full.is_full = False
    last = file.save(make_exchange("워크숍"))
    file.close()
    assert (last.offset > size, (tmp_path / file.name).stat().st_size) == (True, file.size)
    bodies = [read_record(tmp_path, answer.reference).body.decode() for answer in (first, last)]
    assert bodies == ["총회", "워크숍"]


class _HalfWriter:
    def __init__(self, file) -> None:
        self._file = file
        self.is_full = True

    def write(self, words: bytes) -> int:
        return self._file.write(words[: len(words) // 2] if self.is_full else words)

    def __getattr__(self, name: str):
        return getattr(self._file, name)


def test_each_record_is_a_member_of_its_own(tmp_path, write):
    answers = write("총회", "워크숍")
    content = (tmp_path / answers[0].file).read_bytes()
    for answer in answers:
        member = content[answer.offset : answer.offset + answer.length]
        assert gzip.decompress(member).startswith(b"WARC/1.1\r\n")
