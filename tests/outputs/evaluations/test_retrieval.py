import json

import pytest

from corpus.errors import BadDocumentError
from outputs.evaluations.retrieval import evaluate

PASSAGES = [
    {"id": "a", "text": "한빛산업공단은 1998년 가람시에 세워졌다."},
    {"id": "b", "text": "노을대학교의 초대 총장은 오태령이다."},
    {"id": 3, "text": "해든조선은 배를 만든다."},
]
QUESTIONS = [
    {"id": 1, "text": "한빛산업공단은 언제 세워졌는가?", "relevant": ["a"]},
    {"id": 2, "text": "노을대학교의 초대 총장은 누구인가?", "relevant": ["a", "b"]},
    {"id": 3, "text": "해든조선이 만드는 것은?", "relevant": [3]},
    {"id": 4, "text": "무지개는 왜 생기는가?", "relevant": ["b"]},
]


@pytest.fixture
def make_folder(tmp_path):
    def make(passages=PASSAGES, questions=QUESTIONS):
        for name, lines in (("passages", passages), ("questions", questions)):
            written = (each if isinstance(each, str) else json.dumps(each) for each in lines)
            (tmp_path / f"{name}.jsonl").write_text("\n".join(written), "utf-8")
        return tmp_path

    return make


def test_questions_are_scored_over_the_passages(make_folder):
    fields = evaluate(make_folder()).fields
    assert list(fields) == ["hit@1", "hit@10", "mrr@10", "p50_ms", "p95_ms"]
    assert (fields["hit@1"], fields["hit@10"], fields["mrr@10"]) == (0.75, 0.75, 0.75)
    assert 0 < fields["p50_ms"] <= fields["p95_ms"]


def test_several_processes_score_as_one_does(make_folder):
    alone, together = (evaluate(make_folder(), workers=count).fields for count in (1, 2))
    for name in ("hit@1", "hit@10", "mrr@10"):
        assert alone[name] == together[name]


def test_a_mark_of_byte_order_is_no_part_of_a_line(make_folder):
    folder = make_folder()
    for path in folder.glob("*.jsonl"):
        path.write_text(path.read_text("utf-8"), "utf-8-sig")
    assert evaluate(folder).fields["hit@1"] == 0.75


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ({"passages": ["{"]}, "passages.jsonl:1: is no JSON"),
        ({"passages": ["[]"]}, "is no JSON object"),
        ({"passages": [{"id": "a"}]}, "'text' is no text"),
        ({"passages": [{"text": "가"}]}, "'id' is no text"),
        ({"passages": PASSAGES * 2}, "'a' stands twice"),
        ({"passages": [{"id": "a", "text": "\u200b"}]}, "'text' is empty"),
        ({"passages": []}, "has no passage"),
        ({"questions": []}, "has no question"),
        ({"questions": ["7"]}, "questions.jsonl:1: is no JSON object"),
        ({"questions": [{"text": "가", "relevant": ["a"]}]}, "'id' is no text"),
        ({"questions": QUESTIONS * 2}, "questions.jsonl:5: the id '1' stands twice"),
        ({"questions": [{"id": 1, "text": " ", "relevant": ["a"]}]}, "'text' is no text"),
        ({"questions": [{"id": 1, "text": "가", "relevant": []}]}, "'relevant' is no list"),
        ({"questions": [{"id": 1, "text": "가", "relevant": [True]}]}, "'relevant' is no text"),
        ({"questions": [{"id": 1, "text": "가", "relevant": ["z"]}]}, "names the passage 'z'"),
    ],
)
def test_bad_input_is_named(make_folder, files, fault):
    with pytest.raises(BadDocumentError, match=fault) as raised:
        evaluate(make_folder(**files))
    assert str(raised.value).endswith("for the form see miclu evaluate --help")


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(BadDocumentError, match="cannot be read"):
        evaluate(tmp_path / "none")
