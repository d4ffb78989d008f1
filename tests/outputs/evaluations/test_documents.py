import json
import shutil
from pathlib import Path

import pytest

from corpus.errors import BadDocumentError
from outputs.evaluations import evaluate

FILES = Path(__file__).parents[2] / "files"


@pytest.fixture
def judge(tmp_path):
    def judge_files(*lines):
        for name in ("report.hwp", "report.pdf"):
            shutil.copy(FILES / name, tmp_path)
        text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
        (tmp_path / "index.jsonl").write_text(text, encoding="utf-8")
        return evaluate("documents", tmp_path)

    return judge_files


def test_what_stands_in_the_files_is_found(judge):
    report = judge(
        *(
            {
                "file": name,
                "must_contain": ["회원사는 전년 대비 12.5% 늘었다.", "회원사는 전년대비\n12.5%"],
                "rows": [["동남권", "128", "32.0"], ["구분", "기업 수", "예산"]],
                "expect": "ok",
            }
            for name in ("report.hwp", "report.pdf")
        )
    )
    assert report.fields["files"] == report.fields["as_expected"] == 2
    assert (report.fields["strings"], report.fields["rows"]) == (1.0, 1.0)
    assert report.fields["misses"] == []
    assert report.fields["peak_bytes"] > 2**20


def test_what_is_missing_is_named(judge):
    report = judge(
        {
            "file": "report.hwp",
            "must_contain": ["없는 말", "황석주 본부장"],
            "rows": [["동남권", "86"], ["128", "동남권"], ["호남권", "86"]],
        },
        {"file": "없음.hwp"},
    )
    assert report.fields["as_expected"] == 1
    assert (report.fields["strings"], report.fields["rows"]) == (0.5, 0.3333)
    assert report.fields["misses"] == [
        {"file": "report.hwp", "string": "없는 말"},
        {"file": "report.hwp", "row": ["동남권", "86"]},
        {"file": "report.hwp", "row": ["128", "동남권"]},
        {"file": "없음.hwp", "expect": "ok", "found": "error:not_opened"},
    ]
    assert len(report.misses) == 4


def test_expected_errors(judge, tmp_path):
    (tmp_path / "empty.pdf").write_bytes(b"")
    report = judge(
        {"file": "empty.pdf", "expect": "error:empty"},
        {"file": "empty.pdf", "expect": "error:encrypted"},
        {"file": "report.hwp", "expect": "error:damaged"},
    )
    assert report.fields["as_expected"] == 1
    assert (report.fields["strings"], report.fields["rows"]) == (1.0, 1.0)


@pytest.mark.parametrize("line", ["{", "[]", "{}", '{"file": "a", "rows": 3}'])
def test_a_line_that_is_no_wish_is_told(judge, line):
    with pytest.raises(BadDocumentError, match=r"index\.jsonl:1"):
        judge(line)


def test_a_folder_without_index_is_told(tmp_path):
    with pytest.raises(BadDocumentError, match="cannot be read"):
        evaluate("documents", tmp_path)
