"""Which post a person holds, as the document tells of it anywhere."""

from collections.abc import Sequence

from spacy.tokens import Doc

from nlp.document import get_entities
from nlp.entities.holders import Holder, name_text
from nlp.entities.words import Word
from nlp.page import Page, get_page

Post = tuple[str | None, str | None]


def find_posts(doc: Doc) -> dict[str, Post]:
    """Map the people of a document to (role, organisation); of several posts the first told.

    A post with an organisation comes before one without; people without any are left out.
    """
    words: Sequence[Word] = doc._.words
    holders: Sequence[Holder] = doc._.holders
    page, posts = get_page(doc), dict[str, Post]()
    names = {s: x.text for x in get_entities(doc, "PERSON") for s, _, _ in x.places}
    for holder in sorted(holders, key=lambda each: each.name):
        person = names.get(words[holder.name].start)
        if person and not (posts.get(person) or ("", None))[1]:
            posts[person] = _read_post(page, words, holder)
    return posts


def _read_post(page: Page, words: Sequence[Word], holder: Holder) -> Post:
    title = words[holder.title]
    role = title.text
    if holder.name == holder.title:
        role = role[len(name_text(title)) :]
    if holder.phrase is None:
        return role, None
    start, end = words[holder.phrase[0]].start, words[holder.phrase[1]].end
    inside = [x for at in range(start, end) if at in page.opening for _, x in [page.opening[at]]]
    named = [entity for entity in inside if entity.type != "PROGRAM"]
    return role, named[-1].text if named else None
