from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import EvidenceError
from corpus.evidence import check_evidence
from corpus.facts.figure import Figure
from corpus.facts.position import Position
from corpus.facts.quote import Quote
from corpus.records import Evidence, Fact, Mention, Reading

TEXT = "가람산업단지공단은 3일 “회원이 늘었다”고 밝혔다."


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying(Fact):
    """A fact type that quotes, for these tests."""

    TYPE: ClassVar[str] = "saying"

    words: str | None = field(metadata={"quoted": True})
    speaker: str = ""


def point(start, end):
    return Evidence(document_id="hanbit-1", start=start, end=end, rule="t", version="t")


def read(*, mentions=(), facts=()):
    return Reading(document_id="hanbit-1", version="t", mentions=mentions, facts=facts)


def mention(text, start, end):
    return Mention(type="ORG", text=text, name=text, evidence=point(start, end))


def test_words_that_stand_there_pass():
    saying = Saying(words="회원이 늘었다", speaker="가람산업단지공단", evidence=point(13, 24))
    name = mention("가람산업단지공단", 0, 8)
    assert check_evidence(read(mentions=(name,), facts=(saying,)), TEXT) is None


def test_a_mention_is_what_stands_there():
    with pytest.raises(EvidenceError, match=r"0:9.*'가람산업단지공단은', not '가람산업단지공단'"):
        check_evidence(read(mentions=(mention("가람산업단지공단", 0, 9),)), TEXT)


def test_quoted_words_stand_inside_the_evidence():
    saying = Saying(words="회원이 줄었다", evidence=point(13, 24))
    with pytest.raises(EvidenceError, match="without '회원이 줄었다'"):
        check_evidence(read(facts=(saying,)), TEXT)


def test_an_empty_quoted_field_quotes_nothing():
    assert check_evidence(read(facts=(Saying(words=None, evidence=point(0, 2)),)), TEXT) is None


def test_evidence_belongs_to_the_document_that_was_read():
    strange = replace(point(0, 8), document_id="hanbit-2")
    name = Mention(type="ORG", text=TEXT[:8], name=TEXT[:8], evidence=strange)
    with pytest.raises(EvidenceError, match="hanbit-2"):
        check_evidence(read(mentions=(name,)), TEXT)


@pytest.mark.parametrize(
    "fact",
    [
        Figure(text="31일", value=Decimal(31), evidence=point(10, 12)),
        Quote(words="회원이 줄었다", speaker="가람산업단지공단", evidence=point(13, 24)),
    ],
    ids=["figure", "quote"],
)
def test_figures_and_quotes_quote(fact):
    with pytest.raises(EvidenceError, match="without"):
        check_evidence(read(facts=(fact,)), TEXT)


@given(start=st.integers(-3, 60), end=st.integers(-3, 60))
def test_only_places_inside_the_text_pass(start, end):
    fact = Position(person="김가람", role="회장", evidence=point(start, end))
    if 0 <= start < end <= len(TEXT):
        assert check_evidence(read(facts=(fact,)), TEXT) is None
    else:
        with pytest.raises(EvidenceError, match=f"{start}:{end}.*outside"):
            check_evidence(read(facts=(fact,)), TEXT)
