"""The commands on a PostgreSQL server tell what they tell on a file."""

import json
import re

import pytest

from corpus.ingest import read_documents
from corpus.resolution import resolve
from corpus.settings import Settings
from corpus.store import open_store

STORIES = [
    {
        "id": "gaon-1",
        "title": "가람 미니클러스터 총회",
        "published": "2026-11-10T09:00:00+09:00",
        "text": "한국산업단지공단(이하 산단공) 황석주 본부장은 10일 해운대에서 열린 가람 "
        "미니클러스터 총회에 회원사 120개사가 참석했다고 밝혔다.\n"
        "산단공은 가람시와 업무협약을 맺었다.",
    },
    {
        "id": "gaon-2",
        "title": "새봄특구, 350개사로 늘어",
        "published": "2026-11-12T09:00:00+09:00",
        "text": "새봄연구개발특구 입주기업이 350개사로 늘었다. 황석주 산단공 본부장은 "
        '"내년에는 400개사로 늘리겠다"고 말했다.',
    },
]
COMMANDS = [
    ("status", "--json"),
    ("documents",),
    ("documents", "gaon-1"),
    ("search", "업무협약", "--json"),
    ("search", "클러스터", "--json"),
    ("facts", "--json"),
    ("facts", "--type", "figure", "--entity", "산단공"),
    ("entity", "산단공"),
    ("digest", "--week", "2026-W46", "--format", "md"),
]
# What hangs on the moment and on the ranking of each database.
_CHANGING = re.compile(
    r'"(?:last_fetched|fetched|last_at|score|cursor)": (?:"[^"]*"|[\d.e-]+|null)|[-\d]+ [:\d]+'
)


@pytest.fixture
def tell(run, reader, tmp_path):
    """Fill the store that the settings name, and give what each command tells."""
    path = tmp_path / "stories.jsonl"
    path.write_text("\n".join(map(json.dumps, STORIES)), encoding="utf-8")

    def tell_all():
        assert run("add", str(path)).status == 0
        with open_store(Settings().store_url) as store:
            assert read_documents(store, lambda: reader).read == len(STORIES)
            resolve(store)
        assert run("doctor", "--check").status == 0
        return {words: _CHANGING.sub("", run(*words).out) for words in COMMANDS}

    return tell_all


def test_the_commands_tell_the_same_on_both(tell, monkeypatch, postgres_url):
    on_file = tell()
    monkeypatch.setenv("MICLU_DATABASE_URL", postgres_url)
    on_server = tell()
    assert "황석주" in on_file["facts", "--json"]
    assert on_server == on_file
    assert Settings().store_url == postgres_url


def test_a_command_tells_how_to_reach_a_server(run, monkeypatch, tmp_path):
    monkeypatch.setenv("MICLU_DATABASE_URL", f"postgresql://u:geheim@/miclu?host={tmp_path}")
    outcome = run("status")
    assert outcome.status == 1
    assert "Check that the server runs" in outcome.said
    assert "geheim" not in outcome.err
