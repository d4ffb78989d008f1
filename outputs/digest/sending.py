"""A signed digest by mail."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime

from corpus.errors import DigestStateError, MissingDigestError, MissingMailingError
from corpus.settings import Settings
from corpus.store import Store
from corpus.store.digests import DigestState, StoredDigest
from corpus.store.mailings import Letter, LetterState
from outputs.digest.formats.eml import compose
from outputs.digest.model import Digest
from outputs.digest.period import Period
from outputs.errors import MailSettingsError
from outputs.mail.addresses import check_addresses
from outputs.mail.delivery import Delivery, Sender
from outputs.mail.server import SmtpServer


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A signed version, and what it says."""

    stored: StoredDigest
    digest: Digest

    @property
    def mailing(self) -> str:
        """The name of its mailing: each version is sent once to each recipient."""
        return f"digest/{self.stored.period}/{self.stored.version}"


def find_signed(store: Store, period: Period) -> Signed:
    """Give the newest signed version of a period.

    Raises:
        MissingDigestError: The period has no digest.
        DigestStateError: None of its versions is signed.
    """
    versions = store.digests.find_versions(period.key)
    if not versions:
        raise MissingDigestError(period.key)
    signed = [each for each in versions if each.state in (DigestState.SIGNED, DigestState.SENT)]
    if not signed:
        newest = versions[0]
        raise DigestStateError(period.key, newest.version, newest.state, DigestState.SENT)
    return Signed(stored=signed[0], digest=Digest.load(signed[0].content))


def find_waiting(store: Store, signed: Signed, recipients: Iterable[str]) -> list[str]:
    """Tell who would get a digest now: those of some recipients, and of earlier tries, who wait.

    Raises:
        MailAddressError: A recipient is no mail address.
    """
    wanted = set(recipients)
    check_addresses(wanted)
    known: list[Letter] = []
    with suppress(MissingMailingError):
        known = store.mailings.find(signed.mailing)
    waiting = {letter.address for letter in known if letter.state is LetterState.WAITING}
    return sorted(waiting | (wanted - {letter.address for letter in known}))


def send_digest(
    store: Store, settings: Settings, signed: Signed, recipients: Sequence[str]
) -> Delivery:
    """Send a digest to those who have not got it; once nobody waits it counts as sent.

    Raises:
        MailAddressError: A recipient or the sender is no mail address; nothing is sent.
        MailSettingsError: The settings name no mail server or no sender.
        MailBusyError: Another process is sending it.
    """
    if not settings.smtp_host or not settings.mail_from:
        raise MailSettingsError
    check_addresses((settings.mail_from, *recipients))
    store.mailings.open(signed.mailing, recipients)
    sender = Sender(
        store=store,
        connect=lambda: SmtpServer(settings),
        journals=settings.home / "journals",
    )
    mail = compose(signed.digest)
    delivery = sender.deliver(
        signed.mailing, lambda letter: _address(mail, letter, signed.stored, settings)
    )
    if delivery.is_whole and delivery.counts and signed.stored.state is DigestState.SIGNED:
        store.digests.move(
            signed.stored.period,
            DigestState.SENT,
            version=signed.stored.version,
            author="miclu",
        )
    return delivery


def _address(
    mail: EmailMessage, letter: Letter, stored: StoredDigest, settings: Settings
) -> EmailMessage:
    """Give the letter for one recipient; each try of it has the same id and day."""
    addressed = deepcopy(mail)
    host = settings.mail_from.rpartition("@")[2]
    addressed["From"] = settings.mail_from
    addressed["To"] = letter.address
    addressed["Date"] = format_datetime(stored.history[-1].at)
    addressed["Message-ID"] = f"<{letter.message_id}@{host}>"
    return addressed
