"""The entity stage: candidates of all readers, one decision where they overlap, every mention.

Rules propose, weights decide: a person beside a title beats everything, a quoted programme beats
what stands inside it, corporate marks beat telling endings, those beat company-like endings. What
is accepted once is a name wherever it stands in the document.
"""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from nlp.document import NamedEntity
from nlp.entities.appointments import find_appointed
from nlp.entities.candidates import Candidate, drop_overlaps
from nlp.entities.clusters import find_clusters
from nlp.entities.definitions import find_definitions, is_short_for
from nlp.entities.further import find_further_posts
from nlp.entities.grouping import Surfaces
from nlp.entities.holders import Holder, find_holders, mend_listed
from nlp.entities.organisations import find_listed, find_offices, find_organisations
from nlp.entities.people import find_called, find_employers, find_people
from nlp.entities.programmes import find_programmes
from nlp.entities.short_forms import link_short_forms
from nlp.entities.words import Word, make_words


def find_entities(doc: Doc) -> tuple[NamedEntity, ...]:
    """Give the entities of a document with their aliases and places, in order of appearance."""
    text: str = doc._.text
    words = mend_listed(make_words(doc), text)
    holders = find_holders(words)
    holders += find_appointed(words, text, holders)
    forms = link_short_forms(words, holders)
    holders += find_further_posts(words, text, holders, forms)
    doc._.words, doc._.holders = words, holders
    candidates = _propose(text, words, holders)
    surfaces = Surfaces(text)
    for candidate in candidates:
        surfaces.add(candidate)
    _add_definitions(surfaces, text, candidates)
    surfaces.spread(words)
    for form in forms:
        place = Candidate(words[form.first].start, words[form.last].end, "PERSON", "short form", 7)
        surfaces.add_person_form(words[form.name].start, place)
    return surfaces.make_entities()


def _propose(text: str, words: Sequence[Word], holders: Sequence[Holder]) -> list[Candidate]:
    clusters = list(find_clusters(words, frozenset(holder.name for holder in holders)))
    certain = [
        *find_people(words, holders),
        *find_called(words),
        *clusters,
        *find_offices(text, words, clusters),
        *find_organisations(words),
        *find_programmes(text, words),
    ]
    kept = drop_overlaps(certain)
    kept += find_employers(words, holders, kept)
    kept += find_listed(words, kept)
    return drop_overlaps(kept)


def _add_definitions(surfaces: Surfaces, text: str, candidates: Iterable[Candidate]) -> None:
    by_end = {candidate.end: candidate for candidate in candidates}
    for definition in find_definitions(text):
        full = by_end.get(definition.opens) or by_end.get(definition.opens - 1)
        if full is None or full.type == "PERSON":
            continue
        short = text[definition.start : definition.end]
        if definition.sure or is_short_for(short, text[full.start : full.end]):
            place = Candidate(definition.start, definition.end, full.type, "definition", 8)
            surfaces.add_alias(full, place)
