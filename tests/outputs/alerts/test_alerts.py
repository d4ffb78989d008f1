import email
from datetime import datetime, timedelta
from email.policy import default

import pytest

from corpus.errors import MissingSubscriptionError
from corpus.resolution import judging
from corpus.search.records import Filters
from corpus.settings import Settings
from corpus.store import Decision, Verdict
from corpus.store.alerts import KeptSearch
from corpus.store.mailings import LetterState
from corpus.times import KST
from outputs.alerts.letters import compose, find_stop_link
from outputs.alerts.searching import (
    dump_filters,
    find_new_facts,
    load_filters,
    make_request,
    name_alert,
)
from outputs.alerts.sending import find_due, make_alerts, send_alerts
from outputs.errors import MailAddressError, MailSettingsError

NOW = datetime(2026, 11, 12, 9, tzinfo=KST)


@pytest.fixture
def subscription(store):
    return store.alerts.keep(
        KeptSearch(
            address="head@agency.example",
            name="<b>회원사</b>",
            words="회원사",
            filters={},
            rhythm="daily",
        )
    )


def save_figure(writer, fact, number, count):
    body = f"가람 미니클러스터의 회원사는 {count}개사다."
    figure = fact["figure"](f"{count}개사", count, unit="개사", measure="회원사")
    published = datetime.now(KST)
    writer.save(f"gaon-{number}", f"기사 {number}", body, published=published, read=(figure,))


def test_a_fact_is_told_once_and_then_never_again(store, writer, fact, subscription):
    save_figure(writer, fact, 1, 300)
    assert [each.facts for each in find_due(store, at=NOW)] == [1]
    assert make_alerts(store, at=NOW) == ["alert/1/2026-11-12"]
    assert find_new_facts(store, subscription) == []
    save_figure(writer, fact, 2, 350)
    (hit,) = find_new_facts(store, subscription)
    assert hit.fact.value == 350


def test_a_fact_is_not_told_again_when_its_names_are_joined(store, writer, fact, subscription):
    body = "가람정밀의 회원사는 300개사다."
    figure = fact["figure"]("300개사", 300, unit="개사", measure="회원사", subject="가람정밀")
    read = (fact["mention"]("ORG", "가람정밀"), figure)
    writer.save("gaon-1", "기사", body, published=datetime.now(KST), read=read)
    read = (fact["mention"]("ORG", "나루정기공업"),)
    writer.save("gaon-2", "기사", "나루정기공업이 섰다.", published=datetime.now(KST), read=read)
    (before,) = find_new_facts(store, subscription)
    make_alerts(store, at=NOW)
    same = Verdict(left="가람정밀", right="나루정기공업", decision=Decision.SAME, author="kim")
    judging.judge(store, same)
    everything = store.alerts.keep(
        KeptSearch(address="b@agency.example", name="x", words="회원사", filters={}, rhythm="daily")
    )
    (after,) = find_new_facts(store, everything)
    assert before.key != after.key
    assert find_new_facts(store, subscription) == []


def test_nothing_is_made_where_there_is_nothing_new(store, subscription):
    assert make_alerts(store, at=NOW) == []
    assert store.mailings.find_waiting("alert/") == []


def keep(store, **given):
    usual = {"name": "소식", "words": "회원사", "filters": {}, "rhythm": "daily"}
    return store.alerts.keep(KeptSearch(**{**usual, **given}))


def test_a_search_that_nobody_gets_by_mail_makes_no_letter(store, writer, fact):
    keep(store, owner="nari")
    save_figure(writer, fact, 1, 300)
    assert find_due(store, at=NOW) == []
    assert make_alerts(store, at=NOW) == []


def test_a_letter_looks_for_other_names_unless_the_search_was_saved_without(store):
    wide, narrow = (keep(store, query=query) for query in ("q=회원사", "q=회원사&expand=no"))
    assert [make_request(each).expand for each in (wide, narrow)] == [True, False]


def test_there_is_one_alert_a_day_or_week(store, writer, fact, subscription):
    save_figure(writer, fact, 1, 300)
    make_alerts(store, at=NOW)
    save_figure(writer, fact, 2, 350)
    assert make_alerts(store, at=NOW + timedelta(hours=3)) == []
    assert make_alerts(store, at=NOW + timedelta(days=1)) == ["alert/1/2026-11-13"]


