"""The transformers door, on small models that are made here: nothing is fetched."""

import pytest

pytest.importorskip("torch", reason="needs pip install miclu[transformers]")
pytest.importorskip("transformers", reason="needs pip install miclu[transformers]")

import torch
from tokenizers import BertWordPieceTokenizer
from transformers import BertConfig, BertForTokenClassification, BertTokenizerFast

from nlp.pipeline import load
from nlp.tagger.huggingface import ModelError, load_model
from nlp.tagger.label_sets import load_label_sets
from nlp.tagger.labels import KLUE
from nlp.tagger.windows import make_windows
from nlp.training.domain import generate

LONGEST = 48
SETS = {label_set.name: label_set for label_set in load_label_sets()}
LESSONS = [
    ("홍나래 대표는 한빛정공을 세웠다.", [(0, 3, "PERSON"), (8, 12, "ORG")]),
    ("한빛정공은 20일 부산에서 문을 열었다.", [(0, 4, "ORG"), (6, 9, "DATE"), (10, 12, "PLACE")]),
    ("오후 3시에 120명이 왔다.", [(0, 5, "TIME"), (7, 11, "QUANTITY")]),
    ("로봇 미니클러스터는 마중물 사업을 맡는다.", [(0, 9, "CLUSTER"), (11, 17, "PROGRAM")]),
]


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory):
    """A WordPiece tokenizer, trained on texts of our own."""
    texts = [passage.text for passage in generate(seed=1, count=300)]
    trained = BertWordPieceTokenizer(lowercase=False, strip_accents=False)
    trained.train_from_iterator([*texts, *(text for text, _ in LESSONS)], vocab_size=900)
    vocabulary = tmp_path_factory.mktemp("vocabulary")
    trained.save_model(str(vocabulary))
    return BertTokenizerFast(
        str(vocabulary / "vocab.txt"),
        do_lower_case=False,
        strip_accents=False,
        model_max_length=LONGEST,
    )


def make_model(tokenizer, tags):
    """A very small BERT with chance weights, the same at each call."""
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=48,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=96,
        max_position_embeddings=LONGEST,
        id2label=dict(enumerate(tags)),
        label2id={tag: number for number, tag in enumerate(tags)},
    )
    return BertForTokenClassification(config)


def make_targets(offsets, entities, tags):
    """The number of each token's tag; marks of the model and filling teach nothing (-100)."""
    targets = []
    for start, end in offsets:
        inside = [e for e in entities if e[0] <= start < end <= e[1]]
        kind = "B" if inside and inside[0][0] == start else "I"
        tag = f"{kind}-{inside[0][2]}" if inside else "O"
        targets.append(tags.index(tag) if start < end else -100)
    return targets


def teach(model, tokenizer, tags):
    """Train on the lessons until they are known by heart (about a second)."""
    texts = [text for text, _ in LESSONS]
    inputs = tokenizer(texts, padding=True, return_offsets_mapping=True, return_tensors="pt")
    offsets = inputs.pop("offset_mapping").tolist()
    pairs = zip(offsets, LESSONS, strict=True)
    targets = torch.tensor([make_targets(places, lesson[1], tags) for places, lesson in pairs])
    optimizer = torch.optim.AdamW(model.parameters(), lr=5e-3)
    for _ in range(80):
        loss = model(**inputs, labels=targets).loss
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    assert loss < 0.05


def save(folder, tokenizer, model):
    tokenizer.save_pretrained(folder)
    model.save_pretrained(folder)
    return str(folder)


@pytest.fixture(scope="module")
def taught(tokenizer, tmp_path_factory):
    """The folder of a model that knows the lessons."""
    tags = SETS["miclu"].list_tags()
    model = make_model(tokenizer, tags)
    teach(model, tokenizer, tags)
    return save(tmp_path_factory.mktemp("taught"), tokenizer, model)


@pytest.fixture(scope="module")
def make_doc(reader):
    return reader.pipeline.make_doc


def bare(spans):
    return [(span.start, span.end, span.label) for span in spans]


@pytest.mark.parametrize(("text", "entities"), LESSONS)
def test_what_the_model_was_taught_is_found_to_the_letter(taught, make_doc, text, entities):
    assert bare(load_model(taught).tag(make_doc(text))) == entities


def test_sentences_of_one_document_are_read_in_batches_with_their_offsets(taught, make_doc):
    text = "\n".join(text for text, _ in LESSONS * 9)
    spans = load_model(taught).tag(make_doc(text))
    expected = []
    for place, (lesson, entities) in enumerate(LESSONS * 9):
        at = sum(len(before) + 1 for before, _ in (LESSONS * 9)[:place])
        expected += [(at + start, at + end, label) for start, end, label in entities]
        assert text[at : at + len(lesson)] == lesson
    assert bare(spans) == expected
    assert all(0 < span.score <= 1 for span in spans)


def test_the_scheme_of_the_benchmark_knows_no_programme(taught, make_doc):
    text, _ = LESSONS[3]
    assert bare(load_model(taught).tag(make_doc(text), scheme=KLUE)) == [(0, 9, "OG")]


def test_a_pipeline_may_ask_the_model(taught):
    reader = load(model=taught)
    doc = reader.pipeline(LESSONS[0][0])
    assert bare(doc._.tagged) == LESSONS[0][1]
    assert reader.version != load().version


def test_every_token_of_a_long_sentence_counts_once(tokenizer):
    sentences = ["짧다.", " ".join(text for text, _ in LESSONS * 7), "", "끝."]
    whole = tokenizer(sentences, return_offsets_mapping=True, add_special_tokens=False)
    windows = list(make_windows(sentences, tokenizer, LONGEST))
    assert max(len(window.offsets) for window in windows) <= LONGEST
    assert len(windows) > len(sentences)
    for number, offsets in enumerate(whole["offset_mapping"]):
        parts = [w.offsets[w.first : w.last] for w in windows if w.sentence == number]
        assert [offset for part in parts for offset in part] == offsets


def test_a_long_sentence_is_labelled_to_its_end(taught, make_doc):
    text = " ".join(["그리고"] * 150) + " " + LESSONS[0][0]
    spans = load_model(taught).tag(make_doc(text))
    assert all(text[span.start : span.end].strip() for span in spans)
    assert max(span.end for span in spans) > len(text) - len(LESSONS[0][0])


@pytest.mark.parametrize(
    "text", ["", " ", "ㄱㄴㄷ 👩‍🔬 漢字", "가" * 5000, "한\u200b빛 \U0001f3ed 정공"]
)
def test_odd_texts_give_spans_inside_the_text(taught, make_doc, text):
    spans = load_model(taught).tag(make_doc(text))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_kpf_is_known_by_its_300_numbers_and_sees_its_own_spaces(tokenizer, make_doc, tmp_path):
    nameless = [f"LABEL_{number}" for number in range(300)]
    folder = save(tmp_path, tokenizer, make_model(tokenizer, nameless))
    tagger = load_model(folder)
    spans = tagger.tag(make_doc(LESSONS[0][0]))
    assert all(LESSONS[0][0][span.start : span.end].strip() for span in spans)
    assert tagger.label_set.name == "kpf"
    assert tagger.label_set.space == "-"


def test_a_model_with_labels_of_no_set_is_refused(tokenizer, tmp_path):
    folder = save(tmp_path, tokenizer, make_model(tokenizer, ["O", "B-GENE", "I-GENE"]))
    with pytest.raises(ModelError, match="no label set"):
        load_model(folder)


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_model(str(tmp_path))
