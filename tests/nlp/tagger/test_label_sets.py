from collections import Counter

import pytest

from nlp.tagger.label_sets import find_label_set, load_label_sets, split_tag
from nlp.tagger.labels import KLUE, MICLU

SETS = {label_set.name: label_set for label_set in load_label_sets()}


@pytest.mark.parametrize(
    ("tag", "kind", "name"),
    [("B-PS", "B", "PS"), ("PER-B", "B", "PER"), ("I-OGG_LAW", "I", "OGG_LAW"), ("PS", "I", "PS")],
)
def test_tags_have_a_kind_and_a_class(tag, kind, name):
    assert split_tag(tag) == (kind, name)


def test_outside_has_no_class():
    assert split_tag("O")[1] == ""


@pytest.mark.parametrize("name", SETS)
def test_labels_are_ours(name):
    assert set(SETS[name].labels.values()) - {""} <= set(MICLU.labels)


def test_the_classes_of_klue_are_all_there():
    assert set(SETS["klue"].labels) == set(KLUE.labels)


def test_kpf_has_150_classes_and_300_numbers():
    assert len(SETS["kpf"].labels) == 150
    tags = SETS["kpf"].list_tags()
    assert len(tags) == len(set(tags)) == 300
    assert Counter(tag[0] for tag in tags) == {"B": 150, "I": 149, "O": 1}
    assert tags[0] == "B-AFA_ART_CRAFT"
    assert tags[150] == "I-AFA_ART_CRAFT"
    assert tags[-1] == "O"


def test_numbers_of_klue_go_class_by_class():
    assert SETS["klue"].list_tags()[:4] == ("B-DT", "I-DT", "B-LC", "I-LC")


@pytest.mark.parametrize("name", SETS)
def test_a_model_that_names_its_tags_is_known_by_them(name):
    tags = SETS[name].list_tags()
    assert find_label_set(tags) == (SETS[name], tags)


@pytest.mark.parametrize("name", ["klue", "kpf", "miclu"])
def test_a_model_that_names_none_is_known_by_their_number(name):
    tags = SETS[name].list_tags()
    nameless = [f"LABEL_{number}" for number in range(len(tags))]
    assert find_label_set(nameless) == (SETS[name], tags)


def test_labels_of_no_set_are_not_found():
    assert find_label_set(["O", "B-GENE", "I-GENE"]) is None
    assert find_label_set(["LABEL_0", "LABEL_1"]) is None
