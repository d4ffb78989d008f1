import json

import pytest
from typer.testing import CliRunner

from corpus.errors import BadDocumentError
from outputs.app import make_app
from outputs.evaluations.klue import evaluate

TEXT = "홍길동 대표는 11일 서울에서 3명을 만났다."
LINE = {"id": "1", "text": TEXT, "entities": [[0, 3, "PS"], [8, 11, "DT"], [12, 14, "LC"]]}


def write(tmp_path, *lines):
    path = tmp_path / "klue.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines))
    return path


def test_each_class_and_all_together_are_scored(tmp_path):
    fields = evaluate(write(tmp_path, LINE)).fields
    assert list(fields) == ["overall", "PS", "LC", "OG", "DT", "TI", "QT"]
    assert fields["PS"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert fields["DT"]["f1"] == 1.0
    assert 0 < fields["overall"]["p"] < 1  # 3명 is not annotated here


def test_the_command_prints_fractions_as_json(tmp_path):
    path = write(tmp_path, LINE)
    shown = CliRunner().invoke(make_app(), ["evaluate", "--benchmark", "klue", str(path), "--json"])
    assert shown.exit_code == 0
    assert json.loads(shown.output)["PS"]["f1"] == 1.0


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ({"text": TEXT}, "not in the form"),
        ({"text": TEXT, "entities": [[0, 99, "PS"]]}, "outside its text"),
        ({"text": TEXT, "entities": [[0, 3, "PERSON"]]}, "PERSON"),
    ],
)
def test_a_line_of_another_form_is_told_with_its_number(tmp_path, line, fault):
    with pytest.raises(BadDocumentError, match=f":2.*{fault}"):
        evaluate(write(tmp_path, LINE, line))


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(BadDocumentError, match="cannot be read"):
        evaluate(tmp_path / "nothing.jsonl")
