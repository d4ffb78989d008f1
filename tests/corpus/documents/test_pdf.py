import io

import pypdfium2
import pytest
from PIL import Image

from corpus.documents import read_document
from corpus.documents.pages import Box, Sign
from corpus.documents.pdf import _has_text
from corpus.times import now


def test_pictures_without_text_layer_say_so():
    made = io.BytesIO()
    Image.new("RGB", (400, 600), "white").save(made, "PDF")
    found = read_document(made.getvalue(), "scan.pdf", fetched=now())
    assert (found.reason, found.detail) == ("no_text_layer", "image only, no text layer")


def test_letters_of_a_font_without_code_table_are_no_text():
    page = "".join(chr(0x0400 + number % 90) for number in range(200))
    signs = [Sign(word, Box(0, 0, 1, 1), 10.0) for word in page]
    korean = [Sign(word, Box(0, 0, 1, 1), 10.0) for word in "가람산단 2026 총회(總會) ○ “A”"]
    assert not _has_text(signs)
    assert _has_text([*signs[:5], *korean])
    assert not _has_text([])


def test_pages_without_text_layer_are_named(files):
    picture = io.BytesIO()
    Image.new("RGB", (400, 600), "white").save(picture, "PDF")
    made, content = pypdfium2.PdfDocument.new(), io.BytesIO()
    for source in ((files / "report.pdf").read_bytes(), picture.getvalue()):
        made.import_pages(pypdfium2.PdfDocument(source))
    made.save(content)
    found = read_document(content.getvalue(), "a.pdf", fetched=now())
    assert found.text.startswith("2025년 미니클러스터 운영 현황 보고서")
    assert found.partial == "pages without text layer: 2"


@pytest.mark.parametrize("length", [20, 9000, 30000])
def test_a_file_that_was_cut_off_is_damaged(files, length):
    content = (files / "newsletter.pdf").read_bytes()[:length]
    assert read_document(content, "a.pdf", fetched=now()).reason == "damaged"


def test_a_page_on_its_side_is_read_as_it_is_seen(files):
    made, content = pypdfium2.PdfDocument(files / "report.pdf"), io.BytesIO()
    made[0].set_rotation(90)
    made.save(content)
    found = read_document(content.getvalue(), "a.pdf", fetched=now())
    # The page was printed upright: turned, its signs stand on their sides, but none is lost.
    assert sorted("".join(found.text.split())) == sorted(
        "".join((files / "report.txt").read_text(encoding="utf-8").split())
    )
