"""The letter of an alert: what is new, with its sentence and source, and how to end it."""

import json
from collections.abc import Iterable
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape

from corpus.search.records import FactHit
from corpus.settings import Settings
from corpus.store.alerts import Subscription
from corpus.store.mailings import Letter
from corpus.times import korean_day
from outputs.digest.formats.eml import SMTP
from outputs.digest.passages import cut_passage, make_link
from outputs.sentences import say

_RHYTHMS = {"daily": "매일", "weekly": "매주"}


def tell_hits(hits: Iterable[FactHit]) -> str:
    """Write what an alert tells as JSON: the same letter whenever it is sent."""
    return json.dumps([_tell(hit) for hit in hits], ensure_ascii=False)


def compose(
    subscription: Subscription, content: str, letter: Letter, settings: Settings
) -> EmailMessage:
    """Compose the letter for its one recipient."""
    facts = json.loads(content)
    stop = find_stop_link(subscription, settings)
    message = EmailMessage(policy=SMTP)
    message["From"] = settings.mail_from
    message["To"] = letter.address
    name = " ".join(subscription.name.split())  # a line end would end the header
    message["Subject"] = f"[미클] {name}: 새 사실 {len(facts)}건"
    message["Date"] = format_datetime(letter.at)
    message["Message-ID"] = f"<{letter.message_id}@{settings.mail_from.rpartition('@')[2]}>"
    # Source: RFC 8058 for the click that needs no page.
    message["List-Unsubscribe"] = f"<{stop}>"
    if stop.startswith("https:"):
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    told = {
        "subscription": subscription,
        "facts": facts,
        "stop": stop,
        "rhythm": _RHYTHMS.get(subscription.rhythm, subscription.rhythm),
    }
    message.set_content(_template("alert.txt").render(told), cte="base64")
    page = _template("alert.html").render(told)
    message.add_alternative(page, subtype="html", cte="base64")
    return message


def find_stop_link(subscription: Subscription, settings: Settings) -> str:
    """Give the address that ends a subscription: a page of ours, else a mail to the sender."""
    if settings.site_address:
        return f"{settings.site_address.rstrip('/')}/unsubscribe/{subscription.token}"
    return f"mailto:{settings.mail_from}?subject=unsubscribe%20{subscription.token}"


def _tell(hit: FactHit) -> dict[str, object]:
    published = hit.document.published
    return {
        "sentence": say(hit.fact),
        "passage": cut_passage(hit.sentence, [hit.evidence_span]).text,
        "title": hit.document.title or hit.document.id,
        "address": make_link(hit.document.address),
        "day": str(korean_day(published)) if published else "",
        "sources": hit.sources,
    }


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("outputs.alerts"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _template(name: str) -> Template:
    return _environment().get_template(name)
