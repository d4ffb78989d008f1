import json
import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from corpus.adding import AddOptions, add_files
from corpus.documents import Known
from corpus.isolation import FileReaders
from corpus.times import KST, now

FILES = Path(__file__).parents[2] / "files"


@pytest.fixture(scope="module")
def readers():
    """One pool for all tests: a process takes a second to start."""
    with FileReaders(workers=2) as pool:
        yield pool


@pytest.fixture
def add(store, readers):
    def add_paths(*paths, **known):
        options = AddOptions(known=Known(**known))
        return add_files(store, paths, clock=now, readers=readers, options=options)

    return add_paths


@pytest.fixture
def folder(tmp_path):
    """A folder beside the store."""
    made = tmp_path / "글"
    made.mkdir()
    return made


def test_files_and_folders_are_added_once(add, folder):
    (folder / "안").mkdir()
    (folder / "가.txt").write_text("가람산단 총회\n회원이 왔다.", encoding="utf-8")
    (folder / "안" / "같음.TXT").write_text("가람산단 총회\n\n회원이 왔다.  \n", encoding="utf-8")
    (folder / ".숨음.txt").write_text("숨은 글", encoding="utf-8")
    (folder / "그림.png").write_bytes(b"\x89PNG\0")
    (folder / "목록.jsonl").write_text(
        '{"id": "dev-1", "text": "새 글"}\n{"id": \n{"id": "dev-2", "text": "둘째 글"}\n',
        encoding="utf-8",
    )
    report = add(folder)
    assert (report.new, report.unchanged, report.revised) == (3, 1, 0)
    assert [(bad.path.name, bad.reason, bad.line) for bad in report.unreadable] == [
        ("그림.png", "unknown_format", None),
        ("목록.jsonl", "bad_line", 2),
    ]
    again = add(folder / "가.txt", folder / "없음.txt")
    assert (again.new, again.unchanged) == (0, 1)
    assert [(bad.path.name, bad.reason) for bad in again.unreadable] == [("없음.txt", "not_opened")]


def test_one_text_in_several_formats_is_one_document(add, store, folder):
    for suffix in ("hwp", "hwpx", "docx", "pdf", "txt"):
        shutil.copy(FILES / f"release.{suffix}", folder)
    shutil.copy(FILES / "release.hwp", folder / "다른 이름.hwp")
    report = add(folder)
    assert (report.new, report.unchanged, report.unreadable) == (1, 5, ())
    (document,) = store.find_documents()
    places = store.files.renditions(document.id)
    # The two names of one HWP file are one place or two, as they are read one by one or together.
    assert {place.format for place in places} == {"docx", "hwp", "hwpx", "pdf", "txt"}


def test_a_release_with_other_words_around_it_is_a_rendition(add, store, folder):
    shutil.copy(FILES / "release.hwp", folder / "a.hwp")
    page = (FILES / "release.html").read_text(encoding="utf-8")
    (folder / "b.html").write_text(page.replace("끝.", "끝. 누리집 이용 안내"), encoding="utf-8")
    other = page.replace("2026. 3. 12.", "2026. 3. 13.")
    (folder / "c.html").write_text(other, encoding="utf-8")
    report = add(folder)
    assert (report.new, report.unchanged) == (2, 1)
    (document,) = (each for each in store.find_documents() if each.format == "hwp")
    places = [place.format for place in store.files.renditions(document.id)]
    assert places == ["hwp", "html"]


def test_the_structure_of_a_document_is_stored(add, store):
    add(FILES / "report.hwp")
    (document,) = store.find_documents()
    (table,) = document.structure.tables
    cell = table.at(2, 3)
    assert document.text[cell.start : cell.end] == "1,250"
    assert document.format == "hwp"


def test_a_file_that_was_read_is_not_read_again(add, store, folder, monkeypatch):
    path = folder / "a.txt"
    path.write_text("가람산단 총회", encoding="utf-8")
    assert add(path).new == 1
    monkeypatch.setattr(FileReaders, "read", lambda self, jobs: iter([(job, None) for job in jobs]))
    assert add(path).unchanged == 1


