from datetime import date

import pytest
from sqlalchemy import func, select

from corpus.knowledge import find_statements
from corpus.store import FactQuery
from corpus.store.tables import documents, story_bands

RELEASE = (
    "가람산업공단은 새 시험생산 센터를 열고 회원기업과 함께 시제품을 만든다고 밝혔다. "
    "센터에는 장비 38대가 들어서며 해마다 기업 210곳이 쓸 수 있다. "
    "공단은 2년 동안 65억원을 들여 낡은 공장을 고쳤고 대학 연구실 12곳도 들어온다. "
    "이사장은 기업이 설계부터 양산까지 한곳에서 마치게 하겠다고 말했다. "
)
OTHER = (
    "새봄시는 어린이 도서관을 헐고 그 자리에 공원을 만들기로 했다. "
    "주민들은 책을 어디서 빌리느냐며 반대하고 있다. 시의회는 다음 달 안건을 다룬다. "
    "도서관은 서른 해 전에 문을 열었고 하루에 아이들 수백 명이 찾는다. "
    "시장은 나무 그늘 아래 책을 읽는 자리를 두겠다고 했지만 "
    "비가 오면 어쩌느냐는 물음에는 답이 없었다. "
)


def stories(store):
    with store._database.reading() as connection:
        rows = connection.execute(select(documents.c.id, documents.c.story))
        return {row.id: row.story for row in rows}


def test_copies_are_one_story_and_other_texts_are_not(teller, store):
    teller.tell("hanbit-1", more=RELEASE)
    teller.tell(
        "other-1", more=f"(새봄=기자) {RELEASE} 문의는 공단으로 하면 된다.", publisher="other"
    )
    teller.tell("hanbit-2", more=OTHER)
    teller.resolve()
    found = stories(store)
    assert found["hanbit-1"] == found["other-1"] == 1
    assert found["hanbit-2"] == 3
    (copy,) = store.stories.find_copies("hanbit-1")
    assert copy.id == "other-1"
    assert store.stories.find_copies("hanbit-2") == []


def test_a_template_with_other_numbers_is_another_story(teller, store):
    later = (
        RELEASE.replace("38", "51").replace("210", "340").replace("65", "80").replace("12", "30")
    )
    teller.tell("hanbit-1", more=RELEASE)
    teller.tell("hanbit-2", more=later)
    teller.resolve()
    assert len(set(stories(store).values())) == 2


def test_the_same_words_a_month_later_are_another_story(teller, store):
    teller.tell("hanbit-1", more=RELEASE, day=date(2026, 3, 1))
    teller.tell("hanbit-2", more=RELEASE, day=date(2026, 4, 1))
    teller.resolve()
    assert len(set(stories(store).values())) == 2


def test_a_text_between_two_stories_joins_them(teller, store):
    teller.tell("hanbit-1", more=RELEASE)
    teller.tell("hanbit-2", more=OTHER)
    teller.resolve()
    teller.tell("hanbit-3", more=RELEASE + OTHER)
    teller.resolve()
    assert set(stories(store).values()) == {1}


def test_a_new_text_leaves_its_story(teller, store):
    for number in (1, 2, 3):
        teller.tell(f"hanbit-{number}", more=RELEASE)
    teller.resolve()
    assert set(stories(store).values()) == {1}
    teller.tell("hanbit-1", more=OTHER)
    teller.resolve()
    assert stories(store) == {"hanbit-1": 1, "hanbit-2": 2, "hanbit-3": 2}


def test_sources_follow_the_stories(teller, store):
    for number in (1, 2):
        teller.tell(f"hanbit-{number}", teller.count(350), more=RELEASE)
    teller.resolve()
    (before,) = find_statements(store, FactQuery())
    teller.tell("hanbit-2", teller.count(350), more=OTHER)
    teller.resolve()
    (after,) = find_statements(store, FactQuery())
    assert (before.sources, after.sources, after.documents) == (1, 2, 2)


def test_a_bucket_holds_no_more_than_its_share(teller, store, monkeypatch):
    monkeypatch.setattr("corpus.store.stories._BUCKET", 3)
    for number in range(8):
        teller.tell(f"hanbit-{number}", more=RELEASE)
    teller.resolve()
    assert set(stories(store).values()) == {1}
    with store._database.reading() as connection:
        counted = select(func.count()).select_from(story_bands).group_by(story_bands.c.band)
        assert set(connection.scalars(counted)) == {3}


@pytest.mark.parametrize("text", ["짧다", "!!! ...", ""])
def test_texts_without_shingles_stand_alone(teller, store, text):
    for number in (1, 2):
        teller.tell(f"hanbit-{number}", more=text)
    teller.resolve()
    assert store.stories.find_due() == []


def test_comparing_again_does_nothing(teller, store):
    teller.tell("hanbit-1", more=RELEASE)
    assert teller.resolve().counts["stories"] == 1
    assert teller.resolve().counts["stories"] == 0
