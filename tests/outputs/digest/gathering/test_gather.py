from datetime import date, datetime, timedelta

import pytest

from corpus.records import Shortfall
from corpus.store import CrawlRun
from corpus.store.review_views import Review
from corpus.times import KST
from outputs.digest.gathering.gather import gather
from outputs.digest.gathering.wish import Wish
from outputs.digest.period import Period
from outputs.digest.week import Week

WEEK = Period.of_week(Week(2026, 46))
NAMES = {"gaon": "가온산업일보"}
MONDAY = datetime(2026, 11, 9, 9, tzinfo=KST)


def make(store, period=WEEK, *, include_unreviewed=True):
    wish = Wish(period=period, include_unreviewed=include_unreviewed, publishers=NAMES)
    return gather(store, wish)


def said(digest):
    return [line.sentence for line in digest.lines()]


def test_an_empty_base_gives_an_empty_digest(store):
    digest = make(store)
    assert (digest.is_empty, digest.top, said(digest)) == (True, (), [])


@pytest.mark.parametrize(
    ("moment", "belongs"),
    [
        (datetime(2026, 11, 8, 23, 59, tzinfo=KST), False),
        (datetime(2026, 11, 9, 0, 0, tzinfo=KST), True),
        (datetime(2026, 11, 15, 23, 59, tzinfo=KST), True),
        (datetime(2026, 11, 16, 0, 0, tzinfo=KST), False),
    ],
)
def test_the_week_begins_and_ends_at_midnight_in_korea(store, writer, fact, moment, belongs):
    read = (fact["quote"]("늘리겠다", "황석주"),)
    writer.save("gaon-1", "총회", '황석주는 "늘리겠다"고 했다.', published=moment, read=read)
    assert len(said(make(store))) == belongs


def test_new_year_belongs_to_week_53(store, writer, fact):
    for number, day in enumerate((date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 4))):
        moment = datetime(day.year, day.month, day.day, 12, tzinfo=KST)
        words = f"{number}번째 말"
        body = f'황석주는 "{words}"이라고 했다.'
        read = (fact["quote"](words, "황석주"),)
        writer.save(f"gaon-{number}", f"기사 {number}", body, published=moment, read=read)
    digest = make(store, Period.read("2026-W53"))
    assert sorted(said(digest)) == [
        "황석주는 “0번째 말”라고 말했다.",
        "황석주는 “1번째 말”라고 말했다.",
    ]


def save_position(writer, fact, number, moment, person="황석주"):
    body = f"산단공 {person} 본부장이 참석했다."
    post = fact["position"](f"{person} 본부장", person, "본부장", "산단공")
    named = (fact["mention"]("ORG", "산단공"), fact["mention"]("PERSON", person))
    title = f"제목 {number}"
    writer.save(f"gaon-{number}", title, body, published=moment, read=(post, *named))


def test_an_equal_fact_is_told_once_with_all_its_documents(store, writer, fact):
    save_position(writer, fact, 1, MONDAY)
    save_position(writer, fact, 2, MONDAY + timedelta(days=1))
    (line,) = list(make(store).lines())
    assert (line.sentence, line.mark) == ("황석주는 산단공 본부장이다.", "new")
    assert {line.source.id, *(other.id for other in line.others)} == {"gaon-1", "gaon-2"}


def test_what_was_told_before_says_since_when(store, writer, fact):
    save_position(writer, fact, 1, MONDAY - timedelta(days=31))
    save_position(writer, fact, 2, MONDAY)
    (line,) = list(make(store).lines())
    assert (line.mark, line.note) == ("confirmed", "2026년 10월 9일 첫 보도")


def test_a_new_holder_of_a_post_is_told_beside_the_old(store, writer, fact):
    save_position(writer, fact, 1, MONDAY - timedelta(days=100), person="남궁솔")
    save_position(writer, fact, 2, MONDAY)
    (line,) = list(make(store).lines())
    assert (line.mark, line.note) == ("changed", "앞서는 남궁솔")


