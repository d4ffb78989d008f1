from datetime import datetime

import pytest

from corpus.documents.base import Known, Source, UnreadableError
from corpus.documents.parts import Paragraph, make_grid
from corpus.documents.parts.document import Content, find_published, make_document
from corpus.times import KST

AT = datetime(2026, 3, 2, 9, 0, tzinfo=KST)


def make(parts, known=None, tmp_path="a.hwp"):
    source = Source(tmp_path, content=b"x", **({"known": known} if known else {}))
    return make_document(source, Content(parts=parts, format="hwp"), fetched=AT)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "현황.hwp"


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        (
            "보도시점\t2026. 3. 12.(목) 11:00\t배포\t2026. 3. 11.(수)",
            datetime(2026, 3, 12, 11, tzinfo=KST),
        ),
        ("보도일시 : ’26.3.12(목) 조간", datetime(2026, 3, 12, tzinfo=KST)),
        ("배포일시 2026. 3. 11.(수) 오후 2시", datetime(2026, 3, 11, 14, tzinfo=KST)),
        ("배포 2026.3.11. 보도시점 즉시 보도", datetime(2026, 3, 11, tzinfo=KST)),
        ("발행일: 2026년 3월 11일", datetime(2026, 3, 11, tzinfo=KST)),
        ("배포 2026. 13. 11.", None),
        ("2026. 3. 11. 총회", None),
    ],
)
def test_when_a_release_may_be_printed(line, moment):
    assert find_published(line) == moment


def test_the_title_is_no_letterhead(path):
    lines = ("보도자료", "배포 2026. 3. 11.", "2026년 미니클러스터 운영 계획", "본문이다.")
    found = make([Paragraph(text=line) for line in lines], tmp_path=path)
    assert (found.title, found.kind) == ("2026년 미니클러스터 운영 계획", "press_release")


def test_a_file_of_tables_is_called_as_the_file(path):
    assert make([make_grid([["가", "1"], ["나", "2"]])], tmp_path=path).title == "현황"


def test_what_is_known_goes_before_what_is_found(path):
    known = Known(
        title="제목", kind="news", publisher="hanbit", published=AT, address="https://a.example/"
    )
    found = make([Paragraph(text="보도자료"), Paragraph(text="본문이다.")], known, path)
    assert (found.title, found.kind, found.publisher) == ("제목", "news", "hanbit")
    assert (found.published, found.address) == (AT, "https://a.example/")


def test_a_file_without_words_is_empty(path):
    with pytest.raises(UnreadableError, match="no words"):
        make([Paragraph(text=" ")], tmp_path=path)
