import pytest

from nlp.training.domain.templates import (
    Call,
    Choice,
    Number,
    Particle,
    TemplateError,
    parse_template,
)


def test_a_line_is_words_calls_and_particles():
    assert parse_template("오늘 {person.1:surname} 회장{은}") == (
        "오늘 ",
        Call("person", "1", form="surname"),
        " 회장",
        Particle("은"),
    )


def test_a_call_may_ask_for_a_line_that_has_a_form():
    assert parse_template("{agency.2+short}") == (Call("agency", "2", having="short"),)


def test_choices_nest_and_may_be_empty():
    assert parse_template("{가|{1..9}개|}") == (
        Choice((("가",), (Number(1, 9, comma=False), "개"), ())),
    )


def test_a_bar_outside_braces_is_a_bar():
    assert "".join(map(str, parse_template("가|나"))) == "가|나"


def test_numbers_may_have_commas_at_thousands():
    assert parse_template("{1000..9999,}") == (Number(1000, 9999, comma=True),)


@pytest.mark.parametrize(
    "line", ["{person", "person}", "{가|나", "{Person}", "{1..}", "{}", "{가}"]
)
def test_a_line_that_is_no_template_is_refused(line):
    with pytest.raises(TemplateError, match="language"):
        parse_template(line)
