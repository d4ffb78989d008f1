"""Which documents are near-copies of one text: bands as rows, stories as links of documents.

A story is known by its first document. The bands propose which documents to compare, so that none
is compared with all others; how documents are compared is told in `corpus/stories.py`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from sqlalchemy import Connection, and_, bindparam, delete, select, update

from corpus.chunks import cut
from corpus.store.database import Database
from corpus.store.documents import HEAD_COLUMNS, make_head
from corpus.store.loading import load
from corpus.store.releasing import mark_stale
from corpus.store.retries import retried
from corpus.store.stages import Outcome, find_outdated, get_states, save_stages
from corpus.store.tables import documents, facts, readings, revisions, story_bands
from corpus.store.views import DocumentHead
from corpus.stories import VERSION, Sketch, is_near_copy, make_sketch, may_be_copies
from corpus.times import Clock, korean_day

STORIES = "stories"
"""The word of the stage that finds near-copies."""

# A text that thousands share fills a bucket: the first ones stand for the others.
_BUCKET = 40
_MOST_COMPARED = 30
_CHUNK = 500

_TEXTS = (
    select(documents.c.number, revisions.c.text, documents.c.published, readings.c.furniture)
    .join_from(
        documents,
        revisions,
        and_(
            revisions.c.document == documents.c.number,
            revisions.c.revision == documents.c.revision,
        ),
    )
    .outerjoin(
        readings,
        and_(
            readings.c.document == documents.c.number,
            readings.c.revision == documents.c.revision,
        ),
    )
)
_SET_STORY = (
    update(documents).where(documents.c.number == bindparam("at")).values(story=bindparam("first"))
)


class StoryIndex:
    """The stories, as `Store.stories`; every method is one transaction."""

    def __init__(self, database: Database, *, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def find_due(self) -> list[str]:
        """Give the ids of the documents whose text has not been compared yet, oldest first."""
        with self._database.reading() as connection:
            return find_outdated(connection, STORIES, VERSION, limit=None)

    @retried
    def link(self, ids: Sequence[str]) -> None:
        """Find the copies of documents, and join their stories; leave the story of another text."""
        with self._database.writing() as connection:
            states = get_states(connection, ids)
            _Linker(connection).link([state.number for state in states])
            save_stages(connection, states, Outcome(STORIES, VERSION, self._clock()))

    def find_copies(self, document_id: str) -> list[DocumentHead]:
        """Give the other documents of a document's story, first published first."""
        own = select(documents.c.story).where(documents.c.id == document_id).scalar_subquery()
        chosen = (
            select(*HEAD_COLUMNS)
            .where(documents.c.story == own, documents.c.id != document_id)
            .order_by(documents.c.published.nulls_last(), documents.c.number)
        )
        with self._database.reading() as connection:
            return [make_head(row) for row in connection.execute(chosen)]


