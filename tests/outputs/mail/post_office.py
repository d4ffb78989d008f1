"""A mail server on loopback that keeps what it takes, and refuses or dies where it is told to."""

import socket
from collections import Counter
from dataclasses import dataclass, field

from aiosmtpd.controller import Controller


@dataclass
class PostOffice:
    """Counts letters by recipient; `answers` are given instead of taking a letter, one each."""

    taken: Counter = field(default_factory=Counter)
    letters: list = field(default_factory=list)
    answers: dict = field(default_factory=dict)
    dies_on: set = field(default_factory=set)
    is_closed: bool = False

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        if self.is_closed:
            return "530 log in first"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self.answers.get(address):
            return self.answers[address].pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        (address,) = envelope.rcpt_tos
        if address in self.dies_on:
            self.dies_on.discard(address)
            server.transport.abort()
            return "421 gone"
        self.taken[address] += 1
        self.letters.append((address, envelope.content))
        return "250 taken"


def open_office(office):
    """Serve on a free port of loopback; stop the controller after use."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(office, hostname="127.0.0.1", port=port)
    controller.start()
    return controller
