import json
from datetime import date

import pytest

from corpus.cursors import encode_cursor
from corpus.store.digests import DigestState
from outputs.digest.model import Count, Digest


def make_digest(week, documents=1):
    return Digest(
        period=f"2026-W{week}",
        label=f"2026년 {week}주",
        first_day=date.fromisocalendar(2026, week, 1),
        last_day=date.fromisocalendar(2026, week, 7),
        counts=(Count(label="문서", now=documents, before=0),),
    )


@pytest.fixture
def digests(base):
    """Three weeks; of the last one a version is signed, and a correction of it begun."""
    for week in (45, 46, 47):
        base.digests.save(f"2026-W{week}", make_digest(week).dump(), author="한")
    held = base.digests.get("2026-W47")
    base.digests.sign("2026-W47", version=1, author="한", seen=held.hash)
    base.digests.save("2026-W47", make_digest(47, 2).dump(), author="한", note="문서 하나가 빠졌다")
    return base.digests


def test_digests_are_listed_with_their_versions(client, digests):
    told = client.get("/api/v1/digests").json()
    assert [item["period"] for item in told["items"]] == ["2026-W47", "2026-W46", "2026-W45"]
    newest = told["items"][0]
    assert (newest["first_day"], newest["last_day"]) == ("2026-11-16", "2026-11-22")
    assert [(each["version"], each["state"]) for each in newest["versions"]] == [
        (2, "draft"),
        (1, "signed"),
    ]
    assert newest["versions"][0]["history"][0]["note"] == "문서 하나가 빠졌다"


def test_pages_of_digests_follow_each_other(client, digests):
    path, periods = "/api/v1/digests?limit=1", []
    while path:
        told = client.get(path).json()
        periods += [item["period"] for item in told["items"]]
        path = told["next"]
    assert periods == ["2026-W47", "2026-W46", "2026-W45"]


def test_the_signed_version_is_given_and_any_other_that_is_named(client, digests):
    signed = client.get("/api/v1/digests/2026-W47").json()
    newest = client.get("/api/v1/digests/2026-W47?version=2").json()
    assert (signed["version"], signed["is_valid"]) == (1, True)
    assert (newest["version"], newest["is_valid"]) == (2, False)
    assert signed["content"] == json.loads(make_digest(47).dump())
    assert newest["content"]["counts"][0]["now"] == 2


def test_a_digest_is_not_sent_again_until_it_changes(client, digests):
    path = "/api/v1/digests/2026-W46"
    tag = client.get(path).headers["etag"]
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
    digests.move("2026-W46", DigestState.IN_REVIEW, version=1, author="한")
    changed = client.get(path, headers={"If-None-Match": tag})
    assert (changed.status_code, changed.json()["state"]) == (200, "in_review")


@pytest.mark.parametrize(
    ("path", "status", "word"),
    [
        ("/2026-W40", 404, "missing-digest"),
        ("/2026-W47?version=9", 404, "missing-digest"),
        ("/2026-W47?version=0", 422, "invalid-request"),
        (f"?cursor={encode_cursor('digests', 7)}", 400, "bad-cursor"),
        (f"?cursor={encode_cursor('entities', '2026-W46')}", 400, "bad-cursor"),
    ],
)
def test_what_is_no_digest_is_told(client, digests, path, status, word):
    answer = client.get(f"/api/v1/digests{path}")
    assert (answer.status_code, answer.json()["type"]) == (status, f"urn:miclu:{word}")


@pytest.mark.parametrize("period", ["last", "2026-W99", "2026-11-09..2026-11-01", "%00"])
def test_what_is_no_period_is_not_there(client, digests, period):
    answer = client.get(f"/api/v1/digests/{period}")
    assert (answer.status_code, answer.headers["content-type"]) == (
        404,
        "application/problem+json",
    )


def test_where_reading_is_closed_a_token_is_needed(make_client, digests, bearer):
    client = make_client(open_reading=False)
    assert client.get("/api/v1/digests").status_code == 401
    assert client.get("/api/v1/digests", headers=bearer("reader")).status_code == 200
