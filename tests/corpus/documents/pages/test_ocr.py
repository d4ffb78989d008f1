import io
import subprocess
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from corpus.adding import AddOptions, add_files
from corpus.documents import Source, read_source
from corpus.documents.pages.ocr import check_ocr
from corpus.errors import NoOcrError
from corpus.times import now


@pytest.fixture
def tesseract():
    """Skip where the program is missing."""
    try:
        check_ocr()
    except NoOcrError as error:
        pytest.skip(str(error))


@pytest.fixture
def scan(files, tmp_path):
    """Photograph a paper: a PDF of pictures, without text layer."""

    def photograph(name):
        with pypdfium2.PdfDocument(files / name) as paper:
            pages = [page.render(scale=200 / 72, grayscale=True).to_pil() for page in paper]
        made = tmp_path / name
        pages[0].save(made, "PDF", resolution=200, save_all=True, append_images=pages[1:])
        return made

    return photograph


def read(path):
    source = Source(path)
    source.ocr = True
    return next(read_source(source, fetched=now()))


def find_share(words, text):
    bare = "".join(text.split())
    wanted = ["".join(word.split()) for word in words]
    return sum(word in bare for word in wanted) / len(wanted)


def test_a_scanned_page_is_read_and_marked(tesseract, scan, files):
    found = read(scan("newsletter.pdf"))
    expected = (files / "newsletter.txt").read_text(encoding="utf-8").split()
    # A machine that sees has errors: the share of words without one is held, not every word.
    assert find_share(expected, found.text) > 0.9
    assert found.partial.startswith("ocr: 1")
    assert "논의하였다. 회원사는" in found.text  # over a line end, in one of two columns


def test_only_the_pages_without_text_are_seen(tesseract, scan, files):
    made, content = pypdfium2.PdfDocument.new(), io.BytesIO()
    for path in (files / "report.pdf", scan("release.pdf")):
        made.import_pages(pypdfium2.PdfDocument(path))
    made.save(content)
    source = Source(files / "both.pdf", content=content.getvalue())
    source.ocr = True
    found = next(read_source(source, fetched=now()))
    assert found.text.startswith("2025년 미니클러스터 운영 현황 보고서")
    assert len(found.structure.tables) == 1
    assert found.partial == "ocr: 2"


def test_a_picture_without_words_stays_without(tesseract, tmp_path):
    path = tmp_path / "blank.pdf"
    Image.new("RGB", (400, 600), "white").save(path, "PDF")
    assert read(path).reason == "no_text_layer"


def test_a_scan_that_was_refused_is_read_when_asked_for(tesseract, scan, store):
    path = scan("release.pdf")
    plain = add_files(store, [path], clock=now)
    assert [bad.reason for bad in plain.unreadable] == ["no_text_layer"]
    seen = add_files(store, [path], clock=now, options=AddOptions(ocr=True))
    assert (seen.new, [note.detail for note in seen.partial]) == (1, ["ocr: 1"])
    again = add_files(store, [path], clock=now, options=replace(AddOptions(), ocr=True))
    assert (again.new, again.unchanged) == (0, 1)


def test_without_the_program_it_is_told_what_to_install(monkeypatch, store, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoOcrError, match="tesseract-ocr-kor"):
        add_files(store, [tmp_path], clock=now, options=AddOptions(ocr=True))


def test_a_program_that_knows_no_korean_is_told(monkeypatch, tmp_path):
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho eng\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    assert subprocess.run(["tesseract"], capture_output=True, check=True).stdout == b"eng\n"
    with pytest.raises(NoOcrError, match="does not know kor"):
        check_ocr()
