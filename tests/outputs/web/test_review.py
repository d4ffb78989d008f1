import re
from dataclasses import replace
from datetime import datetime
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from corpus.knowledge import get_statement
from corpus.store import QueueQuery, Review
from corpus.times import KST

HTMX = {"hx-request": "true", "hx-target": "review"}


@pytest.fixture
def desk(visitor, web_queue):
    web_queue.tell_figures(visitor.site.store, [10, 20, 30])
    visitor.log_in("nari")
    return web_queue.Desk(visitor)


def test_five_hundred_decisions_leave_exactly_so_many_rows(visitor, web_queue):
    store = visitor.site.store
    web_queue.tell_figures(store, range(1, 501))
    visitor.log_in("nari")
    desk = web_queue.Desk(visitor)
    page = desk.open()
    for number in range(20):
        page = desk.decide(page, "rejected" if number % 5 else "accepted", reason="틀림")
        assert page.status_code == 200
    token = desk.token(page)
    waiting = store.reviews.find_queue(QueueQuery(), limit=500).statements
    for number, each in enumerate(waiting):
        decision = "rejected" if number % 5 else "accepted"
        assert desk.send(token, each.standing.key, decision).status_code == 303
    log = store.reviews.find_log(limit=None)
    assert len(log) == len({each.statement for each in log}) == 500
    assert len(store.accounts.find_audit(author="nari", action="review.rejected", limit=999)) == 400
    assert "검토할 사실이 없습니다" in desk.open().text


def test_the_card_shows_the_sentence_among_the_documents_words(desk):
    page = desk.open().text
    around = r'class="around">제목\n[^<]*</span>'
    assert re.search(around + r'<span class="sentence"><mark>회원사 \d0개사</mark> 있다', page)
    assert 'data-key="a"' in page


def test_the_next_card_comes_in_the_same_answer(desk):
    page = desk.open()
    first, waiting = desk.key(page), desk.waiting(page)
    answer = desk.decide(page, "accepted")
    assert "<html" not in answer.text
    assert desk.key(answer) == waiting[1] != first
    assert first not in desk.waiting(answer)
    assert answer.headers["hx-replace-url"].endswith(f"fact={waiting[1]}")


def test_without_scripts_the_next_card_is_another_page(desk):
    page = desk.open()
    answer = desk.decide(page, "accepted", headers={})
    assert answer.status_code == 303
    assert desk.key(desk.visitor.get(answer.headers["location"])) == desk.waiting(page)[1]


def test_the_last_line_of_the_queue_is_followed_by_another(desk):
    page = desk.open(fact=desk.waiting(desk.open())[-1])
    answer = desk.decide(page, "accepted")
    assert desk.key(answer) == desk.waiting(answer)[-1]


def test_skipping_decides_nothing(desk):
    page = desk.open()
    skip = re.search(r'href="([^"]+)"[^>]*data-key="j"', page.text)[1]
    after = desk.visitor.get(unescape(skip), headers=HTMX)
    assert desk.key(after) == desk.waiting(page)[1]
    assert desk.store.reviews.find_log() == []


def test_filters_restrict_the_queue(desk):
    assert desk.waiting(desk.open(type="position")) == []
    assert len(desk.waiting(desk.open(entity="가람클러스터", since="2026-01-01"))) == 3
    assert desk.waiting(desk.open(until="2020-01-01")) == []
    assert desk.waiting(desk.open(publisher="other")) == []
    unknown = desk.open(entity="없는이름")
    assert unknown.status_code == 404
    assert "이런 이름이 없습니다" in unknown.text
    assert desk.visitor.get("/review?since=soon").status_code == 422


def test_what_cannot_be_in_an_address_is_told(desk):
    assert desk.visitor.get("/review?after=nonsense").status_code == 400
    assert desk.visitor.get("/review?fact=%3Cscript%3E").status_code == 404


