"""Evidence for what a reader found."""

from spacy.tokens import Doc

from corpus.records import Evidence
from nlp.version import reader_version


def make_evidence(doc: Doc, start: int, end: int, *, rule: str) -> Evidence:
    """Point to `doc.text[start:end]` as the words that state something; `rule` is what read them.

    Raises:
        ValueError: The span is empty or outside the text.
    """
    length = len(doc._.text)  # `doc.text` joins all tokens at each call
    if not 0 <= start < end <= length:
        raise ValueError(f"Rule {rule} gave the span {start}:{end} in {length} code points")
    return Evidence(
        document_id=doc._.document_id, start=start, end=end, rule=rule, version=reader_version()
    )
