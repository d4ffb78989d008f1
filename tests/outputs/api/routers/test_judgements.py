import pytest


@pytest.fixture
def pair(writer, fact):
    """Two spellings that nothing ties together."""
    from datetime import datetime

    from corpus.times import KST

    for number, name in ((21, "한빛기공"), (22, "한빛머시너리")):
        writer.save(
            f"gaon-{number}",
            f"{name} 소식",
            f"{name}이 공장을 열었다.",
            published=datetime(2026, 11, 12, 9, tzinfo=KST),
            read=(fact["mention"]("ORG", name),),
        )
    return {"left": "한빛기공", "right": "한빛머시너리"}


def names_of(client, name):
    entity = client.get(f"/api/v1/entities/{name}").json()
    return {entity["name"], *entity["aliases"]}


def test_a_judgement_joins_two_names_and_undoing_parts_them(client, pair, bearer):
    headers = bearer("analyst")
    answer = client.post(
        "/api/v1/judgements",
        json=pair | {"decision": "same", "reason": "상호 변경"},
        headers=headers,
    )
    assert answer.status_code == 201
    assert names_of(client, "한빛기공") == {"한빛기공", "한빛머시너리"}
    (known,) = client.get("/api/v1/judgements").json()["items"]
    assert (known["decision"], known["author"], known["reason"]) == (
        "same",
        "analyst-김",
        "상호 변경",
    )
    undone = client.post(f"/api/v1/judgements/{known['number']}/undo", headers=headers)
    assert undone.status_code == 201
    assert names_of(client, "한빛기공") == {"한빛기공"}
    assert client.get("/api/v1/judgements").json()["items"] == []
    again = client.post(f"/api/v1/judgements/{known['number']}/undo", headers=headers)
    assert (again.status_code, again.json()["type"]) == (409, "urn:miclu:undone-judgement")


def test_a_preview_changes_nothing(client, pair, bearer):
    told = pair | {"decision": "same"}
    answer = client.post("/api/v1/judgements/preview", json=told, headers=bearer("analyst"))
    assert (answer.status_code, answer.json()["is_one"]) == (200, False)
    assert names_of(client, "한빛기공") == {"한빛기공"}


def test_the_contrary_of_a_standing_judgement_is_a_conflict(client, pair, bearer):
    headers = bearer("analyst")
    first, second = (
        client.post("/api/v1/judgements", json=pair | {"decision": word}, headers=headers)
        for word in ("different", "same")
    )
    assert (first.status_code, second.status_code) == (201, 409)
    assert second.json()["type"] == "urn:miclu:conflicting-judgement"


def test_a_person_is_never_an_organisation(client, bearer):
    told = {"left": "황석주", "right": "산단공", "decision": "same"}
    answer = client.post("/api/v1/judgements", json=told, headers=bearer("analyst"))
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:miclu:mixed-types")


def test_nobody_judges_without_the_role(client, pair, bearer):
    told = pair | {"decision": "same"}
    assert client.post("/api/v1/judgements", json=told).status_code == 401
    assert client.post("/api/v1/judgements", json=told, headers=bearer("reader")).status_code == 403
