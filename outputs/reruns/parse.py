"""The pages of the archive once more through the parser, into the store."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime

from corpus.errors import InvalidDocumentError, MissingDocumentError
from corpus.records import ArchivedAnswer, Document, Rejected
from corpus.settings import Settings
from corpus.store import Store, clean_document
from crawler.archive import ARTICLE
from crawler.archive.index import Mended, mend_index
from crawler.archive.replay import Lost, Replayed, replay
from crawler.publishers import get_publisher
from outputs.changes import find_changes
from outputs.labels import tell_reason
from outputs.reruns import Rerun, RerunWish, Table

_SAMPLES = 5
_NEVER = datetime(1, 1, 2, tzinfo=UTC)
_KINDS = {
    "gained": "새로 생김",
    "changed": "달라짐",
    "same": "그대로",
    "older": "지난 판",
    "lost": "기사 아님으로 바뀜",
    "rejected": "기사 아님",
    "outside": "기간 밖",
    "unreadable": "읽지 못함",
}
# The kinds of which the first ones are shown.
_SHOWN = ("gained", "changed", "lost", "unreadable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One of the pages that give something else than the store holds."""

    kind: str
    page: str
    document: str
    title: str
    detail: str


@dataclass(slots=True)
class _Tally:
    """The numbers of one publisher by kind, with the first samples of each."""

    numbers: Counter[str] = field(default_factory=Counter)
    samples: dict[str, list[Sample]] = field(default_factory=lambda: defaultdict(list))

    def add(self, sample: Sample) -> None:
        self.numbers[sample.kind] += 1
        if sample.kind in _SHOWN and len(self.samples[sample.kind]) < _SAMPLES:
            self.samples[sample.kind].append(sample)


def run(store: Store, settings: Settings, wish: RerunWish) -> Rerun:
    """Replay the archive; `wish.since` and `until` are days of fetching.

    A page that gives no article any more leaves the stored document as it is: nothing is deleted.

    Raises:
        OSError: A file of the archive cannot be opened at all.
    """
    mended = mend_index(store, settings.archive_folder, publisher=wish.publisher)
    answers = store.archive.find_pages(
        ARTICLE, publisher=wish.publisher, since=wish.since, until=wish.until
    )
    replayer = _Replayer(store, is_dry=wish.is_dry)
    # The list is made at once: the snapshot of a long query would hold up the writing.
    pages = replay(list(answers), settings.archive_folder, workers=wish.workers)
    replayer.take(pages)
    return _make_report(replayer.tallies, mended, is_dry=wish.is_dry)


class _Replayer:
    """Holds each replayed page against the store and, unless dry, saves what it gives."""

    def __init__(self, store: Store, *, is_dry: bool) -> None:
        self._store = store
        self._is_dry = is_dry
        self._pending: dict[str, Document] = {}
        self.tallies: defaultdict[str, _Tally] = defaultdict(_Tally)

    def take(self, pages: Iterable[Replayed]) -> None:
        """Take replayed pages, first fetched first."""
        for page in pages:
            self.tallies[page.answer.publisher].add(self._judge(page.answer, page.outcome))

    def _judge(self, answer: ArchivedAnswer, outcome: Document | Rejected | Lost | None) -> Sample:
        sample = Sample(kind="outside", page=answer.reference, document="", title="", detail="")
        match outcome:
            case Document():
                return self._judge_document(outcome, sample)
            case Rejected():
                return self._judge_reject(outcome, answer, sample)
            case Lost():
                return replace(sample, kind="unreadable", detail=outcome.fault)
        return sample

    def _judge_document(self, document: Document, sample: Sample) -> Sample:
        sample = replace(sample, document=document.id, title=document.title)
        try:
            document = clean_document(document)
        except InvalidDocumentError as error:
            return replace(sample, kind="unreadable", detail=str(error))
        stored = self._find(document.id)
        if stored and stored.fetched > document.fetched:
            return replace(sample, kind="older")
        if stored and _bare(stored) == _bare(document):
            return replace(sample, kind="same")
        self._save(document)
        if stored is None:
            return replace(sample, kind="gained")
        return replace(sample, kind="changed", detail=_tell_change(stored, document))

    def _judge_reject(self, rejected: Rejected, answer: ArchivedAnswer, sample: Sample) -> Sample:
        if not self._is_dry:
            self._store.rejects.count(
                answer.publisher,
                rejected.reason,
                rejected.address,
                answer.at,
                detail=rejected.detail,
            )
        number = get_publisher(answer.publisher).find_number(answer.address)
        stored = self._find(f"{answer.publisher}-{number}")
        if stored is None or stored.archive != answer.reference:
            return replace(sample, kind="rejected")
        detail = tell_reason(rejected.reason)
        return replace(sample, kind="lost", document=stored.id, title=stored.title, detail=detail)

    def _find(self, document_id: str) -> Document | None:
        """Find a document as the store holds it, or would hold it after what was taken so far."""
        if document_id in self._pending:
            return self._pending[document_id]
        try:
            return self._store.get_document(document_id)
        except MissingDocumentError:
            return None

    def _save(self, document: Document) -> None:
        if self._is_dry:
            self._pending[document.id] = document
        else:
            self._store.save_document(document)


