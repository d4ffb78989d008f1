"""Our search finds all that 60 queries of ours ask for; docs/search.md has the table."""

import importlib.util
from pathlib import Path

import pytest

from corpus.store import open_store

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "retrieval.py"


@pytest.fixture(scope="module")
def benchmark():
    spec = importlib.util.spec_from_file_location("retrieval_benchmark", BENCHMARK)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def searches(benchmark, reader, tmp_path_factory):
    passages = benchmark.load_lines("passages.jsonl")
    path = tmp_path_factory.mktemp("retrieval") / "miclu.db"
    with open_store(f"sqlite:///{path}") as store:
        benchmark.fill(store, passages, reader.read)
        yield {
            "ours": benchmark.make_ours(store),
            "unicode61": benchmark.make_plain(passages, "unicode61"),
            "trigram": benchmark.make_plain(passages, "trigram"),
        }


def test_ours_finds_all(benchmark, searches):
    questions = benchmark.load_lines("questions.jsonl")
    found = benchmark.score(searches["ours"], questions)
    assert sum(map(len, found.values())) == 60
    assert {kind: min(recalls) for kind, recalls in found.items()} == dict.fromkeys(found, 1.0)


@pytest.mark.parametrize("name", ["unicode61", "trigram"])
def test_plain_tokenisers_fail_where_ours_does_not(benchmark, searches, name):
    found = benchmark.score(searches[name], benchmark.load_lines("questions.jsonl"))
    assert min(sum(recalls) / len(recalls) for recalls in found.values()) == 0
