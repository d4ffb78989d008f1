import pytest

from corpus.errors import DigestSignedError, DigestStateError, MissingDigestError
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