def test_a_faulty_file_is_told_again_and_forgotten_once_mended(add, store, folder):
    path = folder / "a.hwp"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    for _ in range(2):
        assert [bad.reason for bad in add(path).unreadable] == ["damaged"]
    assert [(row.publisher, row.reason) for row in store.rejects.find()] == [("file", "damaged")]
    shutil.copy(FILES / "report.hwp", path)
    assert add(path).new == 1
    assert store.rejects.find() == []


def test_what_is_known_of_all_files_and_of_one(add, store, folder):
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(f"{name} 총회", encoding="utf-8")
    side = {"title": "제목", "published": "2026-03-01", "url": "https://a.example/1"}
    (folder / "b.txt.json").write_text(json.dumps(side), encoding="utf-8")
    report = add(folder, kind="press_release")
    assert (report.new, report.unreadable) == (2, ())
    documents = {document.text: document for document in store.find_documents()}
    first, second = documents["a.txt 총회"], documents["b.txt 총회"]
    assert (first.kind, first.published) == ("press_release", None)
    assert (second.kind, second.title) == ("press_release", "제목")
    assert second.published == datetime(2026, 3, 1, tzinfo=KST)
    assert second.address == "https://a.example/1"


@pytest.mark.parametrize(
    "side", ["{", "[]", '{"kind": "소문"}', '{"title": 1}', '{"published": "어제"}']
)
def test_a_bad_side_file_is_told(add, folder, side):
    (folder / "a.txt").write_text("총회", encoding="utf-8")
    (folder / "a.txt.json").write_text(side, encoding="utf-8")
    (bad,) = add(folder).unreadable
    assert (bad.path.name, bad.reason) == ("a.txt.json", "bad_metadata")


def test_what_cannot_be_opened_in_a_folder_is_reported(add, folder, tmp_path):
    (folder / "가.txt").write_text("가람산단 총회\n회원이 왔다.", encoding="utf-8")
    (folder / "끊긴 줄.txt").symlink_to(tmp_path / "없음.txt")
    os.mkfifo(folder / "관.txt")
    # Closed to everyone, root too: no call takes so long a path.
    at = os.open(folder, os.O_RDONLY)
    for _ in range(20):
        os.mkdir("깊" * 80, dir_fd=at)
        inner = os.open("깊" * 80, os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = inner
    os.close(at)
    report = add(folder, folder / ("긴" * 100), folder / "관.txt")
    assert report.new == 1
    assert [(bad.path.name[:3], bad.reason, bad.detail) for bad in report.unreadable] == [
        ("끊긴 ", "not_opened", "No such file or directory"),
        ("깊깊깊", "not_opened", "File name too long"),
        ("긴긴긴", "not_opened", "File name too long"),
        ("관.t", "not_opened", "a device or pipe"),
    ]


def test_links_out_of_a_folder_are_not_followed(add, folder, tmp_path):
    (tmp_path / "밖").mkdir()
    (tmp_path / "밖" / "비밀.txt").write_text("비밀 글", encoding="utf-8")
    (folder / "가.txt").write_text("가람산단 총회", encoding="utf-8")
    (folder / "나.txt").symlink_to(folder / "가.txt")
    (folder / "다.txt").symlink_to(tmp_path / "밖" / "비밀.txt")
    (folder / "라").symlink_to(tmp_path / "밖")
    report = add(folder)
    assert (report.new, report.unchanged) == (1, 1)
    assert {(bad.path.name, bad.reason) for bad in report.unreadable} == {
        ("다.txt", "outside"),
        ("라", "outside"),
    }


def test_a_document_that_the_store_refuses_costs_no_other(add, tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text(
        '{"id": "a", "text": "하나.", "published": "0001-01-02"}\n{"id": "b", "text": "둘."}\n',
        encoding="utf-8",
    )
    report = add(path)
    assert report.new == 1
    assert [bad.reason for bad in report.unreadable] == ["bad_document"]


def test_progress_counts_files(store, readers, folder):
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"글 {number}", encoding="utf-8")
    steps = []
    options = AddOptions(on_progress=lambda done, total: steps.append((done, total)))
    add_files(store, [folder], clock=now, readers=readers, options=options)
    assert steps == [(1, 3), (2, 3), (3, 3)]
