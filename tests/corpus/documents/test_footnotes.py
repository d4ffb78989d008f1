"""Footnotes as real writers put them: each becomes a block of its own."""

import pytest
from hwpx import HwpxDocument

from corpus.documents import read_document
from corpus.times import now

LINES = ("회원사 현황", "□ 회원사는 400개사로 늘었다.", "□ 예산은 40억 원이다.")
NOTE = "회비를 낸 기업만 셌다."


@pytest.mark.parametrize("form", ["hwpx", "hwp"])
def test_a_footnote_stands_apart_from_the_text(form, tmp_path):
    paper = HwpxDocument.new()
    paragraphs = [paper.add_paragraph(line) for line in LINES]
    paper.notes.add_footnote(NOTE, paragraphs[1])
    path = tmp_path / f"paper.{form}"
    paper.save_to_path(str(path))
    found = read_document(path, path.name, fetched=now())
    words = [(b.kind, found.text[b.start : b.end]) for b in found.structure.blocks]
    notes = [text for kind, text in words if kind == "footnote"]
    assert (found.format, len(notes)) == (form, 1)
    assert notes[0].endswith(NOTE)
    assert [text for kind, text in words if kind != "footnote"] == list(LINES)
