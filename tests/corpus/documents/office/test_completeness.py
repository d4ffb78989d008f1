import pytest

from corpus.documents.base import Source, UnreadableError
from corpus.documents.office.completeness import measure_recall
from corpus.documents.office.reading import Attempt, read_office
from corpus.documents.parts import Paragraph

TEXT = "가람산업단지공단은 미니클러스터 운영 성과를 점검하고 내년도 추진 방향을 논의하였다. " * 2
TABLE = "동남권에서는 조선 기자재와 정밀 기계 기업이 가입하여 회원사가 128개사로 늘어났다."


def make_reader(*texts, faults=()):
    return lambda source: Attempt([Paragraph(text=text) for text in texts], texts, faults)


@pytest.mark.parametrize(
    ("found", "low", "high"),
    [
        ([TEXT, TABLE], 1, 1),
        ([TEXT.replace(" ", "\n"), TABLE], 1, 1),
        ([TEXT], 0.3, 0.7),
        ([], 0, 0),
    ],
)
def test_recall_counts_letters_and_not_layout(found, low, high):
    assert low <= measure_recall(TEXT + TABLE, found) <= high


def test_a_text_too_short_to_tell_is_whole():
    assert measure_recall("가람산단 총회", []) == 1.0


@pytest.fixture
def source(tmp_path):
    return Source(tmp_path / "a.hwp", content=b"x")


def test_the_second_reader_is_asked_where_the_first_lost_text(source):
    parts, partial = read_office(
        source, raw=TEXT + TABLE, readers=(make_reader(TEXT), make_reader(TEXT, TABLE))
    )
    assert ([part.text for part in parts], partial) == ([TEXT, TABLE], "")


def test_where_both_lose_text_the_better_one_is_partial(source):
    parts, partial = read_office(
        source, raw=TEXT + TABLE * 3, readers=(make_reader("총회"), make_reader(TEXT))
    )
    assert [part.text for part in parts] == [TEXT]
    assert partial.endswith("of the raw text found")


def test_a_reader_that_found_enough_is_the_only_one_asked(source):
    def never(_):
        raise AssertionError

    parts, _ = read_office(source, raw=TEXT, readers=(make_reader(TEXT), never))
    assert len(parts) == 1


def test_errors_of_a_whole_reading_make_it_partial(source):
    readers = (make_reader(TEXT, faults=["ERR: 섹션 1 파싱 실패"]),)
    assert read_office(source, raw=TEXT, readers=readers)[1] == "ERR: 섹션 1 파싱 실패"


@pytest.mark.parametrize(("faults", "reason"), [((), "empty"), (("ERR: x",), "damaged")])
def test_a_file_in_which_nobody_finds_words(source, faults, reason):
    with pytest.raises(UnreadableError) as caught:
        read_office(source, raw="", readers=(make_reader(faults=faults),))
    assert caught.value.reason == reason
