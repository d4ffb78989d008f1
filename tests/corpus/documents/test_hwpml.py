"""HWPML, written by us as Hancom's word processor saves it: no writer of it runs here."""

from xml.sax.saxutils import escape

import pytest

from corpus.documents import read_document
from corpus.times import now

REGIONS = [
    [("권역", 1, 1), ("기업", 1, 1), ("증감", 1, 1)],
    [("동남권", 1, 1), ("128", 1, 1), ("△3", 1, 1)],
    [("합계", 1, 1), ("314", 1, 1), ("9", 1, 1)],
]
MERGED = [
    [("구분", 2, 1), ("참여기업", 1, 2)],
    [("기업 수", 1, 1), ("비중", 1, 1)],
    [("동남권", 1, 1), ("128", 1, 1), ("32.0", 1, 1)],
]


def paragraph(words):
    return f"<P ParaShape='0'><TEXT CharShape='0'>{words}</TEXT></P>"


def chars(words):
    return f"<CHAR>{escape(words)}</CHAR>"


def table(rows):
    """Write rows of (words, rows covered, columns covered), each cell at its place."""
    made, taken = [], set()
    for r, row in enumerate(rows):
        cells, column = [], 0
        for words, height, width in row:
            while (r, column) in taken:
                column += 1
            taken |= {(r + y, column + x) for y in range(height) for x in range(width)}
            cells.append(
                f"<CELL ColAddr='{column}' RowAddr='{r}' ColSpan='{width}' RowSpan='{height}'>"
                f"<PARALIST>{paragraph(chars(words))}</PARALIST></CELL>"
            )
        made.append(f"<ROW>{''.join(cells)}</ROW>")
    width = 1 + max(column for _, column in taken)
    return f"<TABLE ColCount='{width}' RowCount='{len(rows)}'>{''.join(made)}</TABLE>"


def write(*paragraphs):
    body = "".join(map(paragraph, paragraphs))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no" ?><HWPML Style="embed" '
        'SubVersion="8.0.0.0" Version="2.8"><HEAD SecCnt="1"/><BODY>'
        f'<SECTION Id="0">{body}</SECTION></BODY><TAIL/></HWPML>'
    ).encode()


def read(content, name="a.hml"):
    return read_document(content, name, fetched=now())


PAPERS = {
    "outline": (
        [
            chars("2025년 운영 현황"),
            chars("□ 회원사는 400개사다."),
            chars("ㅇ 예산은 40억 원이다."),
        ],
        "2025년 운영 현황\n□ 회원사는 400개사다.\nㅇ 예산은 40억 원이다.",
    ),
    "table": (
        [chars("회원사 현황"), chars("(단위: 개사)"), table(REGIONS), chars("※ 가람통계원")],
        "회원사 현황\n(단위: 개사)\n권역\t기업\t증감\n동남권\t128\t△3\n합계\t314\t9\n※ 가람통계원",
    ),
    "merged": (
        [chars("< 표 1. 권역별 참여기업 >"), table(MERGED)],
        # The library gives a merged cell as one with words and others without.
        "< 표 1. 권역별 참여기업 >\n구분\t참여기업\t\n\t기업 수\t비중\n동남권\t128\t32.0",
    ),
    "signs": (
        [chars("R&D <과제> “공모”"), "<CHAR>가람<NBSPACE/>산단<FWSPACE/>총회</CHAR>"],
        "R&D <과제> “공모”\n가람 산단 총회",
    ),
    "runs": (
        [f"{chars('회원사는 ')}</TEXT><TEXT CharShape='1'>{chars('400개사')}{chars('다.')}"],
        "회원사는 400개사다.",
    ),
}


@pytest.mark.parametrize("suffix", ["hml", "hwp"])
@pytest.mark.parametrize("name", PAPERS)
def test_the_text_is_exactly_that_of_the_paper(name, suffix):
    paragraphs, text = PAPERS[name]
    found = read(write(*paragraphs), f"a.{suffix}")
    assert (found.format, found.text) == ("hwpml", text)


def test_rows_are_kept_with_their_heads():
    found = read(write(*PAPERS["table"][0]))
    (only,) = found.structure.tables
    assert (only.height, only.width, only.head_rows, only.totals) == (3, 3, 1, (2,))
    assert found.text[slice(*only.unit)] == "개사"


def test_a_bomb_of_entities_is_refused():
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "가">{levels}]>'
    body = '<HWPML Version="2.8"><BODY><SECTION><P><TEXT><CHAR>&a9;</CHAR></TEXT></P></SECTION>'
    assert read(f"{bomb}{body}</BODY></HWPML>".encode()).reason == "damaged"
