from datetime import date

import pytest

from corpus.resolution.judging import judge
from corpus.store import Decision, Verdict


@pytest.fixture
def base(teller, store):
    for number in (1, 2, 3):
        teller.tell(f"hanbit-{number}", names=["가람정밀"], day=date(2026, 3, number))
    teller.tell("hanbit-4", names=["나루정기"])
    teller.resolve()
    return store


def told(store, **options):
    found = store.namings.find_uses("ORG:가람정밀", **{"limit": 9, **options})
    return [(each.key, each.naming) for each in found]


def test_uses_are_keys_of_names_in_one_document_newest_first(base):
    keys = [f"ORG:가람정밀@#hanbit-{number}" for number in (3, 2, 1)]
    assert told(base) == [(key, "ORG:가람정밀") for key in keys]
    assert told(base, limit=1) == [(keys[0], "ORG:가람정밀")]


def test_what_was_parted_is_no_use_any_more(base):
    key, naming = told(base)[1]
    judge(base, Verdict(left=key, right=naming, decision=Decision.DIFFERENT, author="nari"))
    assert [each for each, _ in told(base)] == [
        "ORG:가람정밀@#hanbit-3",
        "ORG:가람정밀@#hanbit-1",
    ]
    assert base.namings.find_uses(key, limit=9) == []
