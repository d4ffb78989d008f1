"""A queue to review, and somebody who works through it."""

import re
from datetime import datetime
from decimal import Decimal
from html import unescape
from urllib.parse import urlencode

from corpus.facts.figure import Figure
from corpus.records import Document, Entity, Evidence, Reading
from corpus.resolution import resolve
from corpus.times import KST

SUBJECT = "가람클러스터"
HTMX = {"hx-request": "true", "hx-target": "review"}


def tell_figures(store, values, *, document=None, publisher="hanbit"):
    """Store a document that states a number of member firms in each line, and resolve it."""
    values = list(values)
    lines = [f"회원사 {value}개사" for value in values]
    document = document or Document(
        id=f"{publisher}-1",
        kind="news",
        publisher=publisher,
        address=f"https://{publisher}.example/1",
        title="제목",
        text="\n".join(["제목", *(f"{line} 있다." for line in lines), f"{SUBJECT} 소식"]),
        published=datetime(2026, 3, 1, 9, tzinfo=KST),
        fetched=datetime(2026, 3, 2, 9, tzinfo=KST),
    )
    store.save_document(document)
    starts = [document.text.index(f"{line} 있다.") for line in lines]
    reading = Reading(
        document_id=document.id,
        version="test",
        entities=(Entity(type="ORG", text=SUBJECT, aliases=()),),
        facts=tuple(
            Figure(
                evidence=Evidence(
                    document_id=document.id,
                    start=start,
                    end=start + len(line),
                    rule="test",
                    version="test",
                ),
                text=line,
                value=Decimal(value),
                unit="개사",
                measure="회원사",
                subject=SUBJECT,
                confidence=0.5,
            )
            for start, line, value in zip(starts, lines, values, strict=True)
        ),
        sentences=tuple(
            (start, start + len(line) + 4) for start, line in zip(starts, lines, strict=True)
        ),
    )
    assert store.save_reading(reading, document=store.get_document(document.id))
    resolve(store)


class Desk:
    """An analyst at the review page: reads forms off answers and sends them as htmx does."""

    def __init__(self, visitor):
        self.visitor = visitor
        self.store = visitor.site.store

    def open(self, **query):
        return self.visitor.get(f"/review?{urlencode(query)}")

    def decide(self, page, decision, *, headers=HTMX, token=None, **fields):
        sent = self.hidden(page) | {"decision": decision} | fields
        if token is not None:
            sent["form_token"] = token
        return self.visitor.client.post("/review/decide", data=sent, headers=headers)

    def send(self, token, key, decision):
        """Decide as a browser without scripts does."""
        sent = {"form_token": token, "key": key, "decision": decision, "reason": "틀림"}
        return self.visitor.client.post("/review/decide", data=sent | {"version": "0"})

    def correct(self, page, *, token=None, **fields):
        typed = self.fields(page) | {f"f.{name}": words for name, words in fields.items()}
        return self.decide(page, "corrected", token=token, **typed)

    def undo(self, page):
        form = text_of(page).split('action="/review/undo"', 1)[1].split("</form>", 1)[0]
        return self.visitor.client.post("/review/undo", data=inputs(form), headers=HTMX)

    def hidden(self, page):
        form = text_of(page).split('class="correction"', 1)[1].split('class="field"', 1)[0]
        return inputs(form)

    def fields(self, page):
        form = text_of(page).split('class="correction"', 1)[1].split("</form>", 1)[0]
        typed = {name: value for name, value in inputs(form).items() if name.startswith("f.")}
        for name, inner in re.findall(r'<textarea[^>]* name="(f\.[^"]*)"[^>]*>([^<]*)<', form):
            typed[name] = unescape(inner)
        for name, inner in re.findall(r'<select[^>]* name="(f\.[^"]*)"[^>]*>(.*?)</select>', form):
            chosen = re.search(r'value="([^"]*)" selected', inner)
            typed[name] = chosen[1] if chosen else ""
        return typed

    def key(self, page):
        return self.hidden(page)["key"]

    def token(self, page):
        return self.hidden(page)["form_token"]

    def waiting(self, page):
        listed = text_of(page).split('class="waiting', 1)[1].split("</ol>", 1)[0]
        return list(dict.fromkeys(re.findall(r"fact=(\w+)", listed)))


def inputs(form):
    found = re.findall(r'<input[^>]* name="([^"]*)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in found}


def text_of(page):
    return page if isinstance(page, str) else page.text
