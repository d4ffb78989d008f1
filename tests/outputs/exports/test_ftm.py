import json
import sys
from datetime import datetime

import pytest
from followthemoney import model

from corpus.times import KST
from outputs.errors import MissingExtraError
from outputs.exports.contents import find_tables
from outputs.exports.parts.wish import Wish


@pytest.fixture
def read_back(render):
    """Gives the entities of tables, each checked by the library's own model."""

    def read(tables):
        lines = render("ftm", *tables).splitlines()
        entities = [json.loads(line) for line in lines]
        for entity in entities:
            schema = model.get(entity["schema"])
            schema.validate(entity)
            assert set(entity["properties"]) <= set(schema.properties)
            assert all(entity["properties"].get(name) for name in schema.required)
        return entities

    return read


@pytest.fixture
def facts(base, read_back):
    return read_back(find_tables("facts", base, Wish(publishers={"gaon": "가온산업일보"})))


def find(entities, schema):
    return [entity["properties"] for entity in entities if entity["schema"] == schema]


def test_every_fact_of_the_base_is_there_with_its_document(facts):
    (article,) = [entity for entity in facts if entity["schema"] == "Article"]
    proofs = [each["properties"]["proof"] for each in facts if "proof" in each["properties"]]
    assert proofs == [[article["id"]]] * 4
    assert article["properties"]["sourceUrl"] == [
        "http://www.gaon.example/news/articleView.html?idxno=gaon-1"
    ]
    assert article["properties"]["publisher"] == ["가온산업일보"]


def test_ids_are_written_once_and_point_to_what_was_written_before(facts):
    known = set()
    for entity in facts:
        assert entity["id"] not in known
        for name, values in entity["properties"].items():
            if model.get(entity["schema"]).get(name).type.name == "entity":
                assert known.issuperset(values)
        known.add(entity["id"])


def test_a_post_is_a_position_with_its_occupancy(facts):
    (post,), (occupancy,) = find(facts, "Position"), find(facts, "Occupancy")
    people = {
        entity["id"]: entity["properties"] for entity in facts if entity["schema"] == "Person"
    }
    assert post["name"] == ["한국산업단지공단 본부장"]
    assert people[occupancy["holder"][0]]["name"] == ["황석주"]
    assert occupancy["status"] == ["current"]
    assert "황석주 본부장" in occupancy["summary"][0]


def test_an_activity_is_an_event_with_place_and_sentence(facts):
    (event,) = find(facts, "Event")
    assert (event["name"], event["location"]) == (["워크숍"], ["해운대"])
    assert set(event["keywords"]) == {"워크숍", "held"}


def test_figures_and_quotations_are_notes(facts):
    figure, quote = sorted(find(facts, "Note"), key=lambda note: note["name"])
    assert "120여명" in figure["description"][0]
    assert quote["description"] == ["내년에는 회원을 늘리겠다"]


def test_the_same_export_gives_the_same_ids(base, read_back, facts):
    again = read_back(find_tables("facts", base, Wish()))
    assert [entity["id"] for entity in again] == [entity["id"] for entity in facts]


def test_documents_are_articles_with_their_text(base, read_back):
    newest, first = find(read_back(find_tables("documents", base, Wish())), "Article")
    assert newest["title"] == ["뿌리산업 소식"]
    assert first["bodyText"][0].startswith("[현장] 동남권 워크숍 열려\n한국산업단지공단")
    assert first["author"] == ["도하윤 기자"]


def test_entities_keep_their_aliases(base, read_back):
    entities = read_back(find_tables("entities", base, Wish()))
    (organisation,) = find(entities, "Organization")
    assert organisation == {"name": ["한국산업단지공단"], "alias": ["산단공"]}
    assert [person["name"] for person in find(entities, "Person")] == [["황석주"]]


def test_without_its_library_the_extra_is_named(base, render, monkeypatch):
    monkeypatch.setitem(sys.modules, "followthemoney", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'miclu\[ftm\]'"):
        render("ftm", *find_tables("facts", base, Wish()))


def test_activities_are_events_with_their_sentence(base, read_back):
    (event,) = find(read_back(find_tables("activities", base, Wish())), "Event")
    assert (event["name"], event["location"]) == (["워크숍"], ["해운대"])
    assert event["summary"][0].startswith("한국산업단지공단(이하 산단공)")


def test_figures_of_a_series_are_notes_about_their_entity(writer, fact, read_back):
    writer.save(
        "gaon-11",
        "구미 소식",
        "구미 반도체 미니클러스터 회원사는 300개사다.",
        published=datetime(2026, 3, 2, 9, tzinfo=KST),
        read=(
            fact["figure"](
                "300개사", 300, unit="개사", measure="회원사", subject="구미 반도체 미니클러스터"
            ),
            fact["mention"]("CLUSTER", "구미 반도체 미니클러스터"),
        ),
    )
    entities = read_back(find_tables("series", writer.store, Wish()))
    (cluster,) = [each for each in entities if each["schema"] == "Organization"]
    (note,) = find(entities, "Note")
    assert (note["entity"], cluster["properties"]["name"]) == (
        [cluster["id"]],
        ["구미 반도체 미니클러스터"],
    )
    assert "300개사" in note["description"][0]
