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