def test_a_figure_is_told_with_the_way_from_the_last_value(store, writer, fact):
    for number, (moment, count) in enumerate(
        ((MONDAY - timedelta(days=200), 300), (MONDAY - timedelta(days=90), 320), (MONDAY, 350))
    ):
        words = f"{count}개사"
        figure = fact["figure"](
            words, count, unit="개사", measure="회원사", subject="가람 미니클러스터"
        )
        cluster = fact["mention"]("CLUSTER", "가람 미니클러스터")
        body = f"가람 미니클러스터의 회원사는 {words}다."
        writer.save(
            f"gaon-{number}", f"기사 {number}", body, published=moment, read=(figure, cluster)
        )
    digest = make(store)
    (line,) = list(digest.lines())
    assert line.mark == "changed"
    assert "320" in line.note
    assert "30" in line.note
    assert line.note.endswith("늘었다")
    assert [group.name for group in digest.groups] == ["가람 미니클러스터"]
    (chart,) = digest.charts
    assert [point.text for point in chart.points] == ["300개사", "320개사", "350개사"]


def test_the_parts_of_a_sum_in_one_report_are_no_change(store, writer, fact):
    figures = [
        fact["figure"](f"{count}명", count, unit="명", measure="고용", subject="가람 미니클러스터")
        for count in (900, 300)
    ]
    cluster = fact["mention"]("CLUSTER", "가람 미니클러스터")
    body = "가람 미니클러스터의 고용은 900명이고 청년 고용은 300명이다."
    writer.save("gaon-1", "고용", body, published=MONDAY, read=(*figures, cluster))
    assert {line.mark for line in make(store).lines()} == {"new"}


def test_only_reviewed_facts_unless_asked_for(store, writer, fact):
    save_position(writer, fact, 1, MONDAY)
    assert said(make(store, include_unreviewed=False)) == []
    everything = make(store)
    assert (everything.has_unreviewed, everything.unreviewed) == (True, 1)
    (line,) = list(everything.lines())
    store.reviews.decide(Review(statement=line.key, decision="accepted", author="nari"))
    (reviewed,) = list(make(store, include_unreviewed=False).lines())
    assert reviewed.is_reviewed


def test_a_rejected_fact_is_never_told(store, writer, fact):
    save_position(writer, fact, 1, MONDAY)
    (line,) = list(make(store).lines())
    store.reviews.decide(
        Review(statement=line.key, decision="rejected", author="nari", reason="오독")
    )
    assert said(make(store)) == []


def test_a_fact_of_the_headline_is_quoted_from_the_body(store, writer, fact):
    title, body = "회원사 350개사 넘어", "회원사가 350개사를 넘었다고 밝혔다."
    read = [
        fact["figure"](words, 350, unit="개사", measure="회원사")
        for words in (title[4:], "350개사")
    ]
    writer.save("gaon-1", title, body, published=MONDAY, read=read)
    lines = list(make(store).lines())
    assert all("".join(piece for piece, _ in line.passage) == body for line in lines)


def test_an_activity_of_the_week_announced_before_is_told_and_a_later_one_is_due(
    store, writer, fact
):
    held, later = (
        fact["event"](name, kind=name[-3:], first_day=day, precision="day", status="announced")
        for name, day in (
            ("기술교류회", date(2026, 11, 12)),
            ("성과보고회", date(2026, 12, 3)),
        )
    )
    body = "기술교류회를 연다. 성과보고회도 있다."
    writer.save("gaon-1", "예고", body, published=MONDAY - timedelta(days=31), read=(held, later))
    digest = make(store)
    assert said(digest) == ["‘기술교류회’가 2026년 11월 12일 열릴 예정이다."]
    assert [line.sentence for line in digest.due] == [
        "‘성과보고회’가 2026년 12월 3일 열릴 예정이다."
    ]


def test_what_is_published_after_the_week_is_left_out(store, writer, fact):
    save_position(writer, fact, 1, MONDAY + timedelta(days=7))
    assert make(store).is_empty


def test_names_are_new_in_the_week_that_first_tells_them(store, writer, fact):
    named = fact["mention"]("ORG", "산단공", "한국산업단지공단")
    body = "산단공은 가온씰텍을 찾았다."
    writer.save("gaon-1", "첫 기사", body, published=MONDAY - timedelta(days=31), read=(named,))
    both = (named, fact["mention"]("ORG", "가온씰텍"))
    writer.save("gaon-2", "둘째 기사", body, published=MONDAY, read=both)
    (new,) = make(store).names
    assert (new.name, new.source.id) == ("가온씰텍", "gaon-2")
    assert new.passage[1] == ("가온씰텍", True)


