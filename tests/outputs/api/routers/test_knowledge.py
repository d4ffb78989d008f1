from datetime import datetime

import pytest

from corpus.cursors import encode_cursor
from corpus.times import KST


@pytest.fixture
def two_values(writer, fact):
    """Two papers that do not agree on one day."""
    for number, count in ((31, 300), (32, 420)):
        writer.save(
            f"gaon-{number}",
            "구미 소식",
            f"구미 반도체 미니클러스터 회원사는 {count}개사다. 제{number}호.",
            published=datetime(2026, 3, 2, 9, tzinfo=KST),
            read=(
                fact["figure"](
                    f"{count}개사",
                    count,
                    unit="개사",
                    measure="회원사",
                    subject="구미 반도체 미니클러스터",
                ),
                fact["mention"]("CLUSTER", "구미 반도체 미니클러스터"),
            ),
        )


def test_facts_that_contradict_each_other_stand_side_by_side(client, two_values):
    (found,) = client.get("/api/v1/contradictions").json()["items"]
    assert found["kind"] == "values"
    assert {item["fact"]["value"] for item in found["facts"]} == {300, 420}


def test_contradictions_are_narrowed(client, two_values):
    asked = {"entity": "구미 반도체 미니클러스터", "type": "figure"}
    assert len(client.get("/api/v1/contradictions", params=asked).json()["items"]) == 1
    assert client.get("/api/v1/contradictions?type=position").json()["items"] == []


@pytest.mark.parametrize(
    "asked", ["organisation=산단공", "person=황석주", "person=황석주&role=본부장"]
)
def test_terms_are_found_by_organisation_and_person(client, asked):
    (term,) = client.get(f"/api/v1/terms?{asked}").json()["items"]
    assert (term["person"], term["role"], term["organisation"]) == (
        "황석주",
        "본부장",
        "한국산업단지공단",
    )
    assert term["first_seen"] == "2026-11-12"


def test_pages_of_terms_and_contradictions_follow_each_other(client, two_values, writer, fact):
    writer.save(
        "gaon-33",
        "산단공 소식",
        "한국산업단지공단 김하나 감사가 말했다.",
        published=datetime(2026, 11, 13, 9, tzinfo=KST),
        read=(
            fact["position"]("김하나 감사", "김하나", "감사", "한국산업단지공단"),
            fact["mention"]("PERSON", "김하나"),
            fact["mention"]("ORG", "한국산업단지공단"),
        ),
    )
    first = client.get("/api/v1/terms?organisation=산단공&limit=1").json()
    second = client.get(first["next"]).json()
    assert [each["person"] for each in first["items"] + second["items"]] == ["황석주", "김하나"]
    assert second["next"] is None
    assert client.get("/api/v1/contradictions?limit=1").json()["next"] is None


@pytest.mark.parametrize("asked", ["", "?role=본부장", "?person=&organisation="])
def test_terms_of_nobody_are_refused(client, asked):
    answer = client.get(f"/api/v1/terms{asked}")
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:miclu:invalid-request")
    assert "Name an organisation or a person" in answer.text


@pytest.mark.parametrize("list_name", ["contradictions", "terms", "reviews", "judgements"])
@pytest.mark.parametrize(
    "values", [("entities", 1), ("{}", -1), ("{}", 2**70), ("{}", "1"), ("{}",), (7, 7), ()]
)
def test_a_made_up_cursor_is_told(client, list_name, values):
    made = (each.format(list_name) if isinstance(each, str) else each for each in values)
    named = {"person": "황석주"} if list_name == "terms" else {}
    asked = {**named, "cursor": encode_cursor(*made)}
    answer = client.get(f"/api/v1/{list_name}", params=asked)
    assert (answer.status_code, answer.json()["type"]) == (400, "urn:miclu:bad-cursor")
