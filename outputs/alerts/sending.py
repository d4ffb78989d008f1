"""Make the alerts that are due, and send the letters that wait."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from corpus.settings import Settings
from corpus.store import Store
from corpus.store.alerts import Subscription
from corpus.store.mailings import LetterState
from outputs.alerts.letters import compose, tell_hits
from outputs.alerts.searching import find_new_facts, name_alert
from outputs.errors import MailSettingsError
from outputs.mail.addresses import check_addresses
from outputs.mail.delivery import Delivery, Sender
from outputs.mail.server import SmtpServer

PREFIX = "alert/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What a subscriber would be told now."""

    name: str
    address: str
    facts: int


def find_due(store: Store, *, at: datetime) -> list[Due]:
    """Tell who would get how many facts, without making anything."""
    return [
        Due(name=subscription.name, address=subscription.address, facts=len(hits))
        for subscription in _find_mailed(store)
        if not store.alerts.has(name_alert(subscription, at))
        and (hits := find_new_facts(store, subscription))
    ]


def make_alerts(store: Store, *, at: datetime) -> list[str]:
    """Make the alerts that are due, and give their names; one without news is not made."""
    made = []
    for subscription in _find_mailed(store):
        name = name_alert(subscription, at)
        if store.alerts.has(name):
            continue
        if hits := find_new_facts(store, subscription):
            keys = [hit.key for hit in hits]
            store.alerts.save(subscription, name, tell_hits(hits), keys)
            made.append(name)
    return made


def send_alerts(store: Store, settings: Settings) -> list[Delivery]:
    """Send the letters of all alerts that wait, also those that an earlier run could not send.

    Raises:
        MailAddressError: The sender of the settings is no mail address.
        MailSettingsError: The settings name no mail server or no sender.
        MailBusyError: Another process is sending one of them.
    """
    waiting = store.mailings.find_waiting(PREFIX)
    if waiting and not (settings.smtp_host and settings.mail_from):
        raise MailSettingsError
    if waiting:
        check_addresses([settings.mail_from])
    sender = Sender(
        store=store,
        connect=lambda: SmtpServer(settings),
        journals=settings.home / "journals",
    )
    return [_send(sender, name, settings) for name in waiting]


def _find_mailed(store: Store) -> Iterator[Subscription]:
    """Yield the saved searches that somebody gets by mail."""
    return (each for each in store.alerts.find_all() if each.address)


def _send(sender: Sender, name: str, settings: Settings) -> Delivery:
    subscription, content = sender.store.alerts.get_content(name)
    if subscription.ended is not None:
        ended = LetterState.REFUSED
        sender.store.mailings.mark(name, subscription.address, ended, fault="unsubscribed")
    return sender.deliver(name, lambda letter: compose(subscription, content, letter, settings))
