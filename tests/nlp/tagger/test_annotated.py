import json

import pytest

from nlp.tagger.annotated import AnnotationError, read_annotated
from nlp.tagger.labels import KLUE, Span

GOOD = {"text": "가온은 서울에 있다.", "entities": [[4, 6, "LC"]]}


def write(tmp_path, *lines):
    path = tmp_path / "lines.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_lines_are_read_and_empty_ones_passed_over(tmp_path):
    path = write(tmp_path, json.dumps(GOOD), "", json.dumps(GOOD, ensure_ascii=False))
    first, second = read_annotated(path, KLUE)
    assert first == second
    assert first.spans == (Span(4, 6, "LC"),)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "not in the form"),
        ("[]", "not in the form"),
        ('{"text": "가"}', "entities"),
        ('{"text": "가", "entities": [[0, 1]]}', "not in the form"),
        ('{"text": "가", "entities": [["x", 1, "PS"]]}', "not in the form"),
        ('{"text": "가", "entities": [[0, 2, "PS"]]}', "outside its text"),
        ('{"text": "가", "entities": [[1, 1, "PS"]]}', "outside its text"),
        ('{"text": "가", "entities": [[0, 1, "ORG"]]}', "'ORG', not one of"),
    ],
)
def test_a_faulty_line_is_told_with_its_number(tmp_path, line, fault):
    path = write(tmp_path, json.dumps(GOOD), line)
    with pytest.raises(AnnotationError, match=f"lines.jsonl:2 .*{fault}"):
        list(read_annotated(path, KLUE))
