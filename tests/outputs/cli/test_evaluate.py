import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from outputs.app import main, make_app

GOLD = Path(__file__).parents[2] / "gold" / "gaon.jsonl"


@pytest.fixture
def run():
    """Run `miclu evaluate` with arguments."""
    app = make_app()
    return lambda *arguments: CliRunner().invoke(app, ["evaluate", *map(str, arguments)])


def test_gold_against_itself(run):
    scores = json.loads(run(GOLD, GOLD, "--json").stdout)
    assert scores["headline"] == {"f1": 1.0}
    assert scores["quote"]["fn"] == 0


def test_gold_alone_is_read_and_scored(run):
    result = run(GOLD, "--errors", "figure+subject")
    assert result.exit_code == 0
    assert "대표 점수" in result.stdout
    assert "gaon-" in result.stderr


def test_an_unknown_layer_is_a_wrong_usage(run):
    result = run(GOLD, "--errors", "verb")
    assert result.exit_code == 2


def test_a_gold_file_that_cannot_be_read_is_an_error(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["miclu", "evaluate", str(tmp_path / "none.jsonl")])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 1
    assert "none.jsonl" in capsys.readouterr().err


@pytest.mark.parametrize("layers", [{"entities": [{"x": 1}]}, {"positions": 5}])
def test_an_annotation_of_another_form_is_an_error(tmp_path, monkeypatch, capsys, layers):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "글", **layers}), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["miclu", "evaluate", str(path), str(path)])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 1
    assert "not in the gold form" in capsys.readouterr().err


def test_the_form_of_retrieval_is_told_in_the_help(run):
    told = run("--help").stdout
    assert all(word in told for word in ("passages.jsonl", "questions.jsonl", "relevant"))
