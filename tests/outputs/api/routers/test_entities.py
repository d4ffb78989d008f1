from datetime import datetime

import pytest

from corpus.times import KST

PUBLISHED = datetime(2026, 11, 12, 9, tzinfo=KST)
KEY = "ORG:한국산업단지공단"


@pytest.mark.parametrize("words", ["한국산업단지공단", "산단공", "ㅎㄱㅅㅇㄷㅈㄱㄷ", "한국산업"])
def test_entities_are_found_by_any_of_their_names(client, words):
    found = client.get(f"/api/v1/entities?words={words}").json()["items"]
    assert [entity["name"] for entity in found] == ["한국산업단지공단"]
    assert found[0]["aliases"] == ["산단공"]


def test_entities_are_narrowed_by_type(client):
    found = client.get("/api/v1/entities?type=PERSON").json()["items"]
    assert [entity["name"] for entity in found] == ["황석주"]


@pytest.mark.parametrize("key", [KEY, "산단공", "한국 산업단지 공단"])
def test_one_entity_is_given_by_key_name_or_alias(client, key):
    assert client.get(f"/api/v1/entities/{key}").json()["name"] == "한국산업단지공단"


@pytest.mark.parametrize("asked", ["limit=1", "limit=1&words=ㅅ", "limit=2&words=산"])
def test_pages_of_entities_hold_what_the_whole_list_holds(client, asked):
    words = asked.partition("&")[2]
    whole = client.get(f"/api/v1/entities?{words}").json()
    path, keys = f"/api/v1/entities?{asked}", []
    while path:
        told = client.get(path).json()
        keys += [entity["key"] for entity in told["items"]]
        path = told["next"]
    assert whole["next"] is None
    assert keys == [entity["key"] for entity in whole["items"]]


def test_a_cursor_goes_on_in_the_list_that_gave_it_alone(client):
    path = client.get("/api/v1/entities?limit=1").json()["next"]
    for other in (f"{path}&words=산", f"{path}&type=ORG", "/api/v1/entities?cursor=eNqLBQAAvAC8"):
        answer = client.get(other)
        assert (answer.status_code, answer.json()["type"]) == (400, "urn:miclu:bad-cursor")


@pytest.mark.parametrize("part", ["", "/names", "/card"])
@pytest.mark.parametrize("slash", ["/", "%2F"])
def test_a_name_with_a_slash_is_found(client, writer, fact, part, slash):
    name = "한빛소재/부품"
    mention = fact["mention"]("ORG", name)
    writer.save("gaon-7", "소식", f"{name}이 열었다.", published=PUBLISHED, read=(mention,))
    answer = client.get(f"/api/v1/entities/{name.replace('/', slash)}{part}")
    told = answer.json()
    assert answer.status_code == 200
    assert (told["entity"] if part else told)["key"] == "ORG:한빛소재부품"


def test_an_entity_that_is_missing_is_told(client):
    answer = client.get("/api/v1/entities/없는기관")
    assert (answer.status_code, answer.json()["type"]) == (404, "urn:miclu:missing-entity")


def test_each_name_tells_why_it_belongs(client):
    told = client.get("/api/v1/entities/산단공/names").json()
    assert told["entity"]["name"] == "한국산업단지공단"
    assert KEY in {naming["key"] for naming in told["namings"]}
    assert all("rule" in naming["link"] for naming in told["namings"])


def test_the_card_tells_people_and_what_is_not_known(client):
    card = client.get("/api/v1/entities/산단공/card").json()
    assert [(term["person"], term["role"]) for term in card["people"]] == [("황석주", "본부장")]
    assert "members" in card["unknown"]
    assert card["coverage"]["documents"] == 2
