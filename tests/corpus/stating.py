"""Documents that state what a test says, without a reader of texts."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from corpus.facts.event import Event
from corpus.facts.figure import Figure
from corpus.facts.position import Position
from corpus.facts.quote import Quote
from corpus.facts.relation import Relation
from corpus.records import Document, Entity, Evidence, Reading
from corpus.resolution import resolve
from corpus.times import KST

_KINDS = {kind.TYPE: kind for kind in (Event, Figure, Position, Quote, Relation)}


@dataclass(frozen=True)
class Teller:
    """Stores documents of one sentence a fact; the names in them are given with the type."""

    store: object
    version: str = "told-1"

    def tell(self, document_id, *told, names=(), day=date(2026, 3, 1), publisher="hanbit", more=""):
        """Store a document that states facts, and what a reader finds in it.

        `told` are pairs of type and fields; `names` are ORG names, or (type, name, alias …).
        """
        sentences = [f"{kind} {' '.join(map(str, fields.values()))}." for kind, fields in told]
        text = "\n".join(["제목", *sentences, more]).strip()
        published = day and datetime(day.year, day.month, day.day, 9, tzinfo=KST)
        document = Document(
            id=document_id,
            kind="news",
            publisher=publisher,
            address=f"https://{publisher}.example/{document_id}",
            title="제목",
            text=text,
            published=published,
            fetched=datetime(2026, 3, 2, 9, tzinfo=KST),
        )
        self.store.save_document(document)
        known = [("ORG", each) if isinstance(each, str) else each for each in names]
        reading = Reading(
            document_id=document_id,
            version=self.version,
            entities=tuple(
                Entity(type=kind, text=name, aliases=tuple(aliases))
                for kind, name, *aliases in known
            ),
            facts=tuple(
                self._make(document_id, text, sentence, kind, fields)
                for sentence, (kind, fields) in zip(sentences, told, strict=True)
            ),
            sentences=tuple(
                (text.index(sentence), text.index(sentence) + len(sentence))
                for sentence in sentences
            ),
        )
        assert self.store.save_reading(reading, document=document)

    def resolve(self):
        return resolve(self.store)

    @staticmethod
    def head(person, organisation="가람공단", role="이사장", **more):
        """A position."""
        return "position", {"person": person, "role": role, "organisation": organisation, **more}

    @staticmethod
    def count(value, subject="가람클러스터", **more):
        """A figure: member firms, unless it is said what."""
        fields = {"value": value, "unit": "개사", "measure": "회원사", "subject": subject}
        return "figure", fields | more

    @staticmethod
    def event(name, first_day, **more):
        """An event of one day."""
        fields = {"name": name, "kind": "총회", "first_day": first_day, "precision": "day"}
        return "event", fields | more

    def _make(self, document_id, text, sentence, kind, fields):
        start = text.index(sentence)
        evidence = Evidence(
            document_id=document_id,
            start=start,
            end=start + len(sentence),
            rule=f"{kind}.told",
            version=self.version,
        )
        if kind == "figure":
            fields = {"text": sentence, **fields, "value": Decimal(str(fields["value"]))}
        return _KINDS[kind](evidence=evidence, **fields)
