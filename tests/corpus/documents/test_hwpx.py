import zipfile

from corpus.documents import read_document
from corpus.times import now

SECTION = "Contents/section0.xml"


def read_part(path, name):
    with zipfile.ZipFile(path) as package:
        return package.read(name)


def test_entities_are_refused(files, rezip):
    section = read_part(files / "report.hwpx", SECTION)
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>'
    made = rezip("report.hwpx", {SECTION: section.replace(b"?>", b"?>" + bomb, 1)})
    found = read_document(made, "a.hwpx", fetched=now())
    assert (found.reason, found.detail) == ("damaged", "declares XML entities")


def test_a_part_that_swells_is_a_bomb(files, rezip):
    section = read_part(files / "report.hwpx", SECTION)
    made = rezip("report.hwpx", {SECTION: section + b" " * 50_000_000})
    assert made.stat().st_size < 100_000
    assert read_document(made, "a.hwpx", fetched=now()).reason == "too_large"


def test_a_locked_file_says_so(rezip):
    manifest = b"<manifest><file-entry><encryption-data/></file-entry></manifest>"
    made = rezip("report.hwpx", {"META-INF/manifest.xml": manifest})
    assert read_document(made, "a.hwpx", fetched=now()).reason == "encrypted"


def test_a_file_that_was_cut_off_is_damaged(files):
    content = (files / "report.hwpx").read_bytes()[:4000]
    assert read_document(content, "a.hwpx", fetched=now()).reason == "damaged"
