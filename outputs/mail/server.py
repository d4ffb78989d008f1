"""A mail server, spoken to line by line, so that we know what it has got."""

import smtplib
import ssl
from collections.abc import Callable
from email.message import EmailMessage
from typing import Protocol

from corpus.settings import Settings
from outputs.errors import MailServerError

_TIMEOUT_SECONDS = 30
_READY, _GO_ON = 250, 354
_TEMPORARY = range(400, 500)


class Refusal(Exception):  # noqa: N818  an answer of the server, not a fault of ours
    """The server refused one letter."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(f"{code} {words}")
        self.is_temporary = code in _TEMPORARY


class Server(Protocol):
    """What letters are handed to."""

    def send(self, letter: EmailMessage, address: str, *, before_end: Callable[[], None]) -> None:
        """Hand over one letter; `before_end` is called just before its last line goes out.

        Raises:
            Refusal: The server refuses this letter.
            MailServerError: The connection broke; the server has not promised to deliver it.
        """

    def close(self) -> None:
        """Say goodbye."""


class SmtpServer:
    """A connection to the SMTP server of the settings. Source: RFC 5321."""

    def __init__(self, settings: Settings) -> None:
        self._sender = settings.mail_from
        try:
            self._smtp = _connect(settings)
        except (OSError, smtplib.SMTPException) as error:
            raise MailServerError(settings.smtp_host, str(error)) from error
        self._host = settings.smtp_host

    def send(self, letter: EmailMessage, address: str, *, before_end: Callable[[], None]) -> None:
        """Hand over one letter."""
        try:
            self._check_sender(self._smtp.mail(self._sender))
            self._check(self._smtp.rcpt(address))
            self._check(self._smtp.docmd("DATA"), wanted=_GO_ON)
            self._smtp.send(
                _quote_dots(letter.as_bytes(policy=letter.policy.clone(linesep="\r\n")))
            )
            before_end()
            self._smtp.send(b".\r\n")
            self._check(self._smtp.getreply())
        except Refusal:
            self._reset()
            raise
        except (OSError, smtplib.SMTPException) as error:
            raise MailServerError(self._host, str(error)) from error

    def close(self) -> None:
        """Say goodbye; a server that is gone already does not mind."""
        try:
            self._smtp.quit()
        except (OSError, smtplib.SMTPException):
            self._smtp.close()

    def _check_sender(self, answer: tuple[int, bytes]) -> None:
        """Break off where the server takes nothing from us: that is no recipient's fault."""
        try:
            self._check(answer)
        except Refusal as error:
            raise MailServerError(self._host, str(error)) from error

    def _check(self, answer: tuple[int, bytes], *, wanted: int = _READY) -> None:
        code, words = answer
        if code != wanted and not (wanted == _READY and code in range(200, 300)):
            raise Refusal(code, words.decode("utf-8", "replace"))

    def _reset(self) -> None:
        try:
            self._smtp.rset()
        except (OSError, smtplib.SMTPException) as error:
            raise MailServerError(self._host, str(error)) from error


def _connect(settings: Settings) -> smtplib.SMTP:
    place = (settings.smtp_host, settings.smtp_port)
    if settings.smtp_security == "tls":
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(
            *place, timeout=_TIMEOUT_SECONDS, context=ssl.create_default_context()
        )
    else:
        smtp = smtplib.SMTP(*place, timeout=_TIMEOUT_SECONDS)
    smtp.ehlo_or_helo_if_needed()
    if settings.smtp_security == "starttls":
        smtp.starttls(context=ssl.create_default_context())
        smtp.ehlo()
    if settings.smtp_user:
        smtp.login(settings.smtp_user, settings.smtp_password)
    return smtp


def _quote_dots(letter: bytes) -> bytes:
    """Double the dots that lines begin with, so that none of them ends the letter."""
    whole = letter if letter.endswith(b"\r\n") else letter + b"\r\n"
    return (b"." if whole.startswith(b".") else b"") + whole.replace(b"\r\n.", b"\r\n..")
