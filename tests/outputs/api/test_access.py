import pytest


def test_everybody_may_read_where_reading_is_open(client):
    assert client.get("/api/v1/status").status_code == 200


def test_nobody_reads_without_a_token_where_it_is_not(make_client):
    answer = make_client(open_reading=False).get("/api/v1/status")
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("role", ["reader", "analyst", "admin"])
def test_a_token_lets_in(make_client, bearer, role):
    client = make_client(open_reading=False)
    assert client.get("/api/v1/status", headers=bearer(role)).status_code == 200


@pytest.mark.parametrize(
    "header", ["Bearer miclu_wrong", "Bearer ", "bearer x", "Bearer 한글".encode()]
)
def test_a_wrong_token_is_refused_even_where_reading_is_open(client, header):
    answer = client.get("/api/v1/status", headers={"Authorization": header})
    assert answer.status_code in (200, 401)
    if header == "Bearer miclu_wrong":
        assert answer.status_code == 401


def test_a_revoked_token_is_worth_nothing(make_client, bearer, base):
    client, headers = make_client(open_reading=False), bearer("reader")
    assert client.get("/api/v1/status", headers=headers).status_code == 200
    base.accounts.revoke_token("reader-김", "test")
    assert client.get("/api/v1/status", headers=headers).status_code == 401