class _Linker:
    """Links some documents within one transaction, with few statements for all of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sketches: dict[int, Sketch] = {}
        self._days: dict[int, date | None] = {}
        self._buckets: dict[int, list[int]] = {}
        self._before: dict[int, int | None] = {}
        self._stories: dict[int, int | None] = {}

    def link(self, numbers: Sequence[int]) -> None:
        """Join documents with the stories of their near-copies, in this order."""
        others = self._leave(numbers)
        wanted = [*others, *numbers]
        self._load_sketches(wanted)
        bands = {number: self._sketches[number].bands() for number in wanted}
        self._load_buckets({band for number in wanted for band in bands[number]})
        self._load_near(wanted, bands)
        self._load_stories(self._sketches)
        rows = [
            {"band": band, "document": number}
            for number in numbers
            for band in self._fill(number, bands[number])
        ]
        load(self._connection, story_bands, rows)
        for number in wanted:
            self._join(number, self._find_near(number, bands[number]))
        self._save()

    def _leave(self, numbers: Sequence[int]) -> list[int]:
        """Take documents out of the stories of their texts before.

        Returns:
            The other members of those, which have to find each other anew.
        """
        stories = select(documents.c.story).where(
            documents.c.number.in_(numbers), documents.c.story.is_not(None)
        )
        members = select(documents.c.number).where(documents.c.story.in_(stories))
        found = list(self._connection.scalars(members.order_by(documents.c.number)))
        if found:
            self._mark(found)
            changed = update(documents).where(documents.c.number.in_(found))
            self._connection.execute(changed.values(story=None))
            dropped = delete(story_bands).where(story_bands.c.document.in_(numbers))
            self._connection.execute(dropped)
        return [number for number in found if number not in set(numbers)]

    def _fill(self, number: int, bands: Sequence[int]) -> Iterator[int]:
        """Put a document into the buckets that are not full, and give the bands of those."""
        for band in dict.fromkeys(bands):
            bucket = self._buckets.setdefault(band, [])
            if len(bucket) < _BUCKET:
                bucket.append(number)
                yield band

    def _load_near(self, numbers: Sequence[int], bands: Mapping[int, Sequence[int]]) -> None:
        """Load what these are compared with: seldom more than a few, since most are of other days.

        A sketch is made of the whole text, so that which days are too far apart is asked first.
        """
        ranked = {number: self._rank(number, bands[number]) for number in numbers}
        self._load_days({each for others in ranked.values() for each in others})
        self._load_sketches(
            other
            for number, others in ranked.items()
            for other in others
            if may_be_copies(self._days[number], self._days[other])
        )

    def _find_near(self, number: int, bands: Sequence[int]) -> list[int]:
        own, days = self._sketches[number], self._days
        return [
            each
            for each in self._rank(number, bands)
            if may_be_copies(own.day, days[each]) and is_near_copy(own, self._sketches[each])
        ]

    def _rank(self, number: int, bands: Sequence[int]) -> list[int]:
        """Give the documents that share most bands with one, of equals the oldest first."""
        found = (self._buckets.get(band, ()) for band in dict.fromkeys(bands))
        shared = Counter(chain.from_iterable(found))
        shared.pop(number, None)
        return sorted(shared, key=lambda each: (-shared[each], each))[:_MOST_COMPARED]

    def _join(self, number: int, near: Sequence[int]) -> None:
        """Make one story of a document and those of its near-copies."""
        members = {number, *near}
        stories = {story for each in members if (story := self._stories[each]) is not None}
        if len(stories) > 1 or (stories and number < min(stories)):
            joined = select(documents.c.number).where(documents.c.story.in_(stories))
            self._load_stories(self._connection.scalars(joined))
            members |= {each for each, story in self._stories.items() if story in stories}
        self._stories |= dict.fromkeys(members, min(members | stories))

    def _save(self) -> None:
        before = self._before
        changed = {each: story for each, story in self._stories.items() if before[each] != story}
        self._mark([each for each, story in changed.items() if (before[each] or each) != story])
        rows = [{"at": number, "first": story} for number, story in sorted(changed.items())]
        if rows:
            self._connection.execute(_SET_STORY, rows)

    def _mark(self, numbers: Sequence[int]) -> None:
        """Have the statements of documents counted again, whose sources may be fewer or more."""
        for chunk in cut(numbers, _CHUNK):
            stated = select(facts.c.statement).where(
                facts.c.document.in_(chunk), facts.c.statement.is_not(None)
            )
            mark_stale(self._connection, list(self._connection.scalars(stated.distinct())))

    def _load_buckets(self, bands: Iterable[int]) -> None:
        for chunk in cut(sorted(bands), _CHUNK):
            chosen = select(story_bands).where(story_bands.c.band.in_(chunk))
            for band, document in self._connection.execute(chosen):
                self._buckets.setdefault(band, []).append(document)
        for bucket in self._buckets.values():
            bucket.sort()

    def _load_stories(self, numbers: Iterable[int]) -> None:
        for chunk in cut(sorted(set(numbers) - self._before.keys()), _CHUNK):
            chosen = select(documents.c.number, documents.c.story)
            for row in self._connection.execute(chosen.where(documents.c.number.in_(chunk))):
                self._before[row.number] = self._stories[row.number] = row.story

    def _load_days(self, numbers: Iterable[int]) -> None:
        for chunk in cut(sorted(set(numbers) - self._days.keys()), _CHUNK):
            chosen = select(documents.c.number, documents.c.published)
            for row in self._connection.execute(chosen.where(documents.c.number.in_(chunk))):
                self._days[row.number] = row.published and korean_day(row.published)

    def _load_sketches(self, numbers: Iterable[int]) -> None:
        for chunk in cut(sorted(set(numbers) - self._sketches.keys()), _CHUNK):
            for row in self._connection.execute(_TEXTS.where(documents.c.number.in_(chunk))):
                day = row.published and korean_day(row.published)
                sketch = make_sketch(row.text, furniture=row.furniture or (), day=day)
                self._sketches[row.number], self._days[row.number] = sketch, day
