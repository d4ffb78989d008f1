"""Read quantities with what they count and whose they are: 회원사 350여개, 30%, 7억2000만원."""

from collections.abc import Iterator
from heapq import merge

from spacy.tokens import Doc

from corpus.facts.figure import Figure
from nlp.evidence import make_evidence
from nlp.figures.breakdowns import settle_bare_numbers
from nlp.figures.changes import find_change
from nlp.figures.measures import find_measures
from nlp.figures.periods import find_periods, name_period
from nlp.figures.phrases import find_phrases
from nlp.figures.places import make_layout
from nlp.figures.quantities import find_quantities
from nlp.figures.scan import Scan
from nlp.figures.statuses import find_status
from nlp.figures.subjects import find_subjects
from nlp.tables import find_table_cells, read_tables


def read(doc: Doc) -> Iterator[Figure]:
    """Yield each counted quantity, in the order of the text; numbers of tables by their heads.

    Args:
        doc: A document after the entity stage; its text is NFC with one newline between paragraphs.

    Yields:
        One figure an occurrence; the two of a range share their span. `text` is the span of the
        evidence as printed, with the words that make it rough (약, 여, 가량). None for dates,
        durations, ages, ordinals, index bases and numbers inside names.
    """
    cells = find_table_cells(doc)
    prose = (figure for figure in _read_prose(doc) if not cells.covers(figure.evidence.start))
    yield from merge(prose, read_tables(doc), key=lambda figure: figure.evidence.start)


def _read_prose(doc: Doc) -> Iterator[Figure]:
    scan = Scan(doc)
    found = find_quantities(scan)
    phrases = find_phrases(scan, found)
    quantities = settle_bare_numbers(scan, found, phrases)
    layout = make_layout(scan, phrases, quantities)
    measures = find_measures(layout)
    subjects = find_subjects(layout, measures)
    periods = find_periods(layout, measures)
    columns = zip(quantities, measures, subjects, periods, strict=True)
    for quantity, measure, subject, period in columns:
        change = find_change(layout, quantity)
        yield Figure(
            text=scan.text[quantity.start : quantity.end],
            value=quantity.value,
            unit=quantity.unit or None,
            approximate=quantity.approximate,
            measure=measure,
            subject=subject,
            status=find_status(layout, quantity, period),
            as_of=name_period(period),
            change=change.direction if change else None,
            against=change.against if change else None,
            evidence=make_evidence(doc, quantity.start, quantity.end, rule=quantity.rule),
        )
