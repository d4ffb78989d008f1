import zipfile

import docx

from corpus.documents import read_document
from corpus.times import now

BODY = "word/document.xml"


def test_entities_are_refused(files, rezip):
    with zipfile.ZipFile(files / "report.docx") as package:
        body = package.read(BODY)
    bomb = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    made = rezip("report.docx", {BODY: body.replace(b"?>", b"?>" + bomb, 1)})
    assert read_document(made, "a.docx", fetched=now()).reason == "damaged"


def test_a_nested_table_is_a_table_of_its_own(tmp_path):
    paper = docx.Document()
    outer = paper.add_table(1, 2)
    outer.cell(0, 0).text = "예산"
    inner = outer.cell(0, 1).add_table(2, 2)
    for row, words in enumerate((("연도", "억원"), ("2025", "40"))):
        for column, word in enumerate(words):
            inner.cell(row, column).text = word
    paper.save(tmp_path / "a.docx")
    found = read_document(tmp_path / "a.docx", "a.docx", fetched=now())
    first, second = found.structure.tables
    assert found.text == "예산\t\n연도\t억원\n2025\t40"
    assert (first.start, first.end) == (0, len(found.text))
    holder = first.at(0, 1)
    assert (holder.start, holder.end) == (second.start, second.end)
    cell = second.at(1, 1)
    assert found.text[cell.start : cell.end] == "40"


def test_a_box_around_a_paragraph_is_no_table(tmp_path):
    paper = docx.Document()
    paper.add_table(1, 1).cell(0, 0).text = "가람산단 총회가 열렸다."
    paper.save(tmp_path / "a.docx")
    found = read_document(tmp_path / "a.docx", "a.docx", fetched=now())
    assert (found.text, found.structure.tables) == ("가람산단 총회가 열렸다.", ())
