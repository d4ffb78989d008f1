import json

import pytest
from typer.testing import CliRunner

from outputs.app import make_app

NEWS = {
    "id": "a",
    "title": "새 총회",
    "text": "산단공은 3일 총회를 열었다.",
    "published": "2026-11-04",
}


@pytest.fixture
def run():
    """Run `miclu extract` with arguments and standard input."""
    app = make_app()

    def call(*arguments, stdin=None):
        return CliRunner().invoke(app, ["extract", *map(str, arguments)], input=stdin)

    return call


def objects(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_line_in_is_a_line_out(run, tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps(NEWS) + "\n\n" + json.dumps(NEWS | {"id": "b"}), encoding="utf-8")
    result = run(path)
    assert [document["id"] for document in objects(result)] == ["a", "b"]
    assert result.exit_code == 0


def test_standard_input_is_read_as_lines(run):
    (document,) = objects(run("-", stdin=json.dumps(NEWS)))
    assert document["entities"][0]["text"] == "산단공"
    assert document["title"] == "새 총회"


def test_a_bad_line_is_named_and_the_rest_goes_on(run, tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_bytes(b'{"id": 1\n\xff\xfe\xfa\n' + json.dumps(NEWS).encode())
    result = run(path)
    assert [document["id"] for document in objects(result)] == ["a"]
    assert f"{path}:1: no valid JSON" in result.stderr
    assert f"{path}:2: no UTF-8 text" in result.stderr
    assert result.exit_code == 1


def test_a_text_file_is_one_document(run, tmp_path):
    path = tmp_path / "page.txt"
    path.write_bytes(
        "새 총회\n승인 2026.11.04 10:00\n\n산단공은 3일 총회를 열었다.".encode("cp949")
    )
    (document,) = objects(run(path))
    assert document["published"] == "2026-11-04"
    assert document["entities"][0]["text"] == "산단공"


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\x00\x00", b""])
def test_a_file_that_is_no_text_is_named(run, tmp_path, content):
    path = tmp_path / "odd.txt"
    path.write_bytes(content)
    result = run(path)
    assert (result.stdout, result.exit_code) == ("", 1)
    assert str(path) in result.stderr


def test_a_missing_file_is_named(run, tmp_path):
    result = run(tmp_path / "none.jsonl")
    assert "none.jsonl" in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize("text", ["", "\n", "댓글 0\n공유하기", "\u200f\u202e", "\ud83d", "\x00"])
def test_empty_and_odd_texts_give_empty_layers(run, text):
    (document,) = objects(run("-", stdin=json.dumps({"id": "a", "text": text})))
    assert [document[layer] for layer in ("entities", "figures", "quotes")] == [[], [], []]


def test_another_form_is_refused(run):
    assert run("-", "--format", "xml", stdin="").exit_code == 2


def test_broken_signs_in_other_fields_are_replaced(run):
    line = json.dumps(NEWS | {"url": "http://x/\ud800", "publisher": "가\x00온"})
    (document,) = objects(run("-", stdin=line))
    assert (document["url"], document["publisher"]) == ("http://x/\ufffd", "가\ufffd온")


@pytest.mark.parametrize("field", ["title", "url", "publisher", "published"])
def test_a_field_of_another_kind_is_named(run, field):
    result = run("-", stdin=json.dumps(NEWS | {field: ["x"]}))
    assert (result.stdout, result.exit_code) == ("", 1)
    assert f"'{field}' is no string" in result.stderr


def test_a_day_is_the_korean_one(run):
    line = json.dumps(
        {"id": "a", "text": "3일 총회를 열었다.", "published": "2026-11-02T20:00:00Z"}
    )
    (document,) = objects(run("-", stdin=line))
    assert document["published"] == "2026-11-02T20:00:00Z"
    assert [event["date"] for event in document["events"]] in ([], ["2026-11-03"])


def test_a_model_that_cannot_be_used_is_named(run, monkeypatch):
    monkeypatch.setenv("MICLU_MODEL", "/nowhere/model")
    result = run("-", stdin=json.dumps(NEWS))
    assert result.exit_code == 1
    assert "The model '/nowhere/model'" in str(result.exception)
