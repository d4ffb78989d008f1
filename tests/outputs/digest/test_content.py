from datetime import date, datetime

import pytest

from corpus.times import KST
from outputs.digest.content import make_digest
from outputs.digest.week import Week

WEEK = Week(2026, 46)
NAMES = {"gaon": "가온산업일보"}
MONDAY = datetime(2026, 11, 9, 9, tzinfo=KST)


def find_items(digest, word):
    (section,) = [section for section in digest.sections if section.type == word]
    return section.items


def test_sections_come_in_the_order_of_the_digest(store):
    headings = [section.heading for section in make_digest(store, WEEK, publishers=NAMES).sections]
    assert headings == ["활동", "인사", "수치", "발언", "관계"]


def test_an_empty_base_gives_an_empty_digest(store):
    assert make_digest(store, WEEK, publishers=NAMES).is_empty


@pytest.mark.parametrize(
    ("moment", "belongs"),
    [
        (datetime(2026, 11, 8, 23, 59, tzinfo=KST), False),
        (datetime(2026, 11, 9, 0, 0, tzinfo=KST), True),
        (datetime(2026, 11, 15, 23, 59, tzinfo=KST), True),
        (datetime(2026, 11, 16, 0, 0, tzinfo=KST), False),
    ],
)
def test_the_week_begins_and_ends_at_midnight_in_korea(store, writer, moment, belongs):
    writer.save("gaon-1", "총회 열려", "본문이다.", published=moment)
    assert len(make_digest(store, WEEK, publishers=NAMES).documents) == belongs


def test_the_year_end_belongs_to_week_53(store, writer):
    for number, day in enumerate((date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 4))):
        moment = datetime(day.year, day.month, day.day, 12, tzinfo=KST)
        writer.save(f"gaon-{number}", f"기사 {number}", "본문이다.", published=moment)
    titles = [
        source.title
        for source in make_digest(store, Week.read("2026-W53"), publishers=NAMES).documents
    ]
    assert titles == ["기사 0", "기사 1"]


def test_facts_of_one_sentence_share_its_passage(store, writer, fact):
    writer.save(
        "gaon-1",
        "미니클러스터 성과",
        "기업 286개사와 대학 7곳이 들어와 있다. 다음 달 늘린다.",
        published=MONDAY,
        read=(
            fact["figure"]("286개사", 286, unit="개사", measure="기업"),
            fact["figure"]("7곳", 7, unit="곳", measure="대학"),
        ),
    )
    (item,) = find_items(make_digest(store, WEEK, publishers=NAMES), "figure")
    assert [statement.text for statement in item.statements] == ["기업 286개사", "대학 7곳"]
    assert item.passage.text == "기업 286개사와 대학 7곳이 들어와 있다."


def test_facts_that_read_alike_are_told_once(store, writer, fact):
    parts = [fact["quote"](words, "황석주") for words in ("늘리겠다", "돕겠다")]
    body = '황석주 본부장은 "늘리겠다"며 "돕겠다"고 말했다.'
    writer.save("gaon-1", "제목", body, published=MONDAY, read=parts)
    (item,) = find_items(make_digest(store, WEEK, publishers=NAMES), "quote")
    assert [statement.text for statement in item.statements] == ["황석주"]
    assert [piece for piece, is_marked in item.passage.pieces if is_marked] == [
        "늘리겠다",
        "돕겠다",
    ]


def test_an_equal_fact_appears_once_with_its_sources(store, writer, fact):
    for number, hour in ((1, 12), (2, 9)):
        writer.save(
            f"gaon-{number}",
            f"제목 {number}",
            "황석주 본부장이 참석했다.",
            published=MONDAY.replace(hour=hour),
            read=(fact["position"]("황석주 본부장", "황석주", "본부장", "산단공"),),
        )
    (item,) = find_items(make_digest(store, WEEK, publishers=NAMES), "position")
    assert (item.source.id, item.statements[0].sources) == ("gaon-2", 2)
    assert item.statements[0].known_since is None


def test_a_fact_told_before_the_week_tells_since_when(store, writer, fact):
    for number, moment in ((1, MONDAY.replace(month=10)), (2, MONDAY)):
        writer.save(
            f"gaon-{number}",
            f"제목 {number}",
            "황석주 본부장이 참석했다.",
            published=moment,
            read=(fact["position"]("황석주 본부장", "황석주", "본부장", "산단공"),),
        )
    (item,) = find_items(make_digest(store, WEEK, publishers=NAMES), "position")
    assert item.statements[0].known_since == date(2026, 10, 9)


def test_a_fact_of_the_headline_is_quoted_from_the_body(store, writer, fact):
    title, body = "회원사 350개사 넘어", "회원사가 350개사를 넘었다고 밝혔다."
    in_headline = fact["figure"]("350개사 넘어", 350, unit="개사", measure="회원사")
    in_body = fact["figure"]("350개사를", 350, unit="개사", measure="회원사")
    writer.save("gaon-1", title, body, published=MONDAY, read=(in_headline, in_body))
    (item,) = find_items(make_digest(store, WEEK, publishers=NAMES), "figure")
    assert item.passage.text == body


def test_an_activity_of_the_week_announced_before_is_told(store, writer, fact):
    held = fact["event"]("기술교류회", kind="교류회", first_day=date(2026, 11, 12), precision="day")
    later = fact["event"]("성과보고회", kind="보고회", first_day=date(2026, 12, 3), precision="day")
    writer.save(
        "gaon-1",
        "교류회 예고",
        "기술교류회를 연다. 성과보고회도 있다.",
        published=MONDAY.replace(month=10),
        read=(held, later),
    )
    digest = make_digest(store, WEEK, publishers=NAMES)
    (item,) = find_items(digest, "event")
    assert item.statements[0].text == "기술교류회"
    assert (digest.is_empty, digest.documents) == (False, ())


def test_what_is_published_after_the_week_is_left_out(store, writer, fact):
    held = fact["event"]("기술교류회", kind="교류회", first_day=date(2026, 11, 12), precision="day")
    writer.save(
        "gaon-1",
        "교류회 결산",
        "지난주 기술교류회를 열었다.",
        published=MONDAY.replace(day=17),
        read=(held,),
    )
    assert make_digest(store, WEEK, publishers=NAMES).is_empty


def test_names_are_new_in_the_week_that_first_tells_them(store, writer, fact):
    body = "산단공은 가온씰텍을 찾았다."
    named = fact["mention"]("ORG", "산단공", "한국산업단지공단")
    writer.save("gaon-1", "첫 기사", body, published=MONDAY.replace(month=10), read=(named,))
    writer.save(
        "gaon-2",
        "둘째 기사",
        body,
        published=MONDAY,
        read=(named, fact["mention"]("ORG", "가온씰텍")),
    )
    (new,) = make_digest(store, WEEK, publishers=NAMES).names
    assert (new.name, new.label, new.source.id) == ("가온씰텍", "기관", "gaon-2")
    assert new.passage.pieces[1] == ("가온씰텍", True)
