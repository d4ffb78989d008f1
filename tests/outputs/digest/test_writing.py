from datetime import datetime

import pytest

from corpus.errors import DigestFileError, MissingDigestError, NoWeekError
from corpus.store.digests import DigestState
from corpus.times import KST
from outputs.digest.gathering.gather import gather
from outputs.digest.gathering.wish import Wish
from outputs.digest.period import Period
from outputs.digest.writing import find_digest, find_latest_period, save_digest

WEEK = Period.read("2026-W46")
WISH = Wish(period=WEEK, include_unreviewed=True)


def test_the_latest_week_is_that_of_the_newest_document(store, writer):
    with pytest.raises(NoWeekError):
        find_latest_period(store)
    published = datetime(2026, 11, 9, 9, tzinfo=KST)
    writer.save("gaon-1", "제목", "본문이다.", published=published)
    assert find_latest_period(store) == WEEK


def test_what_is_signed_is_given_and_not_made_again(store, writer, fact):
    signed = gather(store, WISH)
    store.digests.save(WEEK.key, signed.dump(), author="miclu")
    store.digests.move(WEEK.key, DigestState.SIGNED, version=1, author="nari")
    quote = fact["quote"]("늘리겠다", "황석주")
    published = datetime(2026, 11, 9, 9, tzinfo=KST)
    writer.save("gaon-1", "제목", "“늘리겠다”고 했다.", published=published, read=(quote,))
    assert find_digest(store, WISH) == signed
    assert gather(store, WISH) != signed
    with pytest.raises(MissingDigestError):
        find_digest(store, WISH, version=2)


def test_a_file_replaces_the_one_before_whole(tmp_path):
    path = tmp_path / "digests" / "2026-W46.md"
    for content in (b"first", b"second"):
        save_digest(content, path)
    assert [each.name for each in path.parent.iterdir()] == ["2026-W46.md"]
    assert path.read_bytes() == b"second"


def test_a_folder_in_the_way_is_told(tmp_path):
    (tmp_path / "digests").write_text("in the way")
    with pytest.raises(DigestFileError, match="Cannot write"):
        save_digest(b"x", tmp_path / "digests" / "2026-W46.md")
