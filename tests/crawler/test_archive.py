import gzip
from datetime import datetime
from pathlib import Path

import pytest
from scrapy.http import Response

from corpus.times import KST
from crawler.archive import ArchiveWriter, read_archive, read_archived
from crawler.errors import MissingRecordError
from crawler.page import Page

FETCHED = datetime(2026, 11, 21, 12, 0, 0, 123456, tzinfo=KST)
ADDRESS = "http://www.gaon.example/news/articleView.html?idxno=501"
NAME = "gaon-1.warc.gz"


def make_response(words: str, **headers: str | bytes) -> Response:
    body = words.encode()
    if headers.get("Content_Encoding") == "gzip":
        body = gzip.compress(body)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(ADDRESS, body=body, headers={"Content-Type": "text/html", **named})


def write(folder: Path, *responses: Response) -> list[str]:
    writer = ArchiveWriter(folder / NAME, software="Miclu/0 (test)")
    references = [writer.save_response(response, fetched=FETCHED) for response in responses]
    writer.close()
    return references


def test_a_response_is_read_back_by_its_reference(tmp_path):
    first, second = write(tmp_path, make_response("총회"), make_response("워크숍"))
    page = Page(body="워크숍".encode(), address=ADDRESS, fetched=FETCHED, content_type="text/html")
    assert read_archived(tmp_path, second).page == page
    assert read_archived(tmp_path, first).page.body == "총회".encode()
    assert read_archived(tmp_path, second).status == 200


def test_a_packed_body_is_kept_packed_and_read_unpacked(tmp_path):
    (reference,) = write(tmp_path, make_response("총회", Content_Encoding="gzip"))
    assert read_archived(tmp_path, reference).page.body == "총회".encode()


def test_headers_that_would_lie_about_the_body_are_mended(tmp_path):
    response = make_response(
        "총회", Transfer_Encoding="chunked", Content_Length="9", X="한글".encode()
    )
    (reference,) = write(tmp_path, response)
    assert read_archived(tmp_path, reference).page.body == "총회".encode()


@pytest.mark.parametrize("kept", [1, 5, 60, 300])
def test_half_a_record_at_the_end_costs_only_itself(kept, tmp_path):
    first, second = write(tmp_path, make_response("총회"), make_response("워크숍" * 500))
    path = tmp_path / NAME
    path.write_bytes(path.read_bytes()[: int(second.rpartition(":")[2]) + kept])
    pages = [archived.page.body.decode() for archived in read_archive(path)]
    assert pages == ["총회"]
    assert read_archived(tmp_path, first).page.body == "총회".encode()
    with pytest.raises(MissingRecordError, match=second):
        read_archived(tmp_path, second)


@pytest.mark.parametrize(
    ("reference", "fault"),
    [
        ("gone.warc.gz:0", "No such file"),
        (f"{NAME}:0", "no response starts there"),
        (f"{NAME}:7", "offset"),
        (f"{NAME}:99999999", "no response starts there"),
        ("../secret:0", "no reference"),
        (NAME, "no reference"),
        ("", "no reference"),
    ],
)
def test_a_reference_to_nothing_is_an_error(reference, fault, tmp_path):
    write(tmp_path, make_response("총회"))
    with pytest.raises(MissingRecordError, match=fault):
        read_archived(tmp_path, reference)


def test_a_file_is_never_written_over(tmp_path):
    write(tmp_path, make_response("총회"))
    with pytest.raises(FileExistsError):
        write(tmp_path, make_response("워크숍"))
