"""Answers as servers give them, and files of the archive that hold them."""

import gzip
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from scrapy import Request
from scrapy.http import Response

from corpus.records import ArchivedAnswer
from corpus.times import KST
from crawler.archive.writing import Exchange, WarcFile

AT = datetime(2026, 11, 21, 12, 0, 0, 123456, tzinfo=KST)
ADDRESS = "http://www.gaon.example/news/articleView.html?idxno=501"
NAME = "gaon-20261121T030000000000Z-00000.warc.gz"


def make_exchange(words: str, *, status: int = 200, original=None, **headers) -> Exchange:
    body = words.encode()
    if headers.get("Content_Encoding") == "gzip":
        body = gzip.compress(body)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    response = Response(
        ADDRESS, status=status, body=body, headers={"Content-Type": "text/html", **named}
    )
    request = Request(ADDRESS, headers={"User-Agent": "Miclu/0 (test)"})
    return Exchange(request=request, response=response, role="article", at=AT, original=original)


@pytest.fixture
def write(tmp_path) -> Callable[..., list[ArchivedAnswer]]:
    """Write exchanges, the words of their bodies or records, into one file of a folder."""

    def write_file(*given, name: str = NAME, folder: Path = tmp_path, about=None):
        file = WarcFile(folder / name, publisher="gaon", about=about or {"software": "Miclu/0"})
        exchanges = [make_exchange(each) if isinstance(each, str) else each for each in given]
        answers = [file.save(exchange) for exchange in exchanges]
        file.close()
        return answers

    return write_file


@pytest.fixture(name="make_exchange")
def make_exchange_fixture():
    return make_exchange
