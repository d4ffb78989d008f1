"""The entity stage: two proposers, one arbitration where they disagree, every mention.

Rules propose what the language marks: a name beside its title, a corporate mark, a telling ending,
a known institution. The trained model proposes what it has seen the like of, with a probability.
The arbitration, in one place (`_arbitrate`):

1. Where rules overlap, weights decide: a person beside a title beats everything, a quoted
   programme beats what stands inside it, corporate marks beat telling endings, those beat
   company-like endings; of equals the longer wins.
2. The model adds names where no rule says anything, if it is sure enough for their type and the
   span may be a name by the annotation guide (`learned.py`); it takes nothing from the rules,
   which on annotated texts are right where the two differ.
3. What is accepted once is a name wherever it stands in the document.
"""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from nlp.document import NamedEntity
from nlp.entities.appointments import find_appointed
from nlp.entities.candidates import Candidate, drop_overlaps
from nlp.entities.clusters import find_clusters, find_grouped_clusters, find_known_clusters
from nlp.entities.definitions import find_definitions, is_short_for
from nlp.entities.further import find_further_posts
from nlp.entities.grouping import Surfaces
from nlp.entities.holders import Holder, find_holders, mend_listed
from nlp.entities.institutions import find_known
from nlp.entities.learned import is_learned, propose_learned
from nlp.entities.organisations import (
    find_associations,
    find_listed,
    find_offices,
    find_organisations,
    split_pairs,
)
from nlp.entities.people import find_called, find_employers, find_people
from nlp.entities.programmes import find_programmes
from nlp.entities.short_forms import link_short_forms
from nlp.entities.short_heads import add_short_heads
from nlp.entities.tabled import find_tabled_posts
from nlp.entities.words import Word, make_words


def find_entities(doc: Doc, *, rules: bool = True) -> tuple[NamedEntity, ...]:
    """Give the entities of a document with their aliases and places, in order of appearance.

    Args:
        doc: Made by our tokenizer, with what the model says in `doc._.tagged` (nothing: rules
            alone); who holds what is left on it for the readers of facts.
        rules: Whether the rules propose names too; false leaves the model alone, for comparison.
    """
    text: str = doc._.text
    words = split_pairs(mend_listed(make_words(doc), text))
    holders = find_holders(words)
    holders += find_appointed(words, text, holders)
    forms = link_short_forms(words, holders)
    named = {holder.name for holder in holders}
    tabled = find_tabled_posts(doc._.structure, words, text)
    holders += [holder for holder in tabled if holder.name not in named]
    holders += find_further_posts(words, text, holders, forms)
    doc._.words, doc._.holders = words, holders
    learned = list(propose_learned(doc._.tagged, words, alone=not rules))
    candidates = _arbitrate(text, words, holders, learned) if rules else learned
    surfaces = Surfaces(text)
    for candidate in sorted(candidates, key=is_learned):  # the type that comes first stays
        surfaces.add(candidate)
    _add_definitions(surfaces, text, candidates)
    surfaces.spread(words)
    for form in forms:
        place = Candidate(words[form.first].start, words[form.last].end, "PERSON", "short form", 7)
        surfaces.add_person_form(words[form.name].start, place)
    return add_short_heads(surfaces.make_entities(), words)


def _arbitrate(
    text: str, words: Sequence[Word], holders: Sequence[Holder], learned: list[Candidate]
) -> list[Candidate]:
    """Give the names that stand, in order and without overlap (see above)."""
    kept = drop_overlaps(_propose(text, words, holders))
    kept += find_employers(words, holders, kept)
    kept += find_listed(words, kept)
    return drop_overlaps([*kept, *learned])


def _propose(text: str, words: Sequence[Word], holders: Sequence[Holder]) -> list[Candidate]:
    """Give what the rules say on their own evidence."""
    clusters = list(find_clusters(words, frozenset(holder.name for holder in holders)))
    known = find_known(words)
    return [
        *find_people(words, holders),
        *find_called(words),
        *clusters,
        *find_known_clusters(words, known),
        *find_grouped_clusters(text),
        *find_offices(text, words, clusters),
        *find_associations(words),
        *find_organisations(words, known),
        *find_programmes(text, words, known),
    ]


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
