"""Read direct quotations with their speakers: `홍 회장은 “…”라며 “…”고 말했다`."""

from collections.abc import Iterator

from spacy.tokens import Doc

from corpus.facts.quote import Quote
from nlp.attribution import attribute_quotations
from nlp.evidence import make_evidence


def read(doc: Doc) -> Iterator[Quote]:
    """Yield each quotation that the text puts into somebody's mouth, in the order of the text.

    Args:
        doc: A document after the entity stage.

    Yields:
        One quote for each pair of double marks; its evidence spans the words between them. Words
        of nobody (`“…”는 말이 나온다`), terms and titles in marks give none.
    """
    text = doc.text
    for each in attribute_quotations(doc):
        start, end, speaker = each.quotation.start, each.quotation.end, each.speaker
        yield Quote(
            words=text[start:end],
            speaker=speaker.name,
            role=speaker.role,
            organisation=speaker.organisation,
            evidence=make_evidence(doc, start, end, rule=each.rule),
        )
