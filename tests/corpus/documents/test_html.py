import pytest

from corpus.documents import read_document
from corpus.times import now


def read(page):
    content = page if isinstance(page, bytes) else page.encode()
    return read_document(content, "page.html", fetched=now())


def test_furniture_goes_and_the_article_stays():
    found = read(
        "<html><head><title>총회 - 한빛일보</title><script>x()</script></head><body>"
        "<nav>홈 | 경제</nav><article><h1>총회 열려</h1><p>회원 <b>120</b>여명이<br>왔다.</p>"
        "</article><footer>저작권자</footer></body></html>"
    )
    assert found.text == "총회 열려\n회원 120여명이\n왔다."
    assert found.title == "총회 - 한빛일보"
    assert [block.kind for block in found.structure.blocks] == ["heading", "paragraph", "paragraph"]


def test_spans_of_cells():
    found = read(
        "<table><tr><th rowspan=2>구분<th colspan=2>기업<tr><th>수<th>비중"
        "<tr><td>동남권<td>128<td>32.0</table>"
    )
    (table,) = found.structure.tables
    assert found.text == "구분\t기업\n수\t비중\n동남권\t128\t32.0"
    assert (table.height, table.width, table.head_rows) == (3, 3, 2)
    assert table.at(1, 0) == table.at(0, 0)
    assert table.at(0, 2).columns == 2


@pytest.mark.parametrize("span", ["-3", "x", "0", "", "99999999999"])
def test_odd_spans_harm_nothing(span):
    found = read(f"<table><tr><td rowspan='{span}' colspan='{span}'>가<td>나</table>")
    assert found.text == "가\t나"


@pytest.mark.parametrize("encoding", ["utf-8", "cp949", "utf-16"])
def test_encodings(encoding):
    charset = "euc-kr" if encoding == "cp949" else encoding
    page = f"<html><head><meta charset={charset}></head><body><p>똠방각하 총회</p></body></html>"
    assert read(page.encode(encoding)).text == "똠방각하 총회"


def test_a_page_without_words_is_empty():
    assert read("<html><body><img src=a.png></body></html>").reason == "empty"


MERGED = {
    "a head over two columns": (
        "<tr><th>권역<th colspan=2>기업<tr><td>동남권<td>128<td>32.0",
        "권역\t기업\n동남권\t128\t32.0",
        {(0, 1): (1, 2)},
    ),
    "a head beside two rows": (
        "<tr><th rowspan=2>수도권<td>2024년<td>86<tr><td>2025년<td>91",
        "수도권\t2024년\t86\n2025년\t91",
        {(0, 0): (2, 1)},
    ),
    "both ways": (
        "<tr><td rowspan=2 colspan=2>구분<td>기업<tr><td>수<tr><td>호남권<td>광주<td>86",
        "구분\t기업\n수\n호남권\t광주\t86",
        {(0, 0): (2, 2)},
    ),
    "a head of two rows": (
        "<tr><th rowspan=2>권역<th colspan=2>기업<tr><th>수<th>비중<tr><td>중부권<td>42<td>10.5",
        "권역\t기업\n수\t비중\n중부권\t42\t10.5",
        {(0, 0): (2, 1), (0, 1): (1, 2)},
    ),
    "a line of totals": (
        "<tr><th>권역<th>산단<th>수<tr><td>동남<td>가람<td>128<tfoot><tr><td colspan=2>합계<td>128",
        "권역\t산단\t수\n동남\t가람\t128\n합계\t128",
        {(2, 0): (1, 2)},
    ),
}


@pytest.mark.parametrize("name", MERGED)
def test_merged_cells_stand_once_with_what_they_cover(name):
    rows, text, spans = MERGED[name]
    found = read(f"<body><p>회원사 현황</p><table border=1>{rows}</table></body>")
    (table,) = found.structure.tables
    assert found.text == f"회원사 현황\n{text}"
    merged = {(c.row, c.column): (c.rows, c.columns) for c in table.cells}
    assert {at: size for at, size in merged.items() if size != (1, 1)} == spans
