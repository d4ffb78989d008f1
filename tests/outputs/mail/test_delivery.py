import email
import random
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import MissingMailingError
from corpus.settings import Settings
from corpus.store import open_store
from corpus.store.mailings import LetterState
from outputs.errors import MailBusyError, MailServerError
from outputs.mail.delivery import Sender
from outputs.mail.journal import Journal
from outputs.mail.server import SmtpServer

HERE = Path(__file__).parent
PEOPLE = [f"reader{number}@miclu.example" for number in range(20)]


@pytest.fixture
def office(monkeypatch):
    monkeypatch.syspath_prepend(str(HERE))
    from post_office import PostOffice, open_office

    office = PostOffice()
    office.controller = open_office(office)
    yield office
    office.controller.stop()


@pytest.fixture
def settings(tmp_path, office):
    return Settings(
        home=tmp_path,
        smtp_host="127.0.0.1",
        smtp_port=office.controller.port,
        smtp_security="none",
        mail_from="digest@miclu.example",
    )


@pytest.fixture
def sender(settings):
    with open_store(settings.store_url) as store:
        store.mailings.open("digest", PEOPLE)
        yield Sender(
            store=store, connect=lambda: SmtpServer(settings), journals=settings.home / "journals"
        )


@pytest.fixture
def compose(monkeypatch):
    monkeypatch.syspath_prepend(str(HERE))
    from deliver_once import compose

    return compose


def test_everybody_gets_one_letter_and_a_second_run_sends_nothing(sender, office, compose):
    first, second = sender.deliver("digest", compose), sender.deliver("digest", compose)
    assert first == second
    assert (first.counts, first.is_whole) == ({LetterState.SENT: 20}, True)
    assert office.taken == dict.fromkeys(PEOPLE, 1)


def test_lines_that_begin_with_a_dot_arrive(sender, office, compose):
    sender.deliver("digest", compose)
    letter = email.message_from_bytes(office.letters[0][1])
    body = letter.get_payload(decode=True).decode()
    assert body.splitlines()[1] == ".점으로 시작하는 줄"


def test_who_is_refused_for_good_is_not_asked_again(sender, office, compose):
    office.answers = {PEOPLE[3]: ["550 no such user"], PEOPLE[4]: ["450 busy"]}
    first = sender.deliver("digest", compose)
    assert first.counts == {
        LetterState.REFUSED: 1,
        LetterState.SENT: 18,
        LetterState.WAITING: 1,
    }
    (refused,) = sender.store.mailings.find("digest", state=LetterState.REFUSED)
    assert (refused.address, refused.fault) == (PEOPLE[3], "550 no such user")
    second = sender.deliver("digest", compose)
    assert second.counts == {LetterState.REFUSED: 1, LetterState.SENT: 19}
    assert set(office.taken.values()) == {1}


def test_a_letter_that_is_put_off_again_and_again_is_given_up(sender, office, compose):
    office.answers = {PEOPLE[0]: ["450 busy"] * 20}
    for _ in range(8):
        delivery = sender.deliver("digest", compose)
    assert delivery.counts == {LetterState.REFUSED: 1, LetterState.SENT: 19}


def test_a_server_that_dies_halfway_gets_the_rest_later(sender, office, compose):
    office.dies_on = {sorted(PEOPLE)[5]}
    first = sender.deliver("digest", compose)
    assert not first.is_whole
    assert "127.0.0.1" in first.fault
    assert sender.deliver("digest", compose).counts == {LetterState.SENT: 20}
    assert office.taken == dict.fromkeys(PEOPLE, 1)


def test_a_server_that_is_not_there_loses_nothing(sender, compose, settings):
    nobody = settings.model_copy(update={"smtp_port": 9})
    with pytest.raises(MailServerError, match="MICLU_SMTP_HOST"):
        SmtpServer(nobody)
    lost = replace(sender, connect=lambda: SmtpServer(nobody)).deliver("digest", compose)
    assert (lost.counts, lost.is_whole) == ({LetterState.WAITING: 20}, False)
    assert sender.deliver("digest", compose).is_whole


def test_a_server_that_takes_nothing_from_us_refuses_nobody(sender, office, compose):
    office.is_closed = True
    delivery = sender.deliver("digest", compose)
    assert "530" in delivery.fault
    assert delivery.counts == {LetterState.WAITING: 20}
    office.is_closed = False
    assert sender.deliver("digest", compose).counts == {LetterState.SENT: 20}


def test_what_a_dead_delivery_handed_over_is_not_sent_again(sender, office, compose, settings):
    with Journal(settings.home / "journals" / "digest.journal") as journal:
        journal.hand(PEOPLE[7])
    delivery = sender.deliver("digest", compose)
    assert delivery.counts == {LetterState.HANDED: 1, LetterState.SENT: 19}
    assert PEOPLE[7] not in office.taken


def test_two_deliveries_do_not_send_the_same_letters(sender, compose, settings):
    with (
        Journal(settings.home / "journals" / "digest.journal"),
        pytest.raises(MailBusyError, match="digest"),
    ):
        sender.deliver("digest", compose)


def test_new_recipients_get_what_others_have(sender, office, compose):
    sender.deliver("digest", compose)
    sender.store.mailings.open("digest", [*PEOPLE, "late@miclu.example"])
    sender.deliver("digest", compose)
    assert office.taken == dict.fromkeys([*PEOPLE, "late@miclu.example"], 1)


def test_an_unknown_mailing_is_named(sender, compose):
    with pytest.raises(MissingMailingError, match="other"):
        sender.deliver("other", compose)


def test_a_delivery_killed_again_and_again_sends_each_letter_once(sender, office, settings):
    chance = random.Random(7)
    command = [sys.executable, HERE / "deliver_once.py", settings.home, str(settings.smtp_port)]
    for _ in range(6):
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        process.stdout.readline()
        killer = threading.Timer(chance.uniform(0, 0.08), process.kill)
        killer.start()
        process.communicate()
        killer.cancel()
    assert subprocess.run(command, check=True, stdout=subprocess.DEVNULL).returncode == 0
    assert office.taken == dict.fromkeys(PEOPLE, 1)
