import csv
import json

import pytest
from openpyxl import load_workbook


def test_facts_go_to_a_file_whose_size_is_told(base, run, tmp_path):
    path = tmp_path / "facts.csv"
    outcome = run("export", "-o", str(path))
    assert outcome.status == 0
    assert outcome.out == f"내보냈습니다: {path} ({path.stat().st_size:,}바이트)\n"
    heads, *rows = csv.reader(path.read_text(encoding="utf-8-sig").splitlines())
    assert len(rows) == 4
    assert {row[heads.index("매체")] for row in rows} == {"가온산업일보"}


def test_without_a_file_the_bytes_are_printed(base, run):
    lines = run("export", "--format", "jsonl", "--type", "figure").out.splitlines()
    (row,) = map(json.loads, lines)
    assert (row["value"], row["document"]) == (120, "gaon-1")


def test_a_workbook_can_be_opened(base, run, tmp_path):
    path = tmp_path / "facts.xlsx"
    assert run("export", "--format", "xlsx", "-o", str(path)).status == 0
    assert load_workbook(path).sheetnames == ["활동", "수치", "직위", "발언", "관계"]


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (("--documents",), ["gaon-2", "gaon-1"]),
        (("--documents", "--words", "워크숍"), ["gaon-1"]),
        (("--documents", "--sort", "oldest", "--no-expand"), ["gaon-1", "gaon-2"]),
        (("--documents", "--since", "2026-11-13"), ["gaon-2"]),
    ],
)
def test_options_narrow_the_documents(base, run, options, names):
    lines = run("export", *options, "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == names


@pytest.mark.parametrize("content", ["entities", "series", "activities"])
def test_other_contents_are_exported(base, run, content):
    outcome = run("export", f"--{content}", "--format", "jsonl")
    assert outcome.status == 0
    assert all(json.loads(line) for line in outcome.out.splitlines())


def test_only_one_content_at_a_time(run):
    outcome = run("export", "--documents", "--entities")
    assert outcome.status == 2
    assert "Ask for one of --documents and --entities" in outcome.said


def test_a_wrong_format_lists_the_formats(run):
    outcome = run("export", "--format", "doc")
    assert outcome.status == 2
    assert "Formats: csv, ftm, jsonl, parquet, xlsx" in outcome.said


def test_what_cannot_narrow_is_refused(base, run):
    outcome = run("export", "--entities", "--type", "quote")
    assert outcome.status == 1
    assert "cannot be narrowed by type" in outcome.said


def test_a_folder_that_is_missing_is_told(base, run, tmp_path):
    outcome = run("export", "-o", str(tmp_path / "no" / "facts.csv"))
    assert outcome.status == 1
    assert "Check the folder and its free space" in outcome.said
