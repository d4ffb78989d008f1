"""Atom feeds of signed digests and of saved searches. Source: RFC 4287."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from corpus.search.records import FactAnswer
from corpus.store.digests import DigestState, StoredDigest
from corpus.times import day_start
from outputs.digest.model import Digest
from outputs.digest.passages import cut_passage
from outputs.digest.showing import STATES
from outputs.sentences import say

_ATOM = "http://www.w3.org/2005/Atom"
_LONG_AGO = datetime.fromisoformat("2000-01-01T00:00:00+09:00")
_SHOWN = (DigestState.SIGNED, DigestState.SENT, DigestState.CORRECTED)
_MOST_SAID = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing of a feed; `id` never changes, `link` is an address that can be followed."""

    id: str
    title: str
    link: str
    updated: datetime
    summary: str


def make_digest_feed(stored: Iterable[StoredDigest], *, site: str) -> bytes:
    """Make the feed of the digests that were signed, the last period first."""
    entries = [_tell_digest(each, site) for each in stored if each.state in _SHOWN]
    return _render("클러스터 동향", f"{site}/feeds/digests.atom", entries)


def make_search_feed(answer: FactAnswer, *, words: str, address: str, site: str) -> bytes:
    """Make the feed of what a search finds, in the order of the answer."""
    entries = [
        Entry(
            id=f"urn:miclu:fact:{hit.key}",
            title=say(hit.fact),
            link=f"{site}/facts/{hit.key}",
            updated=day_start(hit.first_seen) if hit.first_seen else _LONG_AGO,
            summary=cut_passage(hit.sentence, [hit.evidence_span]).text,
        )
        for hit in answer.hits
    ]
    return _render(f"미클: {words or '모든 사실'}", address, entries)


def _tell_digest(stored: StoredDigest, site: str) -> Entry:
    digest = Digest.load(stored.content)
    said = " ".join(line.sentence for line in digest.top[:_MOST_SAID])
    return Entry(
        id=f"urn:miclu:digest:{stored.period}:{stored.version}",
        title=f"{digest.title} {stored.version}판 ({STATES[stored.state]})",
        link=f"{site}/digests/{stored.period}?version={stored.version}",
        updated=stored.history[-1].at,
        summary=said,
    )


def _render(title: str, address: str, entries: list[Entry]) -> bytes:
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    updated = max((entry.updated for entry in entries), default=_LONG_AGO)
    _add(feed, "id", address)
    _add(feed, "title", title)
    _add(feed, "updated", updated.isoformat())
    _add(feed, "link", "", rel="self", href=address)
    author = etree.SubElement(feed, f"{{{_ATOM}}}author")
    _add(author, "name", "미클")
    for entry in entries:
        place = etree.SubElement(feed, f"{{{_ATOM}}}entry")
        _add(place, "id", entry.id)
        _add(place, "title", entry.title)
        _add(place, "updated", entry.updated.isoformat())
        _add(place, "link", "", rel="alternate", href=entry.link)
        _add(place, "summary", entry.summary)
    written: bytes = etree.tostring(feed, xml_declaration=True, encoding="utf-8")
    return written


def _add(parent: etree._Element, name: str, words: str, **attributes: str) -> None:
    child = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    # XML holds no control signs, whatever a headline has.
    child.text = "".join(sign if sign.isprintable() else " " for sign in words) or None
