import pytest

from corpus.documents import read_document
from corpus.times import now


@pytest.mark.parametrize(
    ("bits", "reason"), [(2, "encrypted"), (4, "distribution"), (16, "encrypted")]
)
def test_locked_files_say_how_they_are_locked(flag_hwp, bits, reason):
    assert read_document(flag_hwp(bits), "a.hwp", fetched=now()).reason == reason


@pytest.mark.parametrize("length", [600, 3000, 6000])
def test_a_file_that_was_cut_off_is_damaged(files, length):
    content = (files / "report.hwp").read_bytes()[:length]
    assert read_document(content, "a.hwp", fetched=now()).reason == "damaged"


def test_the_older_version_is_named():
    content = b"HWP Document File V3.00 \x1a\x01\x02\x03\x04\x05" + bytes(200)
    found = read_document(content, "a.hwp", fetched=now())
    assert (found.reason, "HWP 3" in found.detail) == ("unknown_format", True)


@pytest.mark.parametrize("envelope", [b"SCDSA002", b"\x9b\x20DRMONE", b"<DOCUMENT SAFER V2"])
def test_envelopes_of_document_security_are_locked(envelope):
    found = read_document(envelope + bytes(300), "a.hwp", fetched=now())
    assert found.reason == "encrypted"


def test_a_page_under_the_suffix_is_read_as_a_page():
    page = "<html><body><p>가람산단 총회</p></body></html>".encode()
    found = read_document(page, "a.hwp", fetched=now())
    assert (found.format, found.text) == ("html", "가람산단 총회")
