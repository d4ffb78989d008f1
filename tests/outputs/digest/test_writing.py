from datetime import datetime

import pytest

from corpus.errors import DigestFileError, NoWeekError
from corpus.times import KST
from outputs.digest.formats import digest_formats
from outputs.digest.week import Week
from outputs.digest.writing import find_latest_week, render_week, save_digest

WEEK = Week(2026, 46)
NAMES = {"gaon": "가온산업일보"}


@pytest.fixture
def base(writer, fact):
    for number in range(1, 5):
        writer.save(
            f"gaon-{number}",
            f"제목 {number}",
            f"황석주 본부장은 회원이 {number}0곳이라고 했다.",
            published=datetime(2026, 11, 9 + number // 2, 9, tzinfo=KST),
            read=(
                fact["position"]("황석주 본부장", "황석주", "본부장", "산단공"),
                fact["figure"](f"{number}0곳", number * 10, measure="회원"),
                fact["mention"]("PERSON", "황석주"),
            ),
        )
    return writer.store


@pytest.mark.parametrize("form", digest_formats())
def test_the_same_base_gives_the_same_bytes(base, form):
    first = render_week(base, WEEK, form=form, publishers=NAMES)
    assert first == render_week(base, WEEK, form=form, publishers=NAMES)
    assert "황석주" in first


@pytest.mark.parametrize("form", digest_formats())
def test_a_digest_does_not_depend_on_the_order_of_storing(base, writer, fact, form):
    before = render_week(base, WEEK, form=form, publishers=NAMES)
    document = base.get_document("gaon-1")
    writer.save(
        "gaon-1",
        document.title,
        document.text.split("\n")[1],
        published=document.published,
        read=(
            fact["figure"]("10곳", 10, measure="회원"),
            fact["position"]("황석주 본부장", "황석주", "본부장", "산단공"),
            fact["mention"]("PERSON", "황석주"),
        ),
    )
    assert render_week(base, WEEK, form=form, publishers=NAMES) == before


def test_a_later_week_leaves_the_documents_of_this_one(base, writer):
    before = render_week(base, WEEK, form="md", publishers=NAMES)
    published = datetime(2026, 11, 17, 9, tzinfo=KST)
    writer.save("gaon-9", "다음 주", "본문이다.", published=published)
    assert render_week(base, WEEK, form="md", publishers=NAMES) == before


def test_writing_again_replaces_the_file_and_leaves_nothing_beside(tmp_path):
    path = tmp_path / "digests" / "2026-W46.md"
    for words in ("처음", "다음\r\n"):
        save_digest(words, path)
    assert path.read_bytes() == "다음\r\n".encode()
    assert list(path.parent.iterdir()) == [path]


def test_what_cannot_be_written_is_an_error_and_leaves_nothing_beside(tmp_path):
    path = tmp_path / "2026-W46.md"
    path.mkdir()
    with pytest.raises(DigestFileError, match=r"2026-W46\.md"):
        save_digest("처음", path)
    assert list(tmp_path.iterdir()) == [path]


def test_the_latest_week_is_that_of_the_newest_document(base):
    assert find_latest_week(base) == WEEK


def test_without_a_dated_document_there_is_no_latest_week(store, writer):
    writer.save("gaon-1", "제목", "본문이다.", published=None)
    with pytest.raises(NoWeekError, match="--week"):
        find_latest_week(store)
