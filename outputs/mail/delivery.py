"""Send a mailing: go on where the last delivery died, each recipient once.

A letter is noted in the journal just before its last line goes to the server. What a delivery
that was killed had noted, the server has got: it counts as handed over and is not sent again. A
server that breaks off without an answer, while we live, has promised nothing: the letter waits
for the next try (RFC 5321, 4.5.3.2).
"""

import platform
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

from corpus.store import Store
from corpus.store.mailings import Letter, LetterState
from outputs.errors import MailBusyError, MailServerError
from outputs.mail.journal import Journal, JournalBusy
from outputs.mail.server import Refusal, Server

# Another machine that has not sent a letter for so long is dead.
_LEASE = timedelta(minutes=5)
_MOST_TRIES = 8

Compose = Callable[[Letter], EmailMessage]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """How the letters of a mailing stand; `fault` is why it was broken off, else empty."""

    name: str
    counts: Mapping[LetterState, int]
    fault: str

    @property
    def is_whole(self) -> bool:
        """Whether no letter waits any more."""
        return not self.counts.get(LetterState.WAITING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Sends letters of one store; `connect` makes the connection to the server.

    `journals` is a folder of this machine, and of no other.
    """

    store: Store
    connect: Callable[[], Server]
    journals: Path

    def deliver(self, name: str, compose: Compose) -> Delivery:
        """Send the letters of a mailing that wait.

        Raises:
            MailBusyError: Another process is sending it.
            MissingMailingError: There is no such mailing.
        """
        try:
            with Journal(self.journals / f"{name.replace('/', '_')}.journal") as journal:
                fault = self._deliver(name, compose, journal)
        except JournalBusy as error:
            raise MailBusyError(name) from error
        return Delivery(name=name, counts=self.store.mailings.count(name), fault=fault)

    def _deliver(self, name: str, compose: Compose, journal: Journal) -> str:
        if not self.store.mailings.claim(name, self._owner, lasting=_LEASE):
            raise MailBusyError(name)
        try:
            self._settle(name, journal)
            return self._send_all(name, compose, journal)
        finally:
            self.store.mailings.release(name, self._owner)

    @property
    def _owner(self) -> str:
        # The journal keeps other processes of this machine away.
        return platform.node()

    def _settle(self, name: str, journal: Journal) -> None:
        """Bring the store in line with what a delivery that died had handed over."""
        waiting = {letter.address for letter in self._find_waiting(name)}
        for address in journal.read():
            if address in waiting:
                self.store.mailings.mark(name, address, LetterState.HANDED)
        journal.clear()

    def _send_all(self, name: str, compose: Compose, journal: Journal) -> str:
        waiting = self._find_waiting(name)
        if not waiting:
            return ""
        try:
            server = self.connect()
        except MailServerError as error:
            return str(error)
        try:
            for letter in waiting:
                self._send_one(name, letter, server, (compose, journal))
        except MailServerError as error:
            return str(error)
        finally:
            server.close()
        return ""

    def _send_one(
        self, name: str, letter: Letter, server: Server, by: tuple[Compose, Journal]
    ) -> None:
        compose, journal = by
        self.store.mailings.claim(name, self._owner, lasting=_LEASE)
        message = compose(letter)
        try:
            server.send(message, letter.address, before_end=lambda: journal.hand(letter.address))
            state, fault = LetterState.SENT, ""
        except Refusal as error:
            is_over = not error.is_temporary or letter.tries + 1 >= _MOST_TRIES
            state, fault = (LetterState.REFUSED if is_over else LetterState.WAITING), str(error)
        except MailServerError as error:
            self.store.mailings.mark(name, letter.address, LetterState.WAITING, fault=str(error))
            journal.clear()
            raise
        self.store.mailings.mark(name, letter.address, state, fault=fault)
        journal.clear()

    def _find_waiting(self, name: str) -> list[Letter]:
        return self.store.mailings.find(name, state=LetterState.WAITING)
