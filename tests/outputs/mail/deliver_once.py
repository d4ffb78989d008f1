"""A delivery in a process of its own, to be killed: `deliver_once.py HOME PORT`."""

import sys
from email.message import EmailMessage
from pathlib import Path

from corpus.settings import Settings
from corpus.store import open_store
from outputs.mail.delivery import Sender
from outputs.mail.server import SmtpServer


def compose(letter):
    message = EmailMessage()
    message["To"] = letter.address
    message["Subject"] = "주간 다이제스트"
    message["Message-ID"] = f"<{letter.message_id}@miclu.example>"
    message.set_content("회원사가 350개사로 늘었다.\n.점으로 시작하는 줄\n" * 20)
    return message


def main(home, port):
    settings = Settings(
        home=Path(home),
        smtp_host="127.0.0.1",
        smtp_port=int(port),
        smtp_security="none",
        mail_from="digest@miclu.example",
    )
    with open_store(settings.store_url) as store:
        sender = Sender(
            store=store, connect=lambda: SmtpServer(settings), journals=settings.home / "journals"
        )
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        delivery = sender.deliver("digest", compose)
    return 0 if delivery.is_whole else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
