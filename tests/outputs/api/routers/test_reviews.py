import pytest


@pytest.fixture
def key(client):
    (item,) = client.get("/api/v1/facts?type=position").json()["items"]
    return item["key"]


@pytest.fixture
def decide(client, key, bearer):
    """Sends a decision of an analyst about the position."""
    headers = bearer("analyst")

    def send(path="", **told):
        return client.post(f"/api/v1/facts/{key}/reviews{path}", json=told, headers=headers)

    return send


def test_the_queue_holds_what_waits(client):
    told = client.get("/api/v1/reviews/queue").json()
    assert {item["fact"]["type"] for item in told["items"]} == {
        "event",
        "figure",
        "position",
        "quote",
    }
    assert told["next"] is None


def test_pages_of_the_queue_follow_each_other(client):
    path, keys = "/api/v1/reviews/queue?limit=1", []
    while path:
        told = client.get(path).json()
        keys += [item["key"] for item in told["items"]]
        path = told["next"]
    assert len(keys) == len(set(keys)) == 4


def test_a_decision_is_in_force_at_once_and_stands_in_the_log(client, key, decide):
    answer = decide(decision="accepted")
    told = client.get(f"/api/v1/facts/{key}").json()
    (entry,) = client.get("/api/v1/reviews").json()["items"]
    assert answer.status_code == 201
    assert (told["status"], told["version"]) == ("accepted", answer.json()["version"])
    assert (entry["decision"], entry["author"]) == ("accepted", "analyst-김")


def test_pages_of_the_log_follow_each_other(client, decide):
    numbers = [decide(decision=word).json()["version"] for word in ("accepted", "accepted")]
    path, found = "/api/v1/reviews?limit=1", []
    while path:
        told = client.get(path).json()
        found += [entry["number"] for entry in told["items"]]
        path = told["next"]
    assert found == numbers[::-1]


def test_a_corrected_fact_is_told_as_corrected(client, key, decide):
    assert decide(decision="corrected", fields={"role": "지역본부장"}).status_code == 201
    told = client.get(f"/api/v1/facts/{key}").json()
    assert (told["fact"]["role"], told["places"][0]["stated"]["role"]) == ("지역본부장", "본부장")


def test_two_who_decide_at_once_are_told(decide):
    first = decide(decision="accepted", version=0)
    second = decide(decision="rejected", reason="다른 사람", version=0)
    assert (first.status_code, second.status_code) == (201, 409)
    assert second.json()["type"] == "urn:miclu:review-conflict"


def test_a_decision_can_be_taken_back_once(client, key, decide):
    decide(decision="rejected", reason="동명이인")
    assert decide("/undo").status_code == 201
    assert client.get(f"/api/v1/facts/{key}").json()["status"] == "unreviewed"
    assert decide("/undo").status_code == 409


@pytest.mark.parametrize(
    "told",
    [
        {"decision": "rejected"},
        {"decision": "maybe"},
        {"decision": "corrected"},
        {"decision": "corrected", "fields": {"colour": "red"}},
        {"decision": "corrected", "fields": {"role": 7}},
        {"decision": "accepted", "fields": {"role": "본부장"}},
        {"decision": "accepted", "author": "somebody"},
        {"decision": "accepted", "version": -1},
        {},
    ],
)
def test_what_is_no_decision_is_refused_and_changes_nothing(client, decide, told):
    answer = decide(**told)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert client.get("/api/v1/reviews").json()["items"] == []


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'"accepted"', b'{"decision": "\xff"}', b'{"reason": "\\ud800"}']
)
def test_what_is_no_json_object_is_refused(client, key, bearer, body):
    headers = bearer("analyst") | {"Content-Type": "application/json"}
    answer = client.post(f"/api/v1/facts/{key}/reviews", content=body, headers=headers)
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["", "/undo"])
def test_nobody_decides_without_the_role(client, key, bearer, path):
    address = f"/api/v1/facts/{key}/reviews{path}"
    told = {"decision": "accepted"} if not path else {}
    assert client.post(address, json=told).status_code == 401
    assert client.post(address, json=told, headers=bearer("reader")).status_code == 403


def test_a_token_for_reading_decides_nothing(client, key, bearer):
    headers = bearer("admin", scopes=("read",))
    answer = client.post(
        f"/api/v1/facts/{key}/reviews", json={"decision": "accepted"}, headers=headers
    )
    assert answer.status_code == 403


def test_a_decision_about_nothing_is_told(client, bearer):
    answer = client.post(
        "/api/v1/facts/none/reviews", json={"decision": "accepted"}, headers=bearer("analyst")
    )
    assert answer.status_code == 404
