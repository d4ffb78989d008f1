"""The pipeline as spaCy's own loader gives it: from a folder, here and in a process of its own."""

import json
import subprocess
import sys
from importlib.metadata import entry_points

import pytest
import spacy
from spacy.tokens import Doc

TEXT = "ICT 미니클러스터(회장 홍나래)는 17일 부산에서 총회를 열었다."
ENTRY_POINTS = ("spacy_factories", "spacy_tokenizers")


@pytest.fixture(scope="module")
def folder(reader, tmp_path_factory):
    """The pipeline on disk."""
    path = tmp_path_factory.mktemp("pipeline") / "ko_miclu"
    reader.pipeline.to_disk(path)
    return path


def list_names(doc: Doc) -> list[tuple[str, str]]:
    return [(span.text, span.label_) for span in doc.ents]


def test_the_loaded_pipeline_finds_the_same_names(reader, folder):
    names = list_names(spacy.load(folder)(TEXT))
    assert ("ICT 미니클러스터", "CLUSTER") in names
    assert names == list_names(reader.pipeline(TEXT))


def test_the_loaded_pipeline_has_the_same_parts_and_settings(reader, folder):
    loaded = spacy.load(folder)
    assert loaded.pipe_names == reader.pipeline.pipe_names
    assert loaded.config["components"] == reader.pipeline.config["components"]


def test_the_loaded_pipeline_takes_kiwis_tokens(reader, folder):
    doc = spacy.load(folder)(TEXT)
    assert doc.text == TEXT
    assert [token.tag_ for token in doc] == [token.tag_ for token in reader.pipeline(TEXT)]


def test_a_pipeline_goes_through_bytes(reader, folder):
    again = spacy.load(folder).from_bytes(reader.pipeline.to_bytes())
    assert list_names(again(TEXT)) == list_names(reader.pipeline(TEXT))


def test_many_texts_go_through_the_pipe(folder):
    docs = list(spacy.load(folder).pipe([TEXT, "", TEXT]))
    assert [doc.text for doc in docs] == [TEXT, "", TEXT]
    assert list_names(docs[0]) == list_names(docs[2])


@pytest.mark.skipif(
    not all(any("nlp." in e.value for e in entry_points(group=group)) for group in ENTRY_POINTS),
    reason="this installation of Miclu has no entry points of spaCy: install it again",
)
def test_another_program_needs_no_import_of_ours(reader, folder):
    code = (
        "import json, spacy, sys; doc = spacy.load(sys.argv[1])(sys.argv[2]);"
        "print(json.dumps([(span.text, span.label_) for span in doc.ents]))"
    )
    command = [sys.executable, "-c", code, str(folder), TEXT]
    outcome = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    names = [tuple(name) for name in json.loads(outcome.stdout)]
    assert names == list_names(reader.pipeline(TEXT))
