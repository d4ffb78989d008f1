import json
import subprocess
import sys
from dataclasses import replace
from functools import partial

import pytest

torch = pytest.importorskip("torch", reason="needs pip install miclu[training]")

from nlp.tagger.kiwi_model import load_kiwi_model  # noqa: E402
from nlp.tagger.labels import KLUE, MICLU  # noqa: E402
from nlp.tagger.tagger import Tagger  # noqa: E402
from nlp.tagger.weights import load_weights, save_weights  # noqa: E402
from nlp.training import recipe  # noqa: E402

LINES = [
    (f"{person} 대표는 {place}에 산다.", person, place)
    for person in ("김가온", "박나루", "이다솜", "최라온", "정마루")
    for place in ("서울", "부산", "대구", "광주", "대전", "울산")
]


@pytest.fixture
def files(tmp_path):
    paths = tmp_path / "silver.jsonl", tmp_path / "gold.jsonl"
    for path, lines in zip(paths, (LINES * 4, LINES), strict=True):
        rows = (
            {
                "text": text,
                "entities": [
                    [0, len(person), "PS"],
                    [text.index(place), text.index(place) + len(place), "LC"],
                ],
            }
            for text, person, place in lines
        )
        written = (json.dumps(row, ensure_ascii=False) for row in rows)
        path.write_text("\n".join(written), encoding="utf-8")
    return paths


@pytest.fixture
def small(monkeypatch):
    """Shorten the recipe to what a toy needs."""
    monkeypatch.setattr(recipe, "DOMAIN_PASSAGES", 20)
    for name in ("FIRST", "GUIDE", "LAST"):
        plan = replace(getattr(recipe, name), epochs=6, batch=8, memory=0.9, warm_up=5)
        monkeypatch.setattr(recipe, name, plan)


def test_the_recipe_learns_a_toy_and_the_tagger_reads_it(files, small, tmp_path):
    report = partial(print, file=sys.stderr)
    material = recipe.load_material(*files, seed=1)
    network = recipe.train_first(material, seed=1, report=report)
    scores = recipe.validate_fold(network, material, 0, seed=1, report=report)
    assert scores.overall.wanted == 12
    assert scores.overall.f1 > 0.9
    recipe.train_last(network, material, material.gold, seed=1, report=report)
    save_weights(recipe.make_weights(network, material), {}, tmp_path / "out")
    tagger = Tagger(load_weights(tmp_path / "out"), load_kiwi_model())
    text = LINES[0][0]
    doc = material.pipeline.make_doc(text)
    assert [(text[s.start : s.end], s.label) for s in tagger.tag(doc, scheme=KLUE)] == [
        ("김가온", "PS"),
        ("서울", "LC"),
    ]
    assert {span.label for span in tagger.tag(doc, scheme=MICLU)} >= {"PERSON"}


def test_the_network_at_work_gives_what_the_network_in_training_gave(files, small):
    material = recipe.load_material(*files, seed=1)
    network = recipe.train_first(material, seed=1, report=partial(print, file=sys.stderr))
    corpus = recipe.encode(material, material.silver)
    tagger = Tagger(recipe.make_weights(network, material), material.kiwi)
    predicted = recipe.predict(network, corpus)
    for (text, *_), example, codes in zip(LINES, material.silver, predicted, strict=False):
        found = tagger.tag(material.pipeline.make_doc(text), scheme=KLUE)
        units = example.units
        expected = [(units[a].start, units[b - 1].end, x) for a, b, x in KLUE.decode(codes)]
        assert [(span.start, span.end, span.label) for span in found] == expected


def test_the_same_seed_gives_the_same_weights(files, small):
    material = recipe.load_material(*files, seed=1)
    first, second = (
        recipe.train_first(material, seed=1, report=partial(print, file=sys.stderr)).export()
        for _ in range(2)
    )
    assert all((first[name] == second[name]).all() for name in first)


def test_the_command_tells_its_options():
    command = [sys.executable, "-m", "nlp.training", "train", "--help"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert {"--silver", "--gold", "--seed", "--work"} <= set(shown.split())
