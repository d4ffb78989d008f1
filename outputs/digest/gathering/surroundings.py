"""What stands around the facts of a digest: stories of several papers, and new names."""

from bisect import bisect_right

from corpus.store import Store
from corpus.store.spans import FirstMention
from outputs.digest.gathering.lines import make_source
from outputs.digest.model import Name, Story
from outputs.digest.passages import Passage, cut_passage
from outputs.digest.period import Period
from outputs.labels import ENTITY_TYPES

_MOST_STORIES = 10
_MOST_NAMES = 30
_TYPES = [word for word in ENTITY_TYPES if word not in ("DATE", "PLACE")]


def gather_stories(store: Store, period: Period) -> tuple[Story, ...]:
    """Gather the reports that stand in most documents of the period, each once."""
    found = store.spans.find_stories(period.first_day, period.last_day, limit=_MOST_STORIES)
    return tuple(
        Story(first=make_source(heads[0]), sources=tuple(map(make_source, heads)))
        for heads in found
    )


def gather_names(store: Store, period: Period) -> tuple[tuple[Name, ...], int]:
    """Gather the entities that nothing named before the period.

    Returns:
        The most mentioned ones, and how many others there are.
    """
    found, total = store.spans.find_new_entities(
        period.first_day, period.last_day, types=_TYPES, limit=_MOST_NAMES
    )
    order = {word: place for place, word in enumerate(_TYPES)}
    names = sorted(
        (_make_name(store, mention) for mention in found),
        key=lambda name: (order[name.type], name.name),
    )
    return tuple(names), max(0, total - len(names))


def _make_name(store: Store, mention: FirstMention) -> Name:
    return Name(
        type=mention.type,
        name=mention.name,
        passage=_cut_sentence(store, mention).pieces,
        source=make_source(mention.document),
    )


def _cut_sentence(store: Store, mention: FirstMention) -> Passage:
    """Cut the sentence that holds a mention; one outside all sentences stands for itself."""
    document_id = mention.document.id
    reading = store.get_reading(document_id)
    read = store.find_read_revision(document_id)
    text = store.get_document(document_id, revision=read).text
    sentences = reading.sentences if reading else ()
    at = bisect_right(sentences, (mention.start, len(text))) - 1
    first, last = sentences[at] if at >= 0 else (mention.start, mention.end)
    if mention.end > last:
        first, last = mention.start, mention.end
    return cut_passage(text[first:last], [(mention.start - first, mention.end - first)])
