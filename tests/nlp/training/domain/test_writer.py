from random import Random

import pytest

from nlp.training.domain.grammar import load_rules
from nlp.training.domain.templates import TemplateError, parse_template
from nlp.training.domain.writer import Writer


def write(template: str, seed: int = 1):
    return Writer(Random(seed)).write(parse_template(template), {})


@pytest.mark.parametrize("rule", load_rules("names"))
def test_a_name_ends_where_its_particle_begins(rule):
    for seed in range(20):
        passage = write(f"{{{rule}}}{{은}} 왔다", seed)
        ((start, end, _),) = passage.entities
        assert start == 0
        assert passage.text[end:] in ("은 왔다", "는 왔다")


def test_a_numbered_name_stays_the_same():
    passage = write("{person.1} {person.1}")
    first, second = passage.entities
    assert passage.text[slice(*first[:2])] == passage.text[slice(*second[:2])]


def test_forms_of_one_name_share_their_parts():
    passage = write("{minicluster.1+short}({minicluster.1:short})", seed=4)
    full, short = (passage.text[start:end] for start, end, _ in passage.entities)
    trade = short.removesuffix("MC").removesuffix("미클").removesuffix("미니클러스터").strip()
    assert trade
    assert trade in full


def test_a_family_name_is_the_beginning_of_the_name():
    passage = write("{person.1} {person.1:surname} 회장")
    (start, end, _), (again, until, label) = passage.entities
    assert passage.text[start:end].startswith(passage.text[again:until])
    assert label == "PERSON"


def test_names_inside_a_name_are_not_told():
    passage = write("{branch.1}")
    assert passage.entities == ((0, len(passage.text), "ORG"),)


def test_an_unknown_list_is_refused():
    with pytest.raises(TemplateError, match="no list"):
        write("{nowhere}")


def test_a_form_that_no_line_has_is_refused():
    with pytest.raises(TemplateError, match="no line with a form"):
        write("{person+nickname}")
