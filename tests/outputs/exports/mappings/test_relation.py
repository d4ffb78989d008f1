import pytest

from corpus.store import NamedEntity
from outputs.exports.mappings import map_row
from outputs.exports.parts.proxies import Maker

ROW = {
    "type": "relation",
    "document": "gaon-1",
    "title": "제목",
    "address": "https://www.gaon.example/1",
    "publisher": "가온산업일보",
    "published": None,
    "sentence": "한빛기공은 구미 반도체소재 미니클러스터의 회원사다.",
    "citation": "가온산업일보, 「제목」",
    "key": "k1",
    "last_seen": None,
    "subject": "한빛기공",
    "object": "구미 반도체소재 미니클러스터",
    "entities": (
        NamedEntity(field="subject", key="ORG:한빛기공", type="ORG", name="한빛기공"),
        NamedEntity(field="object", key="CLUSTER:1", type="CLUSTER", name="구미 반도체소재 미클"),
    ),
}


def link(**changes):
    *_, own = map_row("facts", ROW | changes, Maker())
    return own


def test_a_member_of_an_organisation_is_a_membership():
    own = link(predicate="member_of")
    assert own.schema.name == "Membership"
    assert own.get("role") == ["member_of"]


@pytest.mark.parametrize("predicate", ["operates", "supports", "partner_of", "part_of"])
def test_other_relations_are_links_with_their_predicate(predicate):
    own = link(predicate=predicate)
    assert (own.schema.name, own.get("role")) == ("UnknownLink", [predicate])


def test_a_programme_has_no_members_in_the_model():
    programme = NamedEntity(field="object", key="PROGRAM:1", type="PROGRAM", name="집적지 사업")
    entities = (ROW["entities"][0], programme)
    assert link(predicate="member_of", entities=entities).schema.name == "UnknownLink"


def test_a_place_is_an_address():
    *_, place, _, own = map_row(
        "facts", ROW | {"predicate": "located_in", "object": "구미"}, Maker()
    )
    assert (place.schema.name, place.get("full")) == ("Address", ["구미"])
    assert own.get("object") == [place.id]


def test_what_is_hosted_is_an_event_unless_it_is_a_known_entity():
    row = ROW | {"predicate": "hosts", "object": "정기총회", "entities": ()}
    *_, event, _, _ = map_row("facts", row, Maker())
    assert (event.schema.name, event.caption) == ("Event", "정기총회")


def test_resolved_names_have_one_id_in_every_spelling():
    maker = Maker()
    first, *_ = map_row("facts", ROW | {"predicate": "operates"}, maker)
    second, *_ = map_row("facts", ROW | {"predicate": "operates", "subject": "㈜한빛기공"}, maker)
    assert first.id == second.id


def test_a_fact_type_without_a_file_of_its_own_is_a_note():
    *_, own = map_row("facts", ROW | {"type": "weather"}, Maker())
    assert own.schema.name == "Note"
    assert own.get("description") == ["가온산업일보, 「제목」"]
