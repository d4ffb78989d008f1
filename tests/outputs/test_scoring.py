import json
import subprocess
import sys
from pathlib import Path

import pytest

from outputs.scoring import LAYERS, headline, score_documents

GOLD = Path(__file__).parents[1] / "gold" / "gaon.jsonl"
SCORER = Path(__file__).parents[3] / "shared" / "gold" / "score.py"


def load():
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def change(documents):
    """Spoil a set in every layer: drop each third item, change a word of each fourth."""
    for document in documents:
        for layer in ("entities", "positions", "figures", "events", "quotes"):
            document[layer] = [x for n, x in enumerate(document[layer]) if n % 3]
            for item in document[layer][::4]:
                name = next(k for k in ("text", "role", "name") if k in item)
                item[name] = "다른 말"
    return documents


def test_gold_against_itself_is_perfect():
    scores, _ = score_documents(load(), load())
    assert {score.f1 for score in scores.values()} == {1.0}
    assert headline(scores) == 1.0


def test_a_missing_document_counts_as_missed():
    scores, results = score_documents(load(), [])
    assert all(score.recall == 0 for score in scores.values())
    assert set(results) == {document["id"] for document in load()}


def test_what_is_spoiled_is_named():
    scores, results = score_documents(load(), change(load()))
    assert all(0 < scores[layer].f1 < 1 for layer in LAYERS)
    assert any(result["quote"].missed and result["quote"].spurious for result in results.values())


@pytest.mark.skipif(not SCORER.exists(), reason="the annotation guide's scorer is not beside us")
def test_scores_are_those_of_the_guides_scorer(tmp_path):
    spoiled = tmp_path / "spoiled.jsonl"
    spoiled.write_text("\n".join(json.dumps(d) for d in change(load())), encoding="utf-8")
    command = [sys.executable, str(SCORER), str(GOLD), str(spoiled), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    scores, _ = score_documents(load(), change(load()))
    for layer, score in scores.items():
        assert score.f1 == pytest.approx(theirs[layer]["f1"])
    assert headline(scores) == pytest.approx(theirs["headline"]["f1"])
