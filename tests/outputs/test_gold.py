import json
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import BadDocumentError
from outputs.gold import make_gold, make_input, parse_document

GOLD = Path(__file__).parents[1] / "gold" / "gaon.jsonl"


def extract(reader, fields):
    document = make_input(fields, "here")
    return make_gold(document, reader.read(document.text, published=document.published))


def items_of(gold):
    mentions = [m | {"surface": e} for e in gold["entities"] for m in e["mentions"]]
    facts = [f for layer in ("positions", "figures", "events", "quotes") for f in gold[layer]]
    return mentions + facts


def test_offsets_count_in_the_text_or_title_of_the_object(reader):
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        gold = extract(reader, json.loads(line))
        for quote in gold["quotes"]:
            printed = gold[quote.get("field", "text")][quote["start"] : quote["end"]]
            assert printed == quote["text"]
        for figure in gold["figures"]:
            printed = gold[figure.get("field", "text")][figure["start"] : figure["end"]]
            assert printed == figure["text"]


def test_a_name_in_the_title_is_marked_as_such(reader):
    gold = extract(reader, {"id": "a", "title": "산단공 새 사업", "text": "산단공은 밝혔다."})
    (entity,) = gold["entities"]
    assert entity["mentions"] == [
        {"field": "title", "start": 0, "end": 3},
        {"start": 0, "end": 3},
    ]


def test_a_text_that_begins_with_its_title_is_not_doubled():
    document = make_input({"id": "a", "title": "새 사업", "text": "새 사업\n본문이다."}, "here")
    assert (document.text, document.title_length) == ("새 사업\n본문이다.", 0)


def test_equal_figures_stand_once(reader):
    text = "회원사는 300개다. 다시 말해 회원사 300개가 모였다. 직원은 300명이다."
    gold = extract(reader, {"id": "a", "text": text})
    assert [figure["text"] for figure in gold["figures"]] == ["300개", "300명"]


def test_every_item_has_a_place(reader):
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        assert all(
            item["start"] < item["end"] for item in items_of(extract(reader, json.loads(line)))
        )


def test_decomposed_and_broken_signs_are_frozen():
    text = "\u1112\u1161\u11ab\u1100\u1173\u11af\x00\ud800\u200f끝"
    document = make_input({"id": "a", "text": text}, "here")
    assert document.text == "한글��끝"


def test_published_may_be_a_day_or_a_moment():
    for published in ("2026-11-20", "2026-11-20T09:00:00+09:00"):
        document = make_input({"id": "a", "text": "x", "published": published}, "here")
        assert document.published == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "no valid JSON"),
        ("[1]", "a JSON list"),
        ('{"id": "a"}', "'text' is missing"),
        ('{"id": 3, "text": "x"}', "'id' is missing"),
        ('{"id": "a", "text": "x", "published": "어제"}', "no ISO date"),
        ("[" * 100_000, "no valid JSON"),
    ],
)
def test_a_bad_line_names_place_and_fault(line, fault):
    with pytest.raises(BadDocumentError, match=fault) as caught:
        parse_document(line, "news.jsonl:7")
    assert str(caught.value).startswith("news.jsonl:7: ")
