import pytest

from corpus.errors import MissingDocumentError, StoreError, UnknownPublisherError, WeekError
from outputs.api.problems import find_status, make_word
from outputs.errors import BusyServerError, MissingExtraError

PROBLEM = "application/problem+json"


def test_a_missing_thing_is_told_with_what_to_do(client):
    answer = client.get("/api/v1/documents/gaon-99")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == PROBLEM
    assert answer.json() == {
        "type": "urn:miclu:missing-document",
        "title": "Not Found",
        "status": 404,
        "detail": "No document 'gaon-99' in the store. List ids: miclu documents",
        "instance": "/api/v1/documents/gaon-99",
    }


def test_unknown_paths_are_problems(client):
    for path in (
        "/api/",
        "/api/v1",
        "/api/v1/nothing",
        "/api/v2/facts",
        "/api/v1/../x",
        "/api/%0A",
    ):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (404, PROBLEM), path


def test_a_wrong_method_is_a_problem_that_names_the_right_ones(client):
    answer = client.delete("/api/v1/status")
    assert (answer.status_code, answer.headers["content-type"]) == (405, PROBLEM)
    assert answer.headers["allow"] == "GET"


def test_each_wrong_parameter_is_named_and_what_was_sent_is_not_repeated(client):
    answer = client.get("/api/v1/documents/gaon-1/diff?old=0&new=<script>")
    told = answer.json()
    assert (answer.status_code, told["type"]) == (422, "urn:miclu:invalid-request")
    assert [fault["place"] for fault in told["errors"]] == ["query.old", "query.new"]
    assert "script" not in answer.text


def test_an_unknown_parameter_is_refused(client):
    told = client.get("/api/v1/documents/gaon-1?revison=1").json()
    assert [fault["place"] for fault in told["errors"]] == ["query.revison"]


HOSTILE = (
    "documents/%00",
    "documents/" + "x" * 301,
    "documents/%FF%FE",
    "documents/%ED%A0%80",
    "documents/a%0Ab",
    "documents/gaon-1?revision=" + "9" * 400,
    "documents/gaon-1?revision=2147483648",
    "facts?words=" + "가" * 501,
    "facts?facets=colour",
    "facts?sort=price",
    "exports/facts?since=0000-00-00",
    "exports/facts?since=99999-01-01",
    "exports/facts?format=../csv",
    "exports/contents",
    "exports/facts?limit=1e3",
)


def test_hostile_parameters_are_problems(client):
    for path in HOSTILE:
        answer = client.get(f"/api/v1/{path}")
        assert answer.status_code in (404, 422), path
        assert answer.headers["content-type"] == PROBLEM, path


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (MissingDocumentError("x"), 404),
        (UnknownPublisherError("x", ()), 404),
        (StoreError("x", "is locked"), 503),
        (BusyServerError(3), 503),
        (MissingExtraError("pyarrow", "parquet"), 501),
        (WeekError("x"), 422),
    ],
)
def test_errors_have_their_status(error, status):
    assert find_status(error) == status


def test_the_word_of_an_error_follows_from_its_class():
    assert make_word("MissingDocumentError") == "missing-document"
    assert make_word("WeekError") == "week"


def test_our_own_failures_tell_nothing_of_the_inside(make_client):
    broken = make_client(publishers=None)
    answer = broken.get("/api/v1/status")
    assert (answer.status_code, answer.headers["content-type"]) == (500, PROBLEM)
    assert answer.json()["detail"] == "Miclu failed. Its log says why"


@pytest.mark.parametrize("name", ["documents", "facts", "activities", "reviews/queue"])
def test_days_in_the_wrong_order_are_refused(client, name):
    answer = client.get(f"/api/v1/{name}?since=2026-11-13&until=2026-11-12")
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:miclu:invalid-request")
    assert "No day is 2026-11-13 or later" in answer.text
