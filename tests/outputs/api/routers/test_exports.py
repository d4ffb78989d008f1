import csv
import json
from io import BytesIO, StringIO
from threading import BoundedSemaphore

import pytest
from openpyxl import load_workbook

from outputs.api.routers.exports import _begin
from outputs.errors import BusyServerError
from outputs.exports import export_formats, get_format
from outputs.exports.contents import content_words


@pytest.mark.parametrize("content", content_words())
def test_every_content_comes_in_every_format(client, content):
    for form in export_formats():
        answer = client.get(f"/api/v1/exports/{content}?format={form}")
        name = f"miclu-{content}.{form}"
        assert answer.status_code == 200
        assert answer.headers["content-type"] == get_format(form).MEDIA_TYPE
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'


def test_the_file_names_publishers_and_keeps_numbers(client):
    told = client.get("/api/v1/exports/facts?type=figure").content
    heads, row = csv.reader(StringIO(told.decode("utf-8-sig"), newline=""))
    cells = dict(zip(heads, row, strict=True))
    assert (cells["값"], cells["단위"], cells["매체"]) == ("120", "명", "가온산업일보")


def test_a_workbook_can_be_opened(client):
    told = client.get("/api/v1/exports/facts?format=xlsx&entity=산단공").content
    workbook = load_workbook(BytesIO(told))
    assert workbook["직위"].max_row == 2


def test_exports_are_narrowed_as_a_search_is(client):
    told = client.get("/api/v1/exports/documents?words=워크숍&format=jsonl").text
    assert [line[:16] for line in told.splitlines()] == ['{"id": "gaon-1",']


def test_exports_have_the_order_and_the_names_of_a_search(client):
    def ids(asked):
        told = client.get(f"/api/v1/exports/documents?format=jsonl&{asked}").text
        return [json.loads(line)["id"] for line in told.splitlines()]

    assert ids("sort=oldest") == ids("")[::-1]
    assert (ids("words=황석주+본부장&expand=false&sort=relevance"), ids("words=없는말")) == (
        ["gaon-1"],
        [],
    )
    assert client.get("/api/v1/exports/documents?sort=value").status_code == 422
    assert client.get("/api/v1/exports/entities?sort=newest").status_code == 422


@pytest.mark.parametrize("asked", ["publisher=nobody", "entity=nobody"])
def test_what_is_missing_is_told(client, asked):
    assert client.get(f"/api/v1/exports/facts?{asked}").status_code == 404


def test_what_cannot_narrow_is_refused(client):
    answer = client.get("/api/v1/exports/entities?publisher=gaon")
    assert answer.status_code == 422
    assert [fault["place"] for fault in answer.json()["errors"]] == ["query.publisher"]


def test_places_are_given_back(client):
    for _ in range(10):
        assert client.get("/api/v1/exports/facts").status_code == 200


def test_no_more_exports_run_than_there_are_places():
    places = BoundedSemaphore(1)
    assert _begin(iter([b"first"]), places) == b"first"
    with pytest.raises(BusyServerError):
        _begin(iter([b"second"]), places)


def test_an_export_that_cannot_begin_gives_its_place_back():
    def broken():
        raise ValueError("broken")
        yield b""

    places = BoundedSemaphore(1)
    with pytest.raises(ValueError, match="broken"):
        _begin(broken(), places)
    assert places.acquire(blocking=False)