def test_a_correction_changes_the_typed_fields_alone(desk):
    page = desk.open()
    answer = desk.correct(page, value="1,450", subject="가람클러스터")
    assert answer.status_code == 200
    (entry,) = desk.store.reviews.find_log()
    assert dict(entry.fields) == {"value": "1450"}
    assert get_statement(desk.store, entry.statement).fact.value == 1450


def test_wrong_fields_are_told_beside_them_with_the_words_kept(desk):
    page = desk.open()
    answer = desk.correct(page, value="삼백 <b>", unit="곳", status="dream")
    assert answer.status_code == 422
    assert 'value="삼백 &lt;b&gt;"' in answer.text
    assert 'value="곳"' in answer.text
    assert "수를 숫자로 쓰십시오." in answer.text
    assert "목록에서 고르십시오." in answer.text
    assert desk.store.reviews.find_log() == []
    assert 'aria-describedby="f-value-fault"' in answer.text


@pytest.mark.parametrize("value", ["NaN", "1e999999", ""])
def test_numbers_that_are_none_are_refused(desk, value):
    assert desk.correct(desk.open(), value=value).status_code == 422


def test_a_correction_without_change_and_a_rejection_without_reason_are_told(desk):
    page = desk.open()
    assert "고친 칸이 없습니다" in desk.correct(page).text
    assert "까닭을 고르거나" in desk.decide(page, "rejected").text
    assert desk.decide(page, "maybe").status_code == 422
    assert desk.store.reviews.find_log() == []


def test_two_analysts_on_one_fact_see_each_other(desk):
    page = desk.open()
    key = desk.key(page)
    desk.store.reviews.decide(
        Review(statement=key, decision="rejected", author="bada", version=0, reason="딴 해의 수")
    )
    answer = desk.correct(page, value="99")
    assert answer.status_code == 409
    assert "그 사이 다른 판정" in answer.text
    assert "bada" in answer.text
    assert "딴 해의 수" in answer.text
    assert 'value="99"' in answer.text
    assert len(desk.store.reviews.find_log()) == 1
    again = desk.correct(answer, value="99")
    assert again.status_code == 200
    assert desk.store.reviews.find_log()[0].author == "nari"


def test_a_decision_that_is_sent_twice_is_one(desk):
    page = desk.open()
    desk.decide(page, "accepted")
    assert desk.decide(page, "accepted").status_code == 200
    assert len(desk.store.reviews.find_log()) == 1


def test_undoing_brings_the_fact_back(desk):
    page = desk.open()
    key = desk.key(page)
    after = desk.decide(page, "accepted")
    undone = desk.undo(after)
    assert undone.status_code == 200
    assert desk.key(undone) == key
    assert [each.decision for each in desk.store.reviews.find_log()] == ["undone", "accepted"]
    assert get_statement(desk.store, key).status == "unreviewed"
    assert 'action="/review/undo"' not in undone.text


def test_what_another_decided_since_is_not_undone(desk):
    page = desk.open()
    after = desk.decide(page, "accepted")
    desk.store.reviews.decide(
        Review(statement=desk.key(page), decision="rejected", author="bada", reason="틀림")
    )
    answer = desk.undo(after)
    assert answer.status_code == 409
    assert get_statement(desk.store, desk.key(page)).status == "rejected"


def test_a_fact_that_was_read_again_says_so(desk, web_queue):
    page = desk.open()
    stored = get_statement(desk.store, desk.key(page)).newest
    value = stored.fact.value
    document = desk.store.get_document(stored.document.id)
    again = replace(
        document,
        text=f"머리말이 새로 붙었다.\n{document.text}",
        fetched=datetime(2026, 3, 5, 9, tzinfo=KST),
    )
    web_queue.tell_figures(desk.store, [value], document=again)
    answer = desk.correct(page, value="77")
    assert answer.status_code == 409
    assert "다시 읽어" in answer.text
    assert 'value="77"' in answer.text
    assert desk.store.reviews.find_log() == []
    assert desk.correct(answer, value="77").status_code == 200


