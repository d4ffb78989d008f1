import pytest

from corpus.structure import Cell, Structure, Table


def make_table(rows):
    """Give text and structure of a table of words; None is a place that a cell above covers."""
    text, cells = "", []
    for row, words_of_row in enumerate(rows):
        text += "\n" if row else ""
        for column, words in enumerate(words_of_row):
            text += "\t" if column else ""
            if words is not None:
                covered = [below[column] for below in rows[row + 1 :]]
                height = 1 + next(
                    (n for n, below in enumerate(covered) if below is not None), len(covered)
                )
                end = len(text) + len(words)
                cells.append(Cell(row=row, column=column, start=len(text), end=end, rows=height))
                text += words
    size = {"height": len(rows), "width": len(rows[0])}
    table = Table(start=0, end=len(text), cells=tuple(cells), head_rows=0, **size)
    return text, Structure(tables=(table,))


@pytest.fixture
def read_posts(reader):
    def read(rows):
        text, structure = make_table(rows)
        facts = reader.read(text, structure=structure).facts
        return [(x.person, x.role, x.organisation) for x in facts if x.TYPE == "position"]

    return read


def test_the_contact_block_of_a_release(read_posts):
    rows = [
        ["담당 부서", "한국산업단지공단", "책임자", "팀장", "서지완 (053-810-****)"],
        [None, None, "담당자", "과장", "노유라 (053-810-****)"],
    ]
    assert read_posts(rows) == [
        ("서지완", "팀장", "한국산업단지공단"),
        ("노유라", "과장", "한국산업단지공단"),
    ]


def test_a_list_with_columns_of_names_and_posts(read_posts):
    rows = [
        ["연번", "성명", "소속", "직위"],
        ["1", "마동주", "경남테크노파크", "원장"],
        ["2", "황보람", "㈜한빛정밀", "대표이사"],
    ]
    assert read_posts(rows) == [
        ("마동주", "원장", "경남테크노파크"),
        ("황보람", "대표이사", "㈜한빛정밀"),
    ]


def test_a_post_beside_other_words_names_nobody(read_posts):
    assert read_posts([["구분", "원장", "예산 확정"], ["일정", "3월", "추진"]]) == []
