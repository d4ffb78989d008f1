"""The sentences of a text with what stands in them: dates, quotations, names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nlp.attribution import attribute_quotations
from nlp.dates import DateSpan, find_dates
from nlp.document import get_places, get_published
from nlp.hosts import Place, find_hosts
from nlp.lexicons import load_lexicon
from nlp.page import Page, Shelf
from nlp.quotations import Quotation, mask_quotations, split_sentences
from nlp.speech import find_stems

_COMPARED = re.compile(r"보다|\s?대비|까지|\s?기준|\s?현재|\s?이후")


@dataclass(slots=True)
class Passage:
    """A sentence with its dates (those of the news left out), quotations and names.

    `before` are the hosts of the sentence before, `headline` tells of a first line without an end.
    """

    start: int
    end: int
    dates: list[DateSpan]
    quotations: list[Quotation]
    places: list[Place]
    people: list[Place]
    before: tuple[str, ...] = ()
    headline: bool = False

    def list_dates(self, place: int) -> list[DateSpan]:
        """Give the dates that stand outside quotations, or in the one around a place."""
        around = self._find_quotation(place)
        return [date for date in self.dates if self._find_quotation(date.start) == around]

    def _find_quotation(self, place: int) -> Quotation | None:
        return next((q for q in self.quotations if q.start <= place < q.end), None)


def make_passages(page: Page) -> Iterator[Passage]:
    """Yield the sentences of a document in order, headline first; none ends inside a quotation."""
    quotations = tuple(a.quotation for a in attribute_quotations(page.doc))
    masked = mask_quotations(page.text, quotations)
    dates = Shelf(_find_dates(page, masked, quotations), lambda date: date.start)
    quoted = Shelf(quotations, lambda quotation: quotation.start)
    places = Shelf(get_places(page.doc, "ORG", "CLUSTER"), lambda place: place[0])
    people = Shelf(get_places(page.doc, "PERSON"), lambda place: place[0])
    hosts: tuple[str, ...] = ()
    for start, end in split_sentences(masked):
        headline = start == 0 and end < len(masked)
        headline = headline and not masked[:end].rstrip().endswith((".", "다"))
        sentence = Passage(
            start,
            end,
            dates.take(start, end),
            quoted.take(start, end),
            places.take(start, end),
            people.take(start, end),
            before=hosts,
            headline=headline,
        )
        yield sentence
        if not headline:
            hosts = find_hosts(page, sentence.places, end) or hosts


def _find_dates(page: Page, masked: str, quotations: tuple[Quotation, ...]) -> Iterator[DateSpan]:
    """Yield the dates outside quotations, then those inside, without those of the news."""
    published = get_published(page.doc)
    yield from (d for d in find_dates(masked, published) if not _is_of_news(page, d))
    for quotation in quotations:
        words = page.text[quotation.start : quotation.end]
        for date in find_dates(words, published):
            moved = replace(
                date, start=date.start + quotation.start, end=date.end + quotation.start
            )
            if not _is_of_news(page, moved):
                yield moved


def _is_of_news(page: Page, date: DateSpan) -> bool:
    """Tell whether a date is the day of the report, a deadline or what is compared with."""
    leaning = _COMPARED.match(page.text, date.end)
    if leaning and (leaning[0] != "까지" or date.first == date.last):
        return True
    stem = next(find_stems(page, date.end, date.end + 8), "")
    return stem in load_lexicon("reporting_verbs")
