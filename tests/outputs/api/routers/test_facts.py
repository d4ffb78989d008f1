from urllib.parse import parse_qs, urlsplit

import pytest

from corpus.cursors import decode_cursor, encode_cursor


@pytest.fixture
def facts(client):
    """The facts of the base by their type."""
    return {item["fact"]["type"]: item for item in client.get("/api/v1/facts").json()["items"]}


def test_without_words_all_facts_are_given_each_once(client, facts):
    told = client.get("/api/v1/facts").json()
    assert set(facts) == {"event", "figure", "position", "quote"}
    assert (told["total"], told["is_exact"], told["next"]) == (4, True, None)


def test_a_fact_is_told_by_its_fields_with_the_sentence_that_states_it(facts):
    fact = facts["figure"]
    assert (fact["fact"]["value"], fact["fact"]["unit"], fact["fact"]["approximate"]) == (
        120,
        "명",
        True,
    )
    place = fact["newest"]
    assert place["sentence"][place["start"] : place["end"]] == "120여명"
    assert place["document"]["id"] == "gaon-1"
    assert fact["citation"].startswith("가온산업일보, 「[현장] 동남권 워크숍 열려」, 2026. 11. 12.")


@pytest.mark.parametrize(
    ("asked", "types"),
    [
        ("type=quote", {"quote"}),
        ("entity=산단공", {"position"}),
        ("words=워크숍&type=event", {"event"}),
        ("since=2026-11-13", set()),
        ("kind=report", set()),
        ("status=accepted", set()),
    ],
)
def test_filters_narrow_the_facts(client, asked, types):
    told = client.get(f"/api/v1/facts?{asked}").json()
    assert {item["fact"]["type"] for item in told["items"]} == types


def test_pages_follow_each_other_without_gap_or_double(client, facts):
    path, keys = "/api/v1/facts?limit=1&sort=newest", []
    while path:
        told = client.get(path).json()
        keys += [item["key"] for item in told["items"]]
        path = told["next"]
    assert sorted(keys) == sorted(item["key"] for item in facts.values())
    assert len(keys) == len(set(keys))


def test_facets_count_the_hits(client):
    told = client.get("/api/v1/facts?facets=type&facets=publisher").json()
    counts = {facet["name"]: facet["buckets"] for facet in told["facets"]}
    assert sum(bucket["count"] for bucket in counts["type"]) == 4
    assert [bucket["value"] for bucket in counts["publisher"]] == ["gaon"]


def test_one_fact_has_every_place_with_its_provenance(client, facts, base):
    told = client.get(f"/api/v1/facts/{facts['position']['key']}").json()
    (place,) = told["places"]
    text = base.get_document("gaon-1").text
    assert text[place["text_start"] : place["text_end"]] == "황석주 본부장"
    assert (place["rule"], place["version"], place["revision"]) == ("test", "test", 1)
    assert {(each["field"], each["name"]) for each in told["entities"]} == {
        ("person", "황석주"),
        ("organisation", "한국산업단지공단"),
    }


def test_a_fact_that_is_missing_is_told(client):
    answer = client.get("/api/v1/facts/none")
    assert (answer.status_code, answer.json()["type"]) == (404, "urn:miclu:missing-statement")


@pytest.mark.parametrize(
    ("asked", "word"),
    [("publisher=nobody", "unknown-publisher"), ("entity=없는이름", "missing-entity")],
)
def test_filters_by_what_is_missing_are_told(client, asked, word):
    answer = client.get(f"/api/v1/facts?{asked}")
    assert (answer.status_code, answer.json()["type"]) == (404, f"urn:miclu:{word}")


@pytest.mark.parametrize("cursor", ["x", "%00", "eyJ9", "W10"])
def test_a_cursor_of_another_search_is_refused(client, cursor):
    answer = client.get(f"/api/v1/facts?cursor={cursor}")
    assert (answer.status_code, answer.json()["type"]) == (400, "urn:miclu:bad-cursor")


@pytest.mark.parametrize("sort", ["newest", "oldest", "sources"])
@pytest.mark.parametrize(
    "key", [("2026-11-12", 1), (None, None), (None,), (True, 1), (1, 2, 3), ((1,), 1), (1, "1")]
)
def test_a_made_up_place_in_a_list_is_told(client, sort, key):
    listed = client.get(f"/api/v1/facts?limit=1&sort={sort}").json()["next"]
    mark, total, ranked, _ = decode_cursor(parse_qs(urlsplit(listed).query)["cursor"][0])
    made = encode_cursor(mark, total, ranked, key)
    answer = client.get("/api/v1/facts", params={"limit": 1, "sort": sort, "cursor": made})
    assert (answer.status_code, answer.json()["type"]) == (400, "urn:miclu:bad-cursor")
