"""Forms that a login interrupted: what comes after it says what they do, and does it."""

import html
import re

import pytest

from corpus.store.alerts import KeptSearch
from outputs.digest.model import Digest
from outputs.web.menu import find_pages
from outputs.web.resuming import SECRETS
from outputs.web.words import load_words
from outputs.web.works import WORKS, find_work

PASSWORD = "가람산단-회원사-350"
NEW = "따뜻한-저녁-커피-3잔"
PERIOD = "2026-W46"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
TEXT = re.compile(
    r'<label>(?P<label>[^<]+) <textarea name="(?P<name>[^"]+)"[^>]*>(?P<value>[^<]*)</textarea>'
)


def find_hidden(text):
    return {name: html.unescape(value) for name, value in HIDDEN.findall(text)}


class Page:
    """The page after the login: its heading, what it shows, what is hidden, what is typed."""

    def __init__(self, answer):
        self.status = answer.status_code
        self.text = answer.text.split("<main", 1)[1].split("</main", 1)[0]
        self.header = answer.text.split("<main", 1)[0]
        self.title = re.search("<h1>([^<]*)</h1>", self.text)[1]
        self.action = html.unescape(re.search('method="post" action="([^"]*)"', self.text)[1])
        self.button = re.search('<button class="main">([^<]*)</button>', self.text)[1]
        self.lines = {
            found["name"]: (found["label"], html.unescape(found["value"]))
            for found in TEXT.finditer(self.text)
        }
        self.secrets = set(re.findall('name="([^"]+)" type="password"', self.text))
        self.hidden = find_hidden(self.text)

    @property
    def fields(self):
        return {**self.hidden, **{name: value for name, (_, value) in self.lines.items()}}


@pytest.fixture
def interrupt(visitor):
    """Send a form after the session has ended, log in, and give the page that comes."""

    def send(address, *, name="nari", **fields):
        visitor.client.cookies.clear()
        asked = visitor.client.post(address, data={"form_token": "old", **fields})
        assert asked.status_code == 401
        waiting = find_hidden(asked.text.split("<main", 1)[1])
        sent = {**waiting, "name": name, "password": PASSWORD}
        return Page(visitor.client.post("/login", data=sent))

    return send


@pytest.fixture
def desk(visitor, web_queue):
    web_queue.tell_figures(visitor.site.store, [10, 20])
    return web_queue.Desk(visitor.log_in("nari"))


@pytest.fixture
def drafted(visitor):
    content = Digest(period=PERIOD, label="", first_day="2026-11-09", last_day="2026-11-15").dump()
    return visitor.site.store.digests.save(PERIOD, content, author="nari")


def test_a_signature_says_of_which_week_and_hides_what_nobody_typed(visitor, drafted, interrupt):
    seen = {"version": drafted.version, "state": "draft", "seen": drafted.hash}
    page = interrupt(f"/digests/{PERIOD}/sign", **seen, note="다 읽었음")
    assert (page.title, page.button) == ("이어서 하기: 서명", "서명")
    assert f'<a href="/digests/{PERIOD}?version=1">2026년 46주 · 1판</a>' in page.text
    assert page.lines == {"note": ("메모", "다 읽었음")}
    assert drafted.hash not in re.sub("<input[^>]*>", "", page.text)
    assert visitor.client.post(page.action, data=page.fields).status_code == 303
    stored = visitor.site.store.digests.get(PERIOD)
    assert (stored.state, stored.history[-1].note) == ("signed", "다 읽었음")


def test_the_page_knows_who_has_just_logged_in(interrupt):
    page = interrupt("/users/nari", name="bada", state="disabled")
    assert ">bada <small>" in page.header
    assert "/login" not in page.header
    assert 'href="/users"' in page.header


def test_a_correction_shows_the_fact_and_what_was_changed_by_its_label(desk, interrupt):
    opened = desk.open()
    key = desk.key(opened)
    typed = desk.hidden(opened) | {"decision": "corrected"} | desk.fields(opened)
    page = interrupt("/review/decide", **typed | {"f.measure": "입주 기업", "reason": "표에 있음"})
    assert page.button == "고쳐 저장"
    assert f'href="/facts/{key}"' in page.text
    assert page.lines == {
        "f.measure": ("항목", "입주 기업"),
        "reason": ("까닭", "표에 있음"),
    }
    assert desk.visitor.client.post(page.action, data=page.fields).status_code == 303
    (row,) = desk.visitor.site.store.reviews.find_log()
    assert (row.statement, row.decision, row.fields) == (key, "corrected", {"measure": "입주 기업"})


def test_a_correction_of_a_fact_that_is_gone_loses_no_words(interrupt):
    page = interrupt(
        "/review/decide", key="gone", decision="corrected", **{"f.measure": "<b>", "f.unit": "명"}
    )
    assert page.lines == {"f.measure": ("항목", "<b>"), "f.unit": ("단위", "명")}


@pytest.mark.parametrize(("decision", "button"), [("accepted", "확인"), ("rejected", "버리기")])
def test_a_decision_has_its_own_button(desk, interrupt, decision, button):
    page = interrupt("/review/decide", key=desk.key(desk.open()), decision=decision)
    assert (page.button, page.lines) == (button, {})
    assert page.hidden["decision"] == decision


def test_a_new_password_is_typed_again_and_stands_in_no_page(visitor, interrupt):
    page = interrupt("/account/password", old=PASSWORD, new=NEW, username="nari")
    assert (page.button, page.secrets) == ("비밀번호 바꾸기", {"old", "new"})
    assert NEW not in page.text
    typed = {**page.hidden, "old": PASSWORD, "new": NEW}
    assert visitor.client.post(page.action, data=typed).status_code == 303
    visitor.log_in("nari", NEW)


def test_a_form_without_fields_goes_on_too(visitor, interrupt):
    kept = visitor.site.store.alerts.keep(
        KeptSearch(
            address="head@agency.example", name="총회", words="총회", filters={}, rhythm="weekly"
        )
    )
    page = interrupt(f"/saved/{kept.token}/end")
    assert (page.button, page.action) == ("그만 받기", f"/saved/{kept.token}/end")


def test_another_login_in_another_window_asks_in_the_same_way(visitor):
    visitor.log_in("nari")
    fields = {"form_token": "old", "left": "가람TP", "right": "가람테크노파크", "decision": "same"}
    page = Page(visitor.client.post("/review/merge", data={**fields, "reason": "줄임말"}))
    assert (page.status, page.button) == (403, "판정 저장")
    assert "가람TP · 가람테크노파크: 같음" in page.text
    assert page.lines == {"reason": ("까닭", "줄임말")}


def test_each_form_of_the_pages_has_its_own_button():
    addresses = {
        route.path
        for page in find_pages()
        for route in page.router.routes
        if "POST" in route.methods
    }
    unnamed = {each for each in addresses if not find_work(each, {})[0].path}
    assert unnamed == {"/login", "/unsubscribe/{token}"}


def test_all_buttons_and_labels_have_their_english():
    told = {words for each in WORKS for words in (*each.buttons.values(), *each.typed.values())}
    assert {*told, *SECRETS.values()} <= load_words().keys()