def test_the_same_base_gives_the_same_bytes(store, writer, fact):
    for number in range(5):
        save_position(writer, fact, number, MONDAY, person=f"{'가나다라마'[number]}석주")
    assert make(store).dump() == make(store).dump()


def test_a_publisher_held_back_is_on_the_last_line(store, writer):
    store.crawls.save(
        CrawlRun(
            publisher="gaon",
            started=MONDAY,
            finished=MONDAY,
            outcome="finished",
            counts={},
            shortfalls=(Shortfall(name="articles", wanted=1, found=0),),
        )
    )
    assert make(store).faults == ("가온산업일보 (수집 상태 이상으로 보류)",)


def save_figure(writer, fact, number, moment, count, **fields):
    words = f"{count}개사"
    told = {"unit": "개사", "measure": "회원사", "subject": "가람 미니클러스터"} | fields
    figure = fact["figure"](words, count, **told)
    cluster = fact["mention"]("CLUSTER", "가람 미니클러스터")
    body = f"가람 미니클러스터의 회원사는 {words}다."
    writer.save(f"gaon-{number}", f"기사 {number}", body, published=moment, read=(figure, cluster))


def test_a_target_falls_due_when_its_time_ends(store, writer, fact):
    target = {"status": "target", "as_of": "2026-11"}
    save_figure(writer, fact, 1, MONDAY - timedelta(days=400), 1000, **target)
    (line,) = make(store).due
    assert line.sentence == "2026년 11월 기준 가람 미니클러스터의 회원사 목표는 1000개사다."
    assert make(store, include_unreviewed=False).due == ()
    assert make(store, Period.read("2026-W20")).due == ()


def test_money_and_what_a_programme_counts_have_a_section(store, writer, fact):
    money = {"unit": "원", "measure": "예산"}
    save_figure(writer, fact, 1, MONDAY, 300)
    save_figure(writer, fact, 2, MONDAY, 500, **money)
    (group,) = make(store).groups
    assert [section.heading for section in group.sections] == ["사업과 예산", "수치"]


def test_values_that_nobody_reviewed_are_in_no_note_and_no_chart(store, writer, fact):
    for number, (days, count) in enumerate(((200, 300), (90, 320), (0, 350))):
        save_figure(writer, fact, number, MONDAY - timedelta(days=days), count)
    (line,) = list(make(store).lines())
    store.reviews.decide(Review(statement=line.key, decision="accepted", author="nari"))
    digest = make(store, include_unreviewed=False)
    (reviewed,) = list(digest.lines())
    assert (reviewed.mark, reviewed.note, digest.charts) == ("new", "", ())


def test_what_is_held_back_is_no_source_and_no_contradiction(store, writer, fact):
    for number, count in ((1, 300), (2, 350)):
        save_figure(writer, fact, number, MONDAY, count, as_of="2026")
    assert make(store).contradictions
    held = CrawlRun(
        publisher="gaon",
        started=datetime(2026, 11, 20, 8, tzinfo=KST),
        finished=datetime(2026, 11, 21, 9, tzinfo=KST),
        outcome="finished",
        counts={},
        shortfalls=(Shortfall(name="articles", wanted=1, found=0),),
    )
    store.crawls.save(held)
    digest = make(store)
    assert (digest.contradictions, said(digest), digest.names) == ((), [], ())


def test_a_contradiction_that_nobody_reviewed_says_so(store, writer, fact):
    for number, count in ((1, 300), (2, 350)):
        save_figure(writer, fact, number, MONDAY, count, as_of="2026")
    digest = make(store, include_unreviewed=False)
    assert said(digest) == []
    assert digest.contradictions
    assert digest.has_unreviewed


def test_counts_stand_beside_those_of_the_week_before(store, writer, fact):
    save_figure(writer, fact, 1, MONDAY - timedelta(days=7), 300)
    save_figure(writer, fact, 2, MONDAY - timedelta(days=6), 310)
    save_figure(writer, fact, 3, MONDAY, 350)
    counts = {each.label: (each.now, each.before) for each in make(store).counts}
    assert (counts["문서"], counts["새 수치"]) == ((1, 2), (1, 2))
