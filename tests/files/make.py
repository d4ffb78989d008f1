"""Makes the files of this folder with real writers: `python tests/files/make.py`.

Needs python-hwpx (HWP and HWPX), python-docx, openpyxl and LibreOffice (PDF, HTML, XLS). Each of
the five papers is written in every format; `NAME.txt` beside them is its expected text.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import docx
import openpyxl
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Pt
from hwpx import HwpxDocument

HERE = Path(__file__).parent
FONT = "Noto Serif CJK KR"
LONG = ("newsletter", "statistics")  # papers of several pages

# A paper is a list of lines; a table is a list of rows, whose None is covered by the merged cell
# to its left, and ... by the one above.
Row = list[str | None]
REGIONS: list[Row] = [
    ["구분", "참여기업", None, "예산"],
    [..., "기업 수", "비중", ...],
    ["동남권", "128", "32.0", "1,250"],
    ["호남권", "86", "21.5", "840"],
    ["수도권", "186", "46.5", "1,910"],
    ["합계", "400", "100.0", "4,000"],
]
LETTERHEAD: list[Row] = [
    ["보도시점", "2026. 3. 12.(목) 11:00", "배포", "2026. 3. 11.(수)"],
    ["담당 부서", "가람산업부 지역경제과", "책임자", "과장 나한빛 (044-200-1234)"],
    [..., ..., "담당자", "사무관 도하윤 (044-200-1235)"],
]
COMPLEXES: list[Row] = [
    ["권역", "산업단지", "입주기업", "고용", "생산액"],
    *(
        [
            ("수도권", "동남권", "호남권", "중부권")[number % 4],
            f"가람{number}단지",
            str(number * 7),
            f"{number * 1234:,}",
            f"{number * 98.5:,.1f}",
        ]
        for number in range(1, 61)
    ),
    ["합계", None, "12,810", "2,258,220", "180,255.0"],
]
YEARS: list[Row] = [
    ["지표", "2023년", "2024년", "2025년"],
    ["회원사", "310", "352", "400"],
    ["수출액", "△3.5", "12.1", "18.4"],
    ["고용률", "61.2%", "62.0%", "63.5%"],
]
NEWS = [
    "가람산업단지공단은 미니클러스터 운영 성과를 점검하고 내년도 추진 방향을 논의하였다.",
    "회원사는 공동 연구개발과 시제품 제작, 해외 판로 개척, 인력 양성 사업에 참여하였다.",
    "특히 동남권에서는 조선 기자재와 정밀 기계 기업이 가입하여 회원사가 128개사로 늘어났다.",
    "협의회는 대학과 연구기관의 장비를 함께 쓰는 방안을 마련하고 요금을 지원하기로 뜻을 모았다.",
    "만족도는 전년보다 높아졌으나 절차가 복잡하다는 의견도 나와 신청 서류를 줄이기로 하였다.",
]
PAPERS: dict[str, list[str | list[Row]]] = {
    "report": [
        "2025년 미니클러스터 운영 현황 보고서",
        "Ⅰ. 추진 배경",
        "□ 가람산업부는 2025년 11월 12일 미니클러스터 400개사의 운영 현황을 발표했다.",
        "ㅇ 가람산업단지공단은 올해 예산 40억 원을 지원하고, 회원사는 전년 대비 12.5% 늘었다.",
        "― 동남권에서는 기계 미니클러스터가 참여기업 128개사로 가장 컸다.",
        "* 2025년 10월 말 기준, 회비를 낸 회원사만 셈",
        "Ⅱ. 운영 현황",
        "① 회원사는 세 권역에서 고르게 늘어났으며, 수도권의 정보통신 업종이 이끌었다.",
        "< 표 1. 권역별 참여기업과 예산 (2025년 10월 말 기준) >",
        "(단위: 개사, %, 백만원)",
        REGIONS,
        "※ 자료: 가람산업단지공단 내부 집계",
        "Ⅲ. 향후 계획",
        "□ 황석주 본부장은 “내년에는 회원사를 500개사로 늘리겠다”고 말했다.",
    ],
    "release": [
        "보도자료",
        LETTERHEAD,
        "미니클러스터 400개사, 예산 40억 원으로 큰다",
        "- 가람산업부, 2026년 운영 계획 발표 -",
        "□ 가람산업부(장관 한누리)는 3월 12일 미니클러스터 운영 계획을 발표했다.",
        "ㅇ 올해 지원 예산은 지난해보다 8억 원 늘어난 40억 원이다.",
        "ㅇ 새로 문을 여는 미니클러스터는 이차전지, 바이오, 드론 등 6개이다.",
        "□ 한누리 장관은 “기업이 스스로 모이는 산업단지를 만들겠다”고 밝혔다.",
        "붙임: 미니클러스터 운영 계획 1부. 끝.",
    ],
    "newsletter": [
        "가람 산업단지 소식지",
        *(f"{number}번째 소식. {' '.join(NEWS)}" for number in range(1, 13)),
    ],
    "statistics": [
        "산업단지 현황 통계",
        "< 표 2. 산업단지별 입주기업과 고용 (2024년 말 기준) >",
        "(단위: 개사, 명, 억원)",
        COMPLEXES,
        "※ 자료: 가람통계원",
        *(f"□ {line}" for line in NEWS),
    ],
    "indicators": [
        "주요 지표",
        "<최근 3년의 주요 지표>",
        "(단위: 개사, %)",
        YEARS,
        "주) 고용률은 15세 이상 인구를 기준으로 함",
        "1. 회원사는 해마다 늘었다.",
        "가. 2025년에는 400개사가 되었다.",
        "1) 동남권이 48개사로 가장 많이 늘었다.",
    ],
}


def write_texts() -> None:
    """Write what is read in the files: a line a paragraph or row, merged cells once, no phones."""
    for name, paper in PAPERS.items():
        lines = []
        for item in paper:
            rows = [item] if isinstance(item, str) else item
            for row in rows:
                cells = [row] if isinstance(row, str) else [c for c in row if isinstance(c, str)]
                if cells:
                    lines.append("\t".join(cells))
        text = "\n".join(lines).replace("200-1234", "***-****").replace("200-1235", "***-****")
        (HERE / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")


def find_spans(rows: list[Row]) -> list[tuple[int, int, int, int]]:
    """Give the merged cells as first row and column, last row and column."""
    spans = []
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            if isinstance(words, str):
                last_c = c
                while last_c + 1 < len(row) and row[last_c + 1] is None:
                    last_c += 1
                last_r = r
                while last_r + 1 < len(rows) and rows[last_r + 1][c] is ...:
                    last_r += 1
                if (last_r, last_c) != (r, c):
                    spans.append((r, c, last_r, last_c))
    return spans


def write_hwpx(name: str, into: Path) -> None:
    """Write HWPX or HWP 5, by the suffix."""
    paper = HwpxDocument.new()
    for item in PAPERS[name]:
        if isinstance(item, str):
            paper.add_paragraph(item)
            continue
        table = paper.add_table(len(item), len(item[0]))
        for r, row in enumerate(item):
            for c, words in enumerate(row):
                table.set_cell_text(r, c, words if isinstance(words, str) else "")
        for span in find_spans(item):
            table.merge_cells(*span)
    paper.save_to_path(str(into))


def write_docx(name: str, into: Path) -> None:
    """Write DOCX, with a running head and page numbers; the newsletter has two columns."""
    paper = docx.Document()
    style = paper.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(10)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    if name in LONG:  # nothing on a single page tells a running head from text
        paper.sections[0].header.paragraphs[0].text = "가람산업단지공단 | 내부 자료"
    title, *items = PAPERS[name]
    paper.add_heading(title, 0)
    if name == "newsletter":
        section = paper.add_section(WD_SECTION.CONTINUOUS)
        columns = section._sectPr.xpath("./w:cols")[0]
        columns.set(qn("w:num"), "2")
        columns.set(qn("w:space"), "600")
    for item in items:
        if isinstance(item, str):
            paper.add_paragraph(item)
            continue
        table = paper.add_table(len(item), len(item[0]))
        table.style = "Table Grid"
        for r, row in enumerate(item):
            for c, words in enumerate(row):
                table.cell(r, c).text = words if isinstance(words, str) else ""
        for r, c, last_r, last_c in find_spans(item):
            table.cell(r, c).merge(table.cell(last_r, last_c)).text = item[r][c]
    paper.save(str(into))


def write_xlsx(name: str, into: Path) -> None:
    """Write the tables of a paper as sheets, figures as numbers with a format."""
    book = openpyxl.Workbook()
    sheet = book.active
    at = 1
    for item in PAPERS[name]:
        if isinstance(item, str):
            sheet.cell(at, 1, item)
            at += 1
            continue
        for r, row in enumerate(item):
            for c, words in enumerate(row):
                if isinstance(words, str):
                    write_cell(sheet.cell(at + r, c + 1), words)
        for r, c, last_r, last_c in find_spans(item):
            sheet.merge_cells(None, at + r, c + 1, at + last_r, last_c + 1)
        at += len(item)
    book.save(str(into))


def write_cell(cell: openpyxl.cell.Cell, words: str) -> None:
    """Write a figure as a number that is shown as the words are."""
    bare = words.replace(",", "")
    if bare.endswith("%"):
        cell.value, cell.number_format = round(float(bare[:-1]) / 100, 6), "0.0%"
    elif bare.replace(".", "", 1).isdigit():
        cell.value = float(bare) if "." in bare else int(bare)
        cell.number_format = "#,##0.0" if "." in bare else "#,##0"
    else:
        cell.value = words


def convert(source: Path, form: str, into: Path) -> None:
    """Convert a file with LibreOffice."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{profile}"]
        subprocess.run(
            [*command, "--convert-to", form, "--outdir", str(into), str(source)], check=True
        )


def main() -> int:
    """Make all files anew."""
    write_texts()
    for name in PAPERS:
        for suffix in ("hwp", "hwpx"):
            write_hwpx(name, HERE / f"{name}.{suffix}")
        write_docx(name, HERE / f"{name}.docx")
        write_xlsx(name, HERE / f"{name}.xlsx")
        for suffix in ("pdf", "html", "doc"):
            convert(HERE / f"{name}.docx", suffix, HERE)
        convert(HERE / f"{name}.xlsx", "xls", HERE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
