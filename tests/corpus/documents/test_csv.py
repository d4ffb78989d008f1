import pytest

from corpus.documents import read_document
from corpus.times import now

ROWS = "연도,기업 수,예산(억원)\n2023,100,12.5\n2024,120,14\n2025,128,15.2\n"


def read(content, name="표.csv"):
    return read_document(content, name, fetched=now())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_rows_become_a_table(encoding):
    found = read(ROWS.encode(encoding))
    (table,) = found.structure.tables
    assert found.text.splitlines()[1] == "2023\t100\t12.5"
    assert (table.head_rows, table.head_columns) == (1, 1)
    assert (found.title, found.format) == ("표", "csv")


def test_the_content_tells_a_table_whatever_its_name():
    assert read(ROWS.encode(), "표.txt").format == "csv"


@pytest.mark.parametrize("delimiter", ["\t", ";", "|"])
def test_other_delimiters(delimiter):
    found = read(ROWS.replace(",", delimiter).encode())
    assert found.text.splitlines()[2] == "2024\t120\t14"


def test_titles_units_and_notes_stand_around_the_table():
    found = read(f"가람산단 현황\n(단위: 개사)\n{ROWS}\n※ 자료: 가람통계원\n".encode())
    (table,) = found.structure.tables
    kinds = [block.kind for block in found.structure.blocks]
    assert kinds == ["paragraph", "unit", "table", "paragraph"]
    assert found.text[slice(*table.title)] == "가람산단 현황"
    assert found.text[slice(*table.unit)] == "개사"


@pytest.mark.parametrize(
    "text",
    [
        "회의, 끝\n점심, 먹자\n",
        "총회가 열렸다.\n회원이 왔다.\n",
        "가, 나가 왔다.\n다, 라가 갔다.\n마, 바가 섰다.\n",
    ],
)
def test_prose_with_commas_is_no_table(text):
    assert read(text.encode(), "글.txt").format == "txt"


SHEETS = {
    "plain": (ROWS, ROWS.strip().replace(",", "\t")),
    "quoted": (
        '지역,"예산, 억원",비고\r\n동남권,"1,250","조선, 기계"\r\n호남권,840,"""광"" 산업"\r\n',
        '지역\t예산, 억원\t비고\n동남권\t1,250\t조선, 기계\n호남권\t840\t"광" 산업',
    ),
    "titled": (
        "회원사 현황 (2025년 말),,\n(단위: 개사),,\n권역,기업,증감\n동남권,128,△3\n합계,314,9\n",
        "회원사 현황 (2025년 말)\n(단위: 개사)\n권역\t기업\t증감\n동남권\t128\t△3\n합계\t314\t9",
    ),
    "broken lines": (
        '산단,설명\n가람1단지,"첫 줄\n둘째 줄"\n가람2단지,한 줄\n',
        "산단\t설명\n가람1단지\t첫 줄 둘째 줄\n가람2단지\t한 줄",
    ),
    "tabs": (
        "지표\t2024년\t2025년\n고용률\t62.0%\t63.5%\n수출액\t12.1\t18.4\n",
        "지표\t2024년\t2025년\n고용률\t62.0%\t63.5%\n수출액\t12.1\t18.4",
    ),
}


@pytest.mark.parametrize("name", SHEETS)
def test_the_text_is_exactly_that_of_the_sheet(name):
    content, text = SHEETS[name]
    found = read(content.encode())
    assert (found.format, found.text) == ("csv", text)
    (table,) = found.structure.tables
    rows = text[table.start : table.end].split("\n")
    cells = {(c.row, c.column): found.text[c.start : c.end] for c in table.cells}
    assert cells == {
        (r, c): words for r, row in enumerate(rows) for c, words in enumerate(row.split("\t"))
    }
