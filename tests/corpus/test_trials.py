from datetime import date

import pytest

from corpus.errors import MissingStoreError
from corpus.resolution import resolve
from corpus.store import FactQuery
from corpus.trials import open_trial


@pytest.fixture
def told(teller):
    """A resolved document, and one that waits."""
    teller.tell("hanbit-1", teller.count(300), names=[("CLUSTER", "가람클러스터")])
    teller.resolve()
    teller.tell("hanbit-2", teller.count(350), names=[("CLUSTER", "가람클러스터")])


def facts(store):
    return len(list(store.statements.find(FactQuery())))


def test_a_trial_sees_its_own_changes_and_the_base_none(store, url, told):
    with open_trial(url) as trial:
        assert facts(trial) == 1
        assert resolve(trial).counts["statements"] == 1
        assert facts(trial) == 2
        assert facts(store) == 1
    assert facts(store) == 1
    assert resolve(store).counts["statements"] == 1


def test_a_trial_that_fails_leaves_nothing(store, url, told, tmp_path):
    with pytest.raises(ZeroDivisionError), open_trial(url) as trial:
        assert resolve(trial).counts["statements"] / 0
    assert facts(store) == 1
    assert [path for path in tmp_path.iterdir() if path.is_dir()] == []


def test_others_may_write_meanwhile(store, url, told, teller):
    with open_trial(url) as trial:
        assert facts(trial) == 1
        teller.tell("hanbit-3", teller.count(400), day=date(2026, 3, 9))
        assert store.counts().documents == 3


def test_without_a_store_there_is_no_trial(tmp_path):
    with pytest.raises(MissingStoreError), open_trial(f"sqlite:///{tmp_path / 'none.db'}"):
        pass
    assert list(tmp_path.iterdir()) == []
