import pytest

KEY = "ORG:한국산업단지공단"


@pytest.mark.parametrize("words", ["한국산업단지공단", "산단공", "ㅎㄱㅅㅇㄷㅈㄱㄷ", "한국산업"])
def test_entities_are_found_by_any_of_their_names(client, words):
    found = client.get(f"/api/v1/entities?words={words}").json()
    assert [entity["name"] for entity in found] == ["한국산업단지공단"]
    assert found[0]["aliases"] == ["산단공"]


def test_entities_are_narrowed_by_type(client):
    found = client.get("/api/v1/entities?type=PERSON").json()
    assert [entity["name"] for entity in found] == ["황석주"]


@pytest.mark.parametrize("key", [KEY, "산단공", "한국 산업단지 공단"])
def test_one_entity_is_given_by_key_name_or_alias(client, key):
    assert client.get(f"/api/v1/entities/{key}").json()["name"] == "한국산업단지공단"


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
