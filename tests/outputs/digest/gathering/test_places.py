import pytest

from corpus.store.named import NamedEntity
from outputs.digest.gathering.places import REST, find_belonging


def named(kind, name, field="organisation"):
    return NamedEntity(field=field, key=f"{kind}:{name}", type=kind, name=name)


def test_a_cluster_goes_before_a_region():
    entities = [named("ORG", "경남테크노파크"), named("CLUSTER", "ICT 미니클러스터", "subject")]
    found = find_belonging(entities, ())
    assert (found.kind, found.name) == ("cluster", "ICT 미니클러스터")


@pytest.mark.parametrize(
    ("words", "region"),
    [
        ("경남테크노파크", "경남"),
        ("창원 국가산업단지", "경남"),
        ("경기 광주시", "경기"),
        ("광주광역시", "광주"),
        ("전라북도 군산", "전북"),
    ],
)
def test_a_region_is_read_off_names_and_places(words, region):
    assert find_belonging([named("ORG", words)], ()).name == region
    assert find_belonging([], (words,)).name == region


def test_a_person_is_from_nowhere():
    assert find_belonging([named("PERSON", "서울림", "person")], ("총회 열려",)) == REST
