import json
from typing import get_type_hints

from outputs.cli.add import command


def test_each_path_tells_what_became_of_it(run, home, tmp_path):
    (tmp_path / "report.txt").write_text("산단공 보고서\n본문이다.\n", encoding="utf-8")
    first, second = run("add", "report.txt"), run("add", "report.txt")
    assert (first.status, second.status) == (0, 0)
    assert first.out.split("\n")[2].split() == ["report.txt", "1", "0", "0", "0"]
    assert second.out.split("\n")[2].split() == ["report.txt", "0", "0", "1", "0"]


def test_what_gives_no_document_is_named_with_its_fault_and_the_rest_goes_on(run, tmp_path):
    (tmp_path / "news.jsonl").write_text('{"text": "본문이다."}\n{"text": 1}\n', encoding="utf-8")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\0\0")
    outcome = run("add", "news.jsonl", "picture.txt", "nosuch.txt")
    assert outcome.status == 1
    assert "못 읽음: news.jsonl 2행: 잘못된 줄 ('text' is no string)" in outcome.out
    assert "못 읽음: picture.txt: 글이 아님" in outcome.out
    assert "못 읽음: nosuch.txt: 열 수 없음 (No such file or directory)" in outcome.out
    assert len(run("documents", "--json").out.splitlines()) == 1


def test_programs_get_one_object_a_path(run, tmp_path):
    (tmp_path / "empty.txt").write_text("\n\n")
    outcome = run("add", "empty.txt", "--json")
    report = json.loads(outcome.out)["report"]
    assert (report["new"], report["unreadable"][0]["reason"]) == (0, "empty")
    assert outcome.status == 1


def test_a_closed_file_does_not_stop_the_others():
    # No file is closed to root, who may run the tests: what would check it is looked at.
    (argument,) = get_type_hints(command, include_extras=True)["paths"].__metadata__
    assert (argument.exists, argument.readable) == (False, False)
