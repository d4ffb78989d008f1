"""The digest as a mail: words for every program, the page with pictures of its charts."""

import hashlib
from email.message import EmailMessage
from email.policy import SMTP as STANDARD
from html import escape

from outputs.digest.charts import paint_chart
from outputs.digest.formats import md
from outputs.digest.model import Chart, Digest
from outputs.digest.page import render_page

MEDIA_TYPE = "message/rfc822"

# Folded, a subject in Korean would lose spaces between its encoded words. Source: RFC 5322, 2.1.1,
# allows lines of 998 signs.
SMTP = STANDARD.clone(max_line_length=900)


def render(digest: Digest) -> bytes:
    """Give the mail without sender, recipient, day and message id, which a delivery adds."""
    return compose(digest).as_bytes(policy=SMTP)


def compose(digest: Digest) -> EmailMessage:
    """Compose the mail; charts are attached pictures, which mail programs show."""
    import css_inline

    message = EmailMessage(policy=SMTP)
    message["Subject"] = digest.subject
    message.set_content(md.render(digest).decode(), cte="base64")
    page = css_inline.inline(render_page(digest, show_chart=_show), keep_style_tags=True)
    message.add_alternative(page, subtype="html", cte="base64")
    (html,) = (part for part in message.iter_parts() if part.get_content_subtype() == "html")
    assert isinstance(html, EmailMessage)
    for chart in digest.charts:
        picture = paint_chart(chart)
        html.add_related(
            picture, "image", "png", cid=f"<{_name(chart)}>", filename=f"{_name(chart)}.png"
        )
    _set_boundaries(message, digest)
    return message


def _show(chart: Chart) -> str:
    words = escape(chart.alternative)
    return f'<img src="cid:{_name(chart)}" alt="{words}" width="560" height="240">'


def _name(chart: Chart) -> str:
    return f"chart-{hashlib.sha256(chart.model_dump_json().encode()).hexdigest()[:12]}"


def _set_boundaries(message: EmailMessage, digest: Digest) -> None:
    """Set what parts the mail by the digest's own hash: chance would make each file another."""
    seed = hashlib.sha256(digest.dump().encode()).hexdigest()[:24]
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"miclu-{number}-{seed}")
