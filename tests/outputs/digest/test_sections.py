from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import ClassVar

from corpus.facts import fact_types
from corpus.facts.event import Event
from corpus.facts.figure import Figure
from corpus.facts.position import Position
from corpus.facts.quote import Quote
from corpus.facts.relation import Relation
from corpus.records import Evidence, Fact
from outputs.digest.sections import make_kind, section_kinds

EVIDENCE = Evidence(document_id="gaon-1", start=0, end=1, rule="test", version="1")
KINDS = {kind.type: kind for kind in section_kinds()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Fact):
    TYPE: ClassVar[str] = "award"
    LABEL: ClassVar[str] = "수상"

    name: str = field(metadata={"label": "이름"})
    winner: str = field(metadata={"label": "받은 이"})


def test_every_fact_type_has_its_place():
    assert set(KINDS) == set(fact_types())


def test_a_fact_type_without_a_file_is_told_by_its_fields_and_comes_last():
    kind = make_kind("award", Award)
    told = kind.tell(Award(evidence=EVIDENCE, name="산단의 탑", winner="송현팩"))
    assert told == ("산단의 탑", "받은 이 송현팩")
    assert (kind.heading, kind.order > max(k.order for k in KINDS.values())) == ("수상", True)


def tell_event(**filled):
    return KINDS["event"].tell(Event(evidence=EVIDENCE, name="총회", kind="총회", **filled))


def test_an_event_tells_its_days_place_and_organisers():
    first, last = date(2026, 11, 12), date(2026, 11, 13)
    told = tell_event(
        first_day=first, last_day=last, precision="day", place="창원호텔", organisers=("산단공",)
    )
    assert told == ("총회", "2026.11.12(목)~2026.11.13(금) · 창원호텔 · 주최 산단공")


def test_an_event_tells_no_day_that_nobody_knows():
    assert tell_event(first_day=date(2026, 11, 1), precision="month") == ("총회", "2026년 11월")
    assert tell_event(first_day=date(2027, 1, 1), precision="year") == ("총회", "2027년")
    assert tell_event() == ("총회", "")


def test_a_position_tells_a_standing_other_than_current():
    fact = Position(evidence=EVIDENCE, person="황석주", role="본부장", standing="former")
    assert KINDS["position"].tell(fact) == ("황석주", "본부장 (전임)")


def test_a_figure_tells_what_is_counted():
    fact = Figure(
        evidence=EVIDENCE,
        text="약 350여개",
        value=Decimal(350),
        measure="회원사",
        subject="IMT미클",
    )
    assert KINDS["figure"].tell(fact) == ("회원사 약 350여개", "IMT미클")


def test_a_quote_tells_the_speaker_and_the_post():
    fact = Quote(
        evidence=EVIDENCE, words="늘린다", speaker="황석주", role="본부장", organisation="산단공"
    )
    assert KINDS["quote"].tell(fact) == ("황석주", "산단공 본부장")


def test_a_relation_tells_both_names_and_the_predicate_in_korean():
    fact = Relation(evidence=EVIDENCE, subject="산단공", predicate="operates", object="G밸리")
    assert KINDS["relation"].tell(fact) == ("산단공 – G밸리", "운영")
