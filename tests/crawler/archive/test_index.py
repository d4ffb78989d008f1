import pytest

from corpus.store import open_store
from crawler.archive.index import mend_index

NAME = "gaon-20261121T030000000000Z-00000.warc.gz"


@pytest.fixture
def store(settings):
    with open_store(settings.store_url) as opened:
        yield opened


def test_what_a_killed_crawl_left_unindexed_is_found_in_the_file(tmp_path, write, store):
    answers = write("총회", "워크숍", "협약")
    store.archive.add(answers[:1])
    mended = mend_index(store, tmp_path)
    assert (mended.added, mended.damaged) == (2, ())
    assert store.archive.find(address=answers[0].address) == answers


def test_an_index_that_is_up_to_date_is_left(tmp_path, write, store):
    answers = write("총회", "워크숍")
    assert mend_index(store, tmp_path).added == 2
    # The file would be found damaged, were it read again.
    (tmp_path / NAME).write_bytes(bytes((tmp_path / NAME).stat().st_size))
    assert mend_index(store, tmp_path).damaged == ()
    assert store.archive.end_of(NAME) == answers[-1].offset + answers[-1].length


def test_a_torn_end_is_named_and_the_rest_indexed(tmp_path, write, store):
    first, second = write("총회", "워크숍" * 50)
    path = tmp_path / NAME
    path.write_bytes(path.read_bytes()[: second.offset + 30])
    mended = mend_index(store, tmp_path)
    assert [(each.offset, each.is_tail) for each in mended.damaged] == [(second.offset, True)]
    assert store.archive.find() == [first]


def test_only_the_files_of_a_publisher_are_read(tmp_path, write, store):
    write("총회")
    write("워크숍", name="hanbit-1-00000.warc.gz")
    assert mend_index(store, tmp_path, publisher="hanbit").added == 1
    assert (store.archive.is_empty("hanbit"), store.archive.is_empty("gaon")) == (False, True)
    assert mend_index(store, tmp_path).added == 1
