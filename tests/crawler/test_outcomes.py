import pytest
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
)
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError

from crawler.outcomes import name_failure


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (HttpError(Response("http://www.gaon.example/", status=404)), "http_404"),
        (IgnoreRequest("Forbidden by robots.txt"), "robots"),
        (IgnoreRequest("max redirections reached"), "redirects"),
        (IgnoreRequest("offsite: evil.example"), "offsite"),
        (IgnoreRequest("… exceeded DOWNLOAD_MAXSIZE (10 B) during decompression."), "too_large"),
        (IgnoreRequest("whatever"), "ignored"),
        (DownloadTimeoutError("30 s"), "timeout"),
        (DownloadCancelledError("too large"), "too_large"),
        (CannotResolveHostError("nowhere.example"), "no_host"),
        (DownloadFailedError("reset"), "unreachable"),
    ],
)
def test_reasons_are_few_words(error, reason):
    assert name_failure(error)[0] == reason
