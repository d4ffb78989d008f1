"""What papers state: each claim writes itself on a page in one of several wordings, with facts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inventing.page import Page
from inventing.phrases import Phrase, make_phrase
from inventing.world import Invented

from corpus.facts.event import Event
from corpus.facts.figure import Figure
from corpus.facts.position import Position
from corpus.facts.quote import Quote
from corpus.facts.relation import Relation

Claim = Callable[[Page, int, str], None]


@dataclass(frozen=True, slots=True)
class Appointment:
    """A person holds a post."""

    body: Invented
    role: str
    person: Invented

    def __call__(self, page: Page, wording: int, before: str) -> None:
        """Write it."""
        markup = (
            "{body} {person} {role|은} [현장]을 [찾:찾]아 [기업]의 [어려움]을 들었다.",
            "[이날] [자리]에는 {body} {person} {role|과} [관계자]들이 [함께]했다.",
            "{person} {body} {role|은} [축사]에서 [상생]을 [당부]했다.",
        )[wording % 3]
        spans = page.say(markup, before=before, **_slots(self))
        places = [spans[slot] for slot in ("person", "role")]
        span = min(at for at, _ in places), max(end for _, end in places)
        page.state(
            Position,
            "holder.name_title",
            span,
            person=page.name(self.person),
            role=self.role,
            organisation=page.name(self.body),
        )


@dataclass(frozen=True, slots=True)
class Count:
    """A measure of a body has a value."""

    body: Invented
    measures: tuple[str, ...]
    counter: str
    value: int
    year: int

    def __call__(self, page: Page, wording: int, before: str) -> None:
        """Write it; papers choose among the words for a measure."""
        markup = (
            "{body}의 {measure|은} {value|으로} [지난해]보다 [늘]었다.",
            "[현재] {body} {measure|은} {value|이다}.",
            "{year} [기준] {body|은} {measure} {value|을} [두:두]고 있다.",
        )[wording % 3]
        measure = self.measures[page.chance.randrange(len(self.measures))]
        shown = f"{self.value:,}"
        words = {
            "body": self.body.full[0],
            "measure": make_phrase(measure),
            "value": make_phrase(f"{shown}|{self.counter}"),
            "year": make_phrase(f"{self.year}|년"),
        }
        spans = page.say(markup, before=before, **words)
        page.state(
            Figure,
            "count",
            spans["value"],
            text=f"{shown}{self.counter}",
            value=Decimal(self.value),
            unit=self.counter,
            measure=measure,
            subject=page.name(self.body),
            as_of=str(self.year) if "year" in spans else None,
        )


@dataclass(frozen=True, slots=True)
class Meeting:
    """A body holds an event on a day."""

    body: Invented
    kind: str
    day: date
    place: Phrase
    guests: tuple[Invented, ...]

    def __call__(self, page: Page, wording: int, before: str) -> None:
        """Write it."""
        markup = (
            "{body|은} {day} {place}에서 {event|을} [열]었다.",
            "{day} {place}에서 {body} {event|이} [열리:열렸]다.",
            "{body|은} {guest|과} {day} {place}에서 {event|을} [개최]했다고 [밝히:밝혔]다.",
        )[wording % 3]
        words = {
            "body": self.body.full[0],
            "guest": self.guests[0].full[0],
            "day": make_phrase(f"{self.day.month}|월 {self.day.day}|일"),
            "place": self.place,
            "event": make_phrase(self.kind),
        }
        spans = page.say(markup, before=before, **words)
        guests = (page.name(self.guests[0]),) if "guest" in spans else ()
        page.state(
            Event,
            "held",
            spans["event"],
            name=self.kind,
            kind=self.kind,
            first_day=self.day,
            last_day=self.day,
            precision="day",
            place=self.place.text,
            organisers=(page.name(self.body),),
            participants=guests,
        )


@dataclass(frozen=True, slots=True)
class Speech:
    """A person says something."""

    body: Invented
    role: str
    person: Invented
    words: Phrase

    def __call__(self, page: Page, wording: int, before: str) -> None:
        """Write it; the speaker's post is a fact of its own."""
        markup = (
            "{person} {body} {role|은} “{words}”고 [말]했다.",
            "{body} {person} {role|은} “{words}”고 [강조]했다.",
            "“{words}”고 {body} {person} {role|이} [전하:전했]다.",
        )[wording % 3]
        spans = page.say(markup, before=before, words=self.words, **_slots(self))
        speaker, body = page.name(self.person), page.name(self.body)
        post = {"role": self.role, "organisation": body}
        page.state(Quote, "said", spans["words"], words=self.words.text, speaker=speaker, **post)
        if wording % 2 == 0:
            page.state(Position, "holder.speaker", spans["person"], person=speaker, **post)


@dataclass(frozen=True, slots=True)
class Tie:
    """Two bodies stand to each other in some way."""

    subject: Invented
    predicate: str
    object: Invented

    def __call__(self, page: Page, wording: int, before: str) -> None:
        """Write it."""
        markup = _TIES[self.predicate][wording % 2]
        words = {"subject": self.subject.full[0], "object": self.object.full[0]}
        spans = page.say(markup, before=before, **words)
        page.state(
            Relation,
            "verb_clause",
            spans[""],
            subject=page.name(self.subject),
            predicate=self.predicate,
            object=page.name(self.object),
        )


_TIES = {
    "member_of": (
        "{subject|은} {object} [회원사]로 [활동]하고 있다.",
        "{object} [회원사]인 {subject|은} [올해] [투자]를 [늘리:늘렸]다.",
    ),
    "operates": (
        "{subject|은} {object|을} [운영]하고 있다.",
        "{object|은} {subject|이} [맡]아 [운영]한다.",
    ),
    "partner_of": (
        "{subject|은} {object|과} [업무협약]을 [맺]었다.",
        "{subject|과} {object|은} [손]을 [잡]기로 했다.",
    ),
    "located_in": (
        "{subject|은} {object}에 [자리]를 [잡]고 있다.",
        "{object}에 [입주]한 {subject|은} [공장]을 [넓히:넓혔]다.",
    ),
}


def _slots(claim: Appointment | Speech) -> dict[str, Phrase]:
    return {
        "body": claim.body.full[0],
        "person": claim.person.full[0],
        "role": make_phrase(claim.role),
    }
