"""Read direct quotations with their speakers: `홍 회장은 “…”라며 “…”고 말했다`."""

from collections.abc import Iterator

from spacy.tokens import Doc

from corpus.facts.quote import Quote
from nlp.attribution import attribute_quotations
from nlp.evidence import make_evidence
from nlp.page import get_page
from nlp.posts import Post, find_posts
from nlp.speakers import Speaker


def read(doc: Doc) -> Iterator[Quote]:
    """Yield each quotation that the text puts into somebody's mouth, in the order of the text.

    Args:
        doc: A document after the entity stage.

    Yields:
        One quote for each pair of double marks; its evidence spans the words between them. Words
        of nobody (`“…”는 말이 나온다`), terms and titles in marks give none.
    """
    found = attribute_quotations(doc)
    posts = find_posts(doc) if found else {}
    text = get_page(doc).text
    for each in found:
        start, end, speaker = each.quotation.start, each.quotation.end, each.speaker
        role, organisation = _find_post(speaker, posts)
        yield Quote(
            words=text[start:end],
            speaker=speaker.name,
            role=role,
            organisation=organisation,
            evidence=make_evidence(doc, start, end, rule=each.rule),
        )


def _find_post(speaker: Speaker, posts: dict[str, Post]) -> Post:
    """Give (role, organisation): those beside the name, else the post that the document tells."""
    if speaker.kind != "person" or (speaker.role and speaker.organisation):
        return speaker.role, speaker.organisation
    role, organisation = posts.get(speaker.name, (None, None))
    if speaker.role and (role is None or not role.endswith(speaker.role)):
        return speaker.role, speaker.organisation
    return speaker.role or role, speaker.organisation or organisation
