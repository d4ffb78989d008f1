import pytest
from pydantic import ValidationError

from outputs.digest.model import Digest


def test_a_digest_comes_back_from_its_json_equal_and_with_equal_bytes(digest):
    again = Digest.load(digest.dump())
    assert again == digest
    assert again.dump() == digest.dump()


def test_a_digest_never_changes(digest):
    with pytest.raises(ValidationError):
        digest.label = "2026년 47주"


def test_the_subject_tells_the_first_thing_to_know(digest):
    assert digest.subject == ("[미클] 클러스터 동향 2026년 46주 – ICT 미클의 회원사는 350개사다.")
    assert digest.model_copy(update={"top": ()}).subject == "[미클] 클러스터 동향 2026년 46주"


def test_a_digest_without_lines_is_empty(digest):
    bare = dict.fromkeys(("groups", "due", "stories", "names", "contradictions"), ())
    assert digest.model_copy(update=bare).is_empty
    assert not digest.is_empty
