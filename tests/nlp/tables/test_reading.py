from decimal import Decimal

from corpus.structure import Block, Cell, Structure, Table

YEARS = [
    ["구분", "2021년", "2022", "'23.6월", "증감률(%)"],
    ["회원사(개사)", "320", "350", "1,002", "△3.5"],
    ["고용인원(명)", "1,200", "약 1,300", "-", "8.3"],
]
CLUSTERS = [
    ["미니클러스터", "회원사", "매출액", "고용", "가동률", "지정연도"],
    ["전자부품 미니클러스터", "120", "3,400", "5,600", "81.2", "2005"],
    ["기계금형 미니클러스터", "85", "△1,200", "2,100", "77", "2007"],
    ["계", "205", "4,600", "7,700", "", ""],
]


def test_times_in_the_head_are_the_time_of_the_figure(read_figures):
    figures = read_figures(YEARS, title="<표 1> 한빛 미니클러스터 현황")
    assert [figures[words].as_of for words in ("320", "350", "1,002")] == [
        "2021",
        "2022",
        "2023-06",
    ]


def test_row_heads_are_measures_where_columns_are_times(read_figures):
    figure = read_figures(YEARS, title="<표 1> 한빛 미니클러스터 현황")["350"]
    assert (figure.measure, figure.unit, figure.subject) == ("회원사", "개사", "한빛 미니클러스터")


def test_changes_have_a_direction_and_no_sign(read_figures):
    figures = read_figures(YEARS, title="한빛 미니클러스터 현황")
    fall, growth = figures["△3.5"], figures["8.3"]
    assert (fall.value, fall.unit, fall.change) == (Decimal("3.5"), "%", "down")
    assert (growth.measure, growth.change) == ("고용인원", "up")


def test_rough_numbers_are_approximate(read_figures):
    figure = read_figures(YEARS)["약 1,300"]
    assert (figure.value, figure.approximate) == (Decimal(1300), True)


def test_each_column_takes_its_unit_from_the_table(read_figures):
    figures = read_figures(CLUSTERS, unit="개사, 억원, 명, %", title="2023년 집적지 현황")
    read = {
        words: (figures[words].value, figures[words].unit) for words in ("120", "3,400", "81.2")
    }
    assert read == {
        "120": (120, "개사"),
        "3,400": (340_000_000_000, "원"),
        "81.2": (Decimal("81.2"), "%"),
    }


def test_a_mark_of_minus_makes_a_level_negative(read_figures):
    assert read_figures(CLUSTERS, unit="개사, 억원, 명, %")["△1,200"].value == -120_000_000_000


def test_row_names_are_subjects_and_the_title_dates_them(read_figures):
    figure = read_figures(CLUSTERS, title="2023년 집적지 현황")["5,600"]
    assert (figure.subject, figure.measure, figure.as_of) == (
        "전자부품 미니클러스터",
        "고용",
        "2023",
    )


def test_totals_are_about_what_the_title_names(read_figures):
    figure = read_figures(CLUSTERS, title="남해국가산업단지 집적지 현황")["205"]
    assert figure.subject == "남해국가산업단지"


def test_years_and_serial_numbers_are_no_figures(read_figures):
    assert not {"2005", "2007"} & set(read_figures(CLUSTERS))


def test_merged_heads_split_plan_from_result(read_figures):
    rows = [
        ["지역", "참여기업", None, "비고"],
        [None, "계획", "실적", None],
        ["경남", "30개사", "28개사(93.3%)", "달성"],
    ]
    spans = {(0, 1): (1, 2), (0, 0): (2, 1), (0, 3): (2, 1)}
    figures = read_figures(rows, heads=(2, 1), spans=spans)
    assert {words: figure.status for words, figure in figures.items()} == {
        "30개사": "plan",
        "28개사": "fact",
        "93.3%": "fact",
    }
    assert {figure.measure for figure in figures.values()} == {"참여기업"}


def test_a_serial_number_does_not_name_its_row(read_figures):
    rows = [
        ["연번", "기업명", "대표자", "매출액(백만원)", "연락처"],
        ["1", "㈜한빛정밀", "홍길동", "12,300", "02-123-4567"],
        ["2", "가람테크", "김가람", "8,450", "031-222-1234"],
    ]
    figures = read_figures(rows)
    assert {words: figure.subject for words, figure in figures.items()} == {
        "12,300": "㈜한빛정밀",
        "8,450": "가람테크",
    }
    assert figures["8,450"].value == 8_450_000_000


def test_a_cell_of_prose_is_read_as_a_sentence(read_figures):
    rows = [["과제", "내용"], ["네트워크", "회원사 40개사가 참여하는 교류회를 열었다."]]
    figure = read_figures(rows)["40개사"]
    assert (figure.value, figure.evidence.rule) != (40, "figure.cell")


def test_quarters_take_the_year_of_the_head_above(read_figures):
    rows = [["구분", "2023년", None], [None, "1분기", "2분기"], ["수출액(백만달러)", "12", "15.5"]]
    figures = read_figures(rows, heads=(2, 1), spans={(0, 1): (1, 2), (0, 0): (2, 1)})
    assert [figures[words].as_of for words in ("12", "15.5")] == ["2023-Q1", "2023-Q2"]
    assert (figures["12"].value, figures["12"].unit) == (12_000_000, "달러")


def test_an_empty_table_gives_nothing(read_figures):
    assert read_figures([["", ""], ["", ""]]) == {}


def test_the_words_of_a_unit_line_are_no_figure(reader):
    text = "지역별 현황\n(단위: 백만원)\n올해 예산은 7억원이다."
    unit = text.index("(단위")
    block = Block(kind="unit", start=unit, end=text.index("\n올해"))
    facts = reader.read(text, structure=Structure(blocks=(block,))).facts
    assert [fact.text for fact in facts if fact.TYPE == "figure"] == ["7억원"]


def test_short_lines_of_a_table_are_no_furniture(reader):
    rows = "기사제보\t02-123-4567\n글자크기\t12"
    cells = []
    for row, line in enumerate(rows.split("\n")):
        for column, words in enumerate(line.split("\t")):
            start = rows.index(words)
            end = start + len(words)
            cells.append(Cell(row=row, column=column, start=start, end=end))
    table = Table(start=0, end=len(rows), height=2, width=2, cells=tuple(cells))
    assert reader.read(rows).furniture
    assert reader.read(rows, structure=Structure(tables=(table,))).furniture == ()
