from decimal import Decimal

import pytest

from corpus.facts import fact_types
from corpus.facts.figure import Figure
from corpus.facts.position import Position
from corpus.facts.quote import Quote
from corpus.records import Evidence
from nlp.confidence import load_table, look_up, profile_fact, rate_facts


def point(text, words, rule):
    start = text.index(words)
    return Evidence(document_id="", start=start, end=start + len(words), rule=rule, version="1")


def rate_figure(text, words, value=120):
    evidence = point(text, words, "figure.count")
    fact = Figure(text=words, value=Decimal(value), unit="명", measure="참석자", evidence=evidence)
    return next(rate_facts([fact], text)).confidence


def rate_quote(text, words):
    evidence = point(text, words, "quote.said")
    fact = Quote(words=words, speaker="황석주", role="본부장", evidence=evidence)
    return next(rate_facts([fact], text)).confidence


def test_every_confidence_is_a_probability_and_every_type_was_counted():
    table = load_table()
    assert all(0 < confidence < 1 for confidence in table.values())
    assert set(fact_types()) <= set(table)


def test_a_kind_is_the_rule_with_what_is_missing():
    evidence = Evidence(document_id="", start=0, end=1, rule="figure.share", version="1")
    fact = Figure(text="3", value=Decimal(3), unit="%", evidence=evidence)
    assert profile_fact(fact) == "figure.share+no_measure"


def test_an_unknown_rule_has_the_rate_of_its_type():
    assert look_up("quote.unheard_of+no_post") == load_table()["quote"]
    assert look_up("weather.rain") == 0.5


def test_a_guessed_organisation_is_less_sure_than_one_beside_the_name():
    guessed = look_up("position.holder.name_title.near")
    assert guessed < look_up("position.holder.name_title")


@pytest.mark.parametrize(("text", "words"), [("기업 3O개사가", "3"), ("모두 l20명이", "20명")])
def test_letters_for_digits_make_a_figure_doubtful(text, words):
    assert rate_figure(text, words) <= 0.2
    assert rate_figure("모두 120명이 왔다.", "120명") > 0.8


def test_a_number_without_end_is_doubtful():
    number = "9" * 400
    assert rate_figure(f"모두 {number}명이", f"{number}명") <= 0.2


def test_marks_that_nobody_closed_make_a_quotation_doubtful():
    good = "그는 “좋다”고 말했다."
    assert rate_quote(good, "좋다") > 0.8
    assert rate_quote("그는 “좋다”고 말했다. “그러나", "좋다") <= 0.4
    assert rate_quote(f"“그러나\n{good}", "좋다") > 0.8


def test_one_title_at_two_organisations_is_doubtful():
    text = "황석주 회장"
    facts = [
        Position(
            person="황석주",
            role="회장",
            organisation=name,
            evidence=point(text, text, "position.holder.name_title"),
        )
        for name in ("가온협회", "나래협회")
    ]
    assert [fact.confidence for fact in rate_facts(facts, text)] == [0.4, 0.4]
    assert next(rate_facts(facts[:1], text)).confidence > 0.9


def test_the_pipeline_rates_every_fact_and_the_key_does_not_change(reader):
    text = "산단공 윤철 본부장은 “120명이 모였다”고 말했다. G밸리에 있는 ㈜물결은 쉰다."
    facts = reader.read(text).facts
    assert {fact.TYPE for fact in facts} >= {"position", "quote", "relation"}
    assert all(fact.confidence == next(rate_facts([fact], text)).confidence for fact in facts)
    assert all(str(fact.confidence) not in fact.key_parts for fact in facts)
