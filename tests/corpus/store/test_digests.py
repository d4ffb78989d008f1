import pytest

from corpus.errors import (
    DigestChangedError,
    DigestSignedError,
    DigestStateError,
    MissingDigestError,
)
from corpus.store.digests import DigestState


@pytest.fixture
def digests(store):
    store.digests.save("2026-W46", '{"a": 1}', author="miclu")
    return store.digests


def test_a_draft_takes_over_new_content(digests):
    assert digests.save("2026-W46", '{"a": 2}', author="miclu").content == '{"a": 2}'
    (only,) = digests.find_all()
    assert (only.version, only.state, only.is_open) == (1, DigestState.DRAFT, True)


def test_a_signed_digest_never_changes(digests):
    signed = digests.move("2026-W46", DigestState.SIGNED, version=1, author="nari")
    assert not signed.is_open
    with pytest.raises(DigestSignedError, match="2026-W46"):
        digests.save("2026-W46", '{"a": 2}', author="miclu")
    assert digests.get("2026-W46") == signed


def test_the_same_content_changes_nothing_even_behind_a_signature(digests):
    signed = digests.move("2026-W46", DigestState.SIGNED, version=1, author="nari")
    assert digests.save("2026-W46", '{"a": 1}', author="miclu", note="again") == signed


def test_a_correction_is_a_new_version_that_takes_the_place_when_signed(digests):
    digests.move("2026-W46", DigestState.SIGNED, version=1, author="nari")
    digests.move("2026-W46", DigestState.SENT, version=1, author="miclu")
    second = digests.save("2026-W46", '{"a": 2}', author="nari", note="회원사 수를 고침")
    assert (second.version, second.state) == (2, DigestState.DRAFT)
    assert digests.get("2026-W46", version=1).state is DigestState.SENT
    digests.move("2026-W46", DigestState.SIGNED, version=2, author="nari")
    first = digests.get("2026-W46", version=1)
    assert (first.state, first.content) == (DigestState.CORRECTED, '{"a": 1}')
    assert [change.state for change in first.history] == ["draft", "signed", "sent", "corrected"]


@pytest.mark.parametrize("state", [DigestState.SENT, DigestState.CORRECTED, DigestState.DRAFT])
def test_a_draft_is_not_sent_before_it_is_signed(digests, state):
    with pytest.raises(DigestStateError, match=state):
        digests.move("2026-W46", state, version=1, author="nari")
    assert digests.get("2026-W46").state is DigestState.DRAFT


def test_two_people_do_not_sign_one_version(digests):
    digests.move("2026-W46", DigestState.SIGNED, version=1, author="nari")
    with pytest.raises(DigestStateError, match="signed"):
        digests.move("2026-W46", DigestState.SIGNED, version=1, author="bada")


def test_what_is_not_there_is_named(digests):
    assert digests.find("2026-W47") is None
    with pytest.raises(MissingDigestError, match="2026-W47"):
        digests.get("2026-W47")
    with pytest.raises(MissingDigestError, match="version 7"):
        digests.move("2026-W46", DigestState.SIGNED, version=7, author="nari")


def test_only_the_content_that_was_read_is_signed(digests):
    read = digests.get("2026-W46").hash
    digests.save("2026-W46", '{"a": 2}', author="miclu")
    with pytest.raises(DigestChangedError, match="made again"):
        digests.sign("2026-W46", version=1, author="nari", seen=read)
    now = digests.get("2026-W46")
    assert now.state is DigestState.DRAFT
    signed = digests.sign("2026-W46", version=1, author="nari", note="확인", seen=now.hash)
    assert (signed.state, signed.history[-1].note) == (DigestState.SIGNED, "확인")


def test_periods_are_paged_with_all_their_versions(digests):
    digests.move("2026-W46", DigestState.SIGNED, version=1, author="nari")
    digests.save("2026-W46", '{"a": 2}', author="nari", note="고침")
    for week in ("2026-W44", "2026-W45"):
        digests.save(week, "{}", author="miclu")
    first = digests.find_page(before=None, limit=2)
    assert [(each.period, each.version) for each in first] == [
        ("2026-W46", 2),
        ("2026-W46", 1),
        ("2026-W45", 1),
    ]
    (rest,) = digests.find_page(before="2026-W45", limit=2)
    assert rest.period == "2026-W44"


def test_a_period_has_a_digest_or_not(digests):
    assert digests.has("2026-W46")
    assert not digests.has("2026-W47")