def test_a_weekly_alert_is_named_by_its_week(store):
    weekly = store.alerts.keep(
        KeptSearch(address="a@b.example", name="x", words="", filters={}, rhythm="weekly")
    )
    assert name_alert(weekly, datetime(2027, 1, 1, tzinfo=KST)) == "alert/1/2026-W53"


def test_an_ended_subscription_gets_nothing(store, writer, fact, subscription):
    save_figure(writer, fact, 1, 300)
    ended = store.alerts.end(subscription.number)
    assert ended.ended is not None
    assert store.alerts.end(subscription.number) == ended
    assert make_alerts(store, at=NOW) == []
    assert store.alerts.find_all() == []


@pytest.mark.parametrize("token", ["1", "nobody's", "9" * 30, ""])
def test_an_unknown_token_is_told(store, subscription, token):
    with pytest.raises(MissingSubscriptionError):
        store.alerts.get(token)
    with pytest.raises(MissingSubscriptionError):
        store.alerts.end(7)
    with pytest.raises(MissingSubscriptionError):
        store.alerts.get_content(f"alert/{token}")


def test_the_letter_tells_facts_sources_and_how_to_stop(store, writer, fact, subscription):
    save_figure(writer, fact, 1, 300)
    (name,) = make_alerts(store, at=NOW)
    to, content = store.alerts.get_content(name)
    (letter,) = store.mailings.find(name)
    settings = Settings(mail_from="miclu@agency.example", site_address="https://miclu.example/")
    sent = compose(to, content, letter, settings).as_bytes()
    mail = email.message_from_bytes(sent, policy=default)
    assert mail["Subject"] == "[미클] <b>회원사</b>: 새 사실 1건"
    stop = f"https://miclu.example/unsubscribe/{subscription.token}"
    assert mail["List-Unsubscribe"] == f"<{stop}>"
    words = mail.get_body(("plain",)).get_content()
    assert "회원사는 300개사다." in words
    assert "gaon.example" in words
    assert stop in words
    page = mail.get_body(("html",)).get_content()
    assert "&lt;b&gt;회원사&lt;/b&gt;" in page
    assert "<b>" not in page


def test_without_pages_a_mail_stops_it(subscription):
    link = find_stop_link(subscription, Settings(mail_from="miclu@agency.example"))
    assert link == f"mailto:miclu@agency.example?subject=unsubscribe%20{subscription.token}"


def test_filters_come_back_from_the_store():
    filters = Filters(type="figure", publisher="gaon", since=NOW.date())
    assert load_filters(dump_filters(filters).items()) == filters
    assert load_filters({"gone": 1}.items()) == Filters()


def test_without_a_mail_server_alerts_wait(store, writer, fact, subscription):
    assert send_alerts(store, Settings()) == []
    save_figure(writer, fact, 1, 300)
    (name,) = make_alerts(store, at=NOW)
    with pytest.raises(MailSettingsError):
        send_alerts(store, Settings())
    assert store.mailings.find_waiting("alert/") == [name]


def test_who_ended_it_gets_no_letter_that_waits(store, writer, fact, subscription):
    save_figure(writer, fact, 1, 300)
    make_alerts(store, at=NOW)
    store.alerts.end(subscription.number)
    settings = Settings(smtp_host="127.0.0.1", smtp_port=9, mail_from="miclu@agency.example")
    (delivery,) = send_alerts(store, settings)
    assert (delivery.fault, delivery.counts) == ("", {LetterState.REFUSED: 1})


def test_a_line_end_in_a_name_ends_no_header(store, writer, fact):
    store.alerts.keep(
        KeptSearch(
            address="a@agency.example",
            name="x\nBcc: b@agency.example",
            words="",
            filters={},
            rhythm="daily",
        )
    )
    save_figure(writer, fact, 1, 300)
    (name,) = make_alerts(store, at=NOW)
    subscription, content = store.alerts.get_content(name)
    (letter,) = store.mailings.find(name)
    mail = compose(subscription, content, letter, Settings(mail_from="miclu@agency.example"))
    assert mail["Subject"] == "[미클] x Bcc: b@agency.example: 새 사실 1건"
    assert "Bcc" not in mail


def test_a_sender_that_is_no_address_is_told(store, writer, fact, subscription):
    save_figure(writer, fact, 1, 300)
    make_alerts(store, at=NOW)
    with pytest.raises(MailAddressError, match="MICLU_MAIL_FROM"):
        send_alerts(store, Settings(smtp_host="127.0.0.1", mail_from="미클 <miclu@agency.example>"))