def _bare(document: Document) -> Document:
    """Give a document without what tells when and from where it came."""
    return replace(document, fetched=_NEVER, archive="", revision=0)


def _tell_change(old: Document, new: Document) -> str:
    """Tell the first difference in one line."""
    change = next(find_changes(old.text, new.text), None)
    if change:
        return f"{change.old} → {change.new}"
    words = ("title", "byline", "address", "published", "modified")
    pairs = ((word, getattr(old, word), getattr(new, word)) for word in words)
    return "; ".join(f"{word}: {was} → {now}" for word, was, now in pairs if was != now)


def _make_report(tallies: dict[str, _Tally], mended: Mended, *, is_dry: bool) -> Rerun:
    rows = {key: tally.numbers for key, tally in sorted(tallies.items())}
    samples = [
        (key, sample)
        for key, tally in sorted(tallies.items())
        for kind in _SHOWN
        for sample in tally.samples[kind]
    ]
    damaged = [f"{each.file}:{each.offset}" for each in mended.damaged]
    publishers = [
        {"publisher": key, "pages": numbers.total(), **{kind: numbers[kind] for kind in _KINDS}}
        for key, numbers in rows.items()
    ]
    fields = {
        "stage": "parse",
        "dry_run": is_dry,
        "publishers": publishers,
        "samples": [{"publisher": key, **asdict(sample)} for key, sample in samples],
        "damaged": damaged,
    }
    return Rerun(
        fields=fields,
        tables=_make_tables(rows, samples),
        faults=_tell_faults(mended),
        is_sound=not any(numbers["unreadable"] for numbers in rows.values()),
    )


def _make_tables(
    rows: dict[str, Counter[str]], samples: list[tuple[str, Sample]]
) -> tuple[Table, ...]:
    kinds = [kind for kind in _KINDS if any(numbers[kind] for numbers in rows.values())]
    heads = ("매체", "보관된 쪽", *(_KINDS[kind] for kind in kinds))
    numbers = tuple((key, row.total(), *(row[kind] for kind in kinds)) for key, row in rows.items())
    shown = tuple(
        (key, _KINDS[each.kind], each.document or each.page, each.title, each.detail)
        for key, each in samples
    )
    tables: list[Table] = [(heads, numbers)] if rows else []
    if shown:
        tables.append((("매체", "무엇이", "문서", "제목", "어떻게"), shown))
    return tuple(tables)


def _tell_faults(mended: Mended) -> tuple[str, ...]:
    """Tell what is damaged; the torn end that a killed crawl leaves is told and no fault."""
    return tuple(
        f"{each.file}: no whole record at byte {each.offset}"
        + (", the end of the file: a crawl was killed there or still writes" * each.is_tail)
        for each in mended.damaged
    )
