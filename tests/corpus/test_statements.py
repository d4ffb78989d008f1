import pytest

from corpus.statements import KnownName, identify, match_names, rules_version


def name(words, *aliases, kind="ORG", entity=1, key=None):
    return KnownName(
        type=kind, name=words, aliases=aliases, entity=entity, key=key or f"{kind}:{words}"
    )


def position(**fields):
    return {
        "person": "황석주",
        "role": "본부장",
        "organisation": "한빛공단",
        "standing": "current",
    } | fields


def figure(**fields):
    values = {"text": "x", "value": "350", "unit": "개사", "measure": "회원사", "subject": "미클"}
    return values | {"status": "fact", "as_of": None, "change": None} | fields


def key(kind, fields, *names):
    return identify(kind, fields, names).key


def test_two_names_of_one_entity_make_one_statement():
    full = name("한국한빛공단", key="ORG:한빛", entity=7)
    short = name("한빛공단", key="ORG:한빛", entity=7)
    assert key("position", position(), short) == key(
        "position", position(organisation="한국한빛공단"), full
    )


def test_one_name_of_two_entities_makes_two_statements():
    one, other = name("황석주", kind="PERSON", key="A"), name("황석주", kind="PERSON", key="B")
    assert key("position", position(), one) != key("position", position(), other)


def test_an_alias_of_the_document_means_its_entity():
    (spoken,) = match_names("position", position(), [name("한국한빛공단", "한빛공단", entity=7)])
    assert (spoken.field, spoken.words, spoken.name.entity) == ("organisation", "한빛공단", 7)


def test_a_person_is_meant_where_a_person_is_asked_for():
    names = [name("황석주", entity=1), name("황석주", kind="PERSON", entity=2)]
    (spoken,) = match_names("position", position(organisation=None), names)
    assert spoken.name.entity == 2


def test_a_full_name_goes_before_an_alias():
    names = [name("큰한빛공단", "한빛공단", entity=1), name("한빛공단", entity=2)]
    (spoken,) = match_names("position", position(), names)
    assert spoken.name.entity == 2


@pytest.mark.parametrize(
    "same", [{"measure": "회원기업"}, {"measure": "참여기업"}, {"unit": "곳"}, {"value": "350.0"}]
)
def test_a_figure_is_told_by_canonical_measure_value_and_unit(same):
    assert key("figure", figure()) == key("figure", figure(**same))


@pytest.mark.parametrize(
    "other",
    [
        {"value": "351"},
        {"measure": "매출"},
        {"status": "plan"},
        {"as_of": "2025"},
        {"change": "up"},
        {"subject": "딴미클"},
    ],
)
def test_figures_that_say_something_else_are_others(other):
    assert key("figure", figure()) != key("figure", figure(**other))


def test_a_figure_has_value_and_unit():
    found = identify("figure", figure(value="3", unit="억원", measure="매출"), [])
    assert (found.value, found.unit) == (300_000_000, "원")


def test_current_and_former_are_two_statements():
    assert key("position", position()) != key("position", position(standing="former"))


def test_statements_that_exclude_each_other_share_a_topic():
    topics = {identify("figure", figure(value=value), []).topic for value in ("350", "320")}
    assert len(topics) == 1
    assert topics != {""}


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("figure", figure(subject=None)),
        ("figure", figure(measure=None)),
        ("position", position(organisation=None)),
        ("relation", {"subject": "가", "predicate": "operates", "object": "나"}),
    ],
)
def test_what_says_too_little_has_no_topic(kind, fields):
    assert identify(kind, fields, []).topic == ""


def test_the_rules_have_a_version():
    assert len(rules_version()) == 8