def test_a_fact_that_is_gone_says_so_and_shows_what_was_typed(desk):
    page = desk.open().text.replace(desk.key(desk.open()), "0" * 32)
    answer = desk.correct(page, value="77", approximate="true", status="plan")
    assert answer.status_code == 409
    assert "없어졌습니다" in answer.text
    assert "<dt>값</dt><dd>77</dd>" in answer.text
    assert "<dt>어림</dt><dd>예</dd>" in answer.text
    assert "<dt>구분</dt><dd>계획</dd>" in answer.text


def test_the_words_of_a_correction_survive_the_end_of_the_session(desk):
    page = desk.open()
    desk.visitor.client.cookies.clear()
    answer = desk.correct(page, value="77")
    assert answer.status_code == 401
    assert answer.headers["hx-retarget"] == "#dialog"
    kept = unescape(re.search(r'name="pending_fields" value="([^"]*)"', answer.text)[1])
    assert '["f.value", "77"]' in kept
    assert desk.store.reviews.find_log() == []
    desk.visitor.log_in("nari")
    fresh = desk.open()
    assert desk.correct(page, token=desk.token(fresh), value="77").status_code == 200


def test_a_page_of_another_login_keeps_the_words_and_asks_again(desk):
    page = desk.open()
    desk.visitor.log_in("nari")
    answer = desk.correct(page, value="77")
    assert answer.status_code == 403
    assert answer.headers["hx-retarget"] == "body"
    assert ">77</textarea>" in answer.text
    assert desk.store.reviews.find_log() == []


def test_a_form_without_its_token_is_refused(desk):
    page = desk.open()
    assert desk.decide(page, "accepted", token="").status_code == 403
    assert desk.store.reviews.find_log() == []


@pytest.mark.parametrize(
    "address",
    ["", "/log", "/progress", "/disagreements", "/precision", "/bulk", "/merge", "/names?words=가"],
)
def test_readers_may_not(visitor, address):
    assert visitor.get(f"/review{address}").status_code == 303
    visitor.log_in("haneul")
    assert visitor.get(f"/review{address}").status_code == 403


@pytest.mark.parametrize(
    "address", ["/decide", "/undo", "/bulk", "/bulk/undo", "/merge", "/merge/undo"]
)
def test_readers_may_decide_nothing(visitor, address):
    visitor.log_in("haneul")
    assert visitor.post(f"/review{address}", form_page="/login").status_code == 403


def test_names_are_suggested_also_by_initials_and_after_a_comma(desk):
    found = desk.visitor.get("/review/names?f.subject=ㄱㄹㅋ")
    assert '<option value="가람클러스터">ㄱㄹㅋ</option>' in found.text
    listed = desk.visitor.get("/review/names?f.organisers=산단, 가람")
    assert 'value="산단, 가람클러스터"' in listed.text
    assert desk.visitor.get("/review/names?words=").text.strip() == ""


def test_every_name_of_the_card_can_be_joined_by_its_number(desk, writer, fact):
    writer.save(
        "gaon-1",
        "인사",
        "가람산단 황석주 이사장이 밝혔다.",
        published=None,
        read=(
            fact["position"]("황석주 이사장", "황석주", "이사장", "가람산단"),
            fact["mention"]("ORG", "가람산단"),
            fact["mention"]("PERSON", "황석주"),
        ),
    )
    page = desk.open(type="position").text
    links = re.findall(r'href="(/review/merge[^"]*)" data-key="(\d)"', page)
    assert [key for _, key in links] == ["1", "2"]
    told = [parse_qs(urlsplit(unescape(link)).query) for link, _ in links]
    assert [each["left"][0].partition(":")[0] for each in told] == ["ORG", "PERSON"]
    assert {each["back"][0] for each in told} == {f"/review?type=position&fact={desk.key(page)}"}


def test_a_card_of_one_name_joins_it_at_once(desk):
    page = desk.open().text
    assert re.search(r'href="/review/merge\?left=ORG[^"]*" data-key="m"', page)
