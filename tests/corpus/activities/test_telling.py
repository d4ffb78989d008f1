from dataclasses import replace
from datetime import date

from corpus.activities.telling import Party, decode_telling, encode_telling


def test_a_telling_comes_back_from_its_row(make):
    telling = replace(
        make(7, organisers=("가람시",), place="온새호텔"),
        participants=(Party("누리정밀", 12),),
        states=(("announced", None), ("held", date(2026, 3, 6))),
    )
    assert decode_telling(7, encode_telling(telling)) == telling
    empty = make(8, day="", seen=None)
    assert decode_telling(8, encode_telling(empty)) == empty


def test_a_resolved_party_is_known_by_its_entity_in_any_spelling():
    assert Party("산단공", 3).mark == Party("한국산업단지공단", 3).mark
    assert Party("㈜누리").mark == Party("누리").mark != Party("누리", 3).mark
