"""The stored documents once more through the readers."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

from corpus.engines import Fault, open_engine
from corpus.errors import EvidenceError
from corpus.evidence import check_evidence
from corpus.records import Document, Reading
from corpus.settings import Settings
from corpus.store import READ, Store
from outputs.fact_changes import CHANGED, KINDS, SAME, FactChange, compare_facts, tell_difference
from outputs.labels import describe_fact, tell_word
from outputs.reruns import Rerun, RerunWish, Table

_SAMPLES = 5
_LONGEST = 160
_LABELS = {"gained": "새로 생김", "lost": "없어짐", "changed": "달라짐", "same": "그대로"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One fact that another reading gives otherwise."""

    publisher: str
    type: str
    kind: str
    document: str
    words: str
    detail: str


@dataclass(slots=True, kw_only=True)
class _Tally:
    """Counts facts by publisher, type and what became of them, with the first samples of each."""

    numbers: defaultdict[tuple[str, str], Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    samples: defaultdict[tuple[str, str], list[Sample]] = field(
        default_factory=lambda: defaultdict(list)
    )
    documents: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, document: Document, change: FactChange) -> None:
        """Count a fact."""
        fact_type = change.fact.TYPE
        self.numbers[document.publisher, fact_type][change.kind] += 1
        known = self.samples[fact_type, change.kind]
        if change.kind != SAME and len(known) < _SAMPLES:
            known.append(_make_sample(document, change))


def run(store: Store, settings: Settings, wish: RerunWish) -> Rerun:
    """Read documents again; `wish.since` and `until` are days of publication.

    Dry, nothing is written. Otherwise each reading is saved, reviews and judgements stay as they
    are, and `miclu resolve` is due. One document is in memory at a time for each process.

    Raises:
        ReaderError: The reader could not be loaded in a process of its own.
    """
    from nlp.pipeline import load

    tally = _Tally()
    ids = [document.id for document in _find_documents(store, wish)]
    documents = map(store.get_document, ids)
    with open_engine(partial(load, model=settings.model), workers=wish.workers) as engine:
        for document, reading in engine.read(documents):
            _take(store, tally, document, reading)
            if not wish.is_dry:
                _save(store, engine.version, document, reading)
    return _make_report(tally, is_dry=wish.is_dry)


def _find_documents(store: Store, wish: RerunWish) -> Iterator[Document]:
    return store.find_documents(publisher=wish.publisher, since=wish.since, until=wish.until)


def _take(store: Store, tally: _Tally, document: Document, reading: Reading | Fault) -> None:
    """Hold a reading against the stored one."""
    fault = _find_fault(document, reading)
    if isinstance(reading, Fault) or fault:
        tally.documents["failed"] += 1
        tally.faults.append(f"{document.id}: {fault}")
        return
    stored = store.get_reading(document.id)
    changes = compare_facts(stored.facts if stored else (), reading.facts)
    tally.documents["read"] += 1
    tally.documents["changed"] += any(change.kind != SAME for change in changes)
    for change in changes:
        tally.add(document, change)


def _find_fault(document: Document, reading: Reading | Fault) -> str:
    if isinstance(reading, Fault):
        return reading.message
    try:
        check_evidence(reading, document.text)
    except EvidenceError as error:
        return str(error)
    return ""


def _save(store: Store, version: str, document: Document, reading: Reading | Fault) -> None:
    fault = _find_fault(document, reading)
    if isinstance(reading, Fault) or fault:
        store.fail_stage(document.id, READ, version, fault, document=document)
    else:
        store.save_reading(reading, document=document)


def _make_sample(document: Document, change: FactChange) -> Sample:
    evidence = change.fact.evidence
    words = document.text[evidence.start : evidence.end] if change.new else ""
    return Sample(
        publisher=document.publisher,
        type=change.fact.TYPE,
        kind=change.kind,
        document=document.id,
        words=words[:_LONGEST],
        detail=_tell(change)[:_LONGEST],
    )


def _tell(change: FactChange) -> str:
    """Tell a fact in one line, or what changed in it."""
    if change.kind == CHANGED and change.old and change.new:
        pairs = tell_difference(change.old, change.new)
        return "; ".join(f"{label}: {_show(was)} → {_show(now)}" for label, was, now in pairs)
    return " · ".join(f"{label} {value}" for label, value in describe_fact(change.fact))


def _show(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "없음"
    return "없음" if value is None or value == "" else tell_word(str(value))


def _make_report(tally: _Tally, *, is_dry: bool) -> Rerun:
    rows = sorted(tally.numbers.items())
    samples = [
        sample
        for kind in KINDS
        for (_, found), known in sorted(tally.samples.items())
        if found == kind
        for sample in known
    ]
    fields = {
        "stage": "read",
        "dry_run": is_dry,
        "documents": {word: tally.documents[word] for word in ("read", "changed", "failed")},
        "facts": [
            {"publisher": publisher, "type": kind, **{word: numbers[word] for word in KINDS}}
            for (publisher, kind), numbers in rows
        ],
        "samples": samples,
        "failed": tally.faults,
    }
    return Rerun(
        fields=fields,
        tables=_make_tables(rows, samples),
        faults=tuple(islice(tally.faults, 2 * _SAMPLES)),
        is_sound=not tally.faults,
    )


def _make_tables(
    rows: list[tuple[tuple[str, str], Counter[str]]], samples: list[Sample]
) -> tuple[Table, ...]:
    heads = ("매체", "사실", *(_LABELS[word] for word in KINDS))
    counted = tuple(
        (publisher, tell_word(kind), *(numbers[word] for word in KINDS))
        for (publisher, kind), numbers in rows
    )
    shown = tuple(
        (tell_word(each.type), _LABELS[each.kind], each.document, each.words, each.detail)
        for each in samples
    )
    tables: list[Table] = [(heads, counted)] if counted else []
    if shown:
        tables.append((("사실", "무엇이", "문서", "근거", "어떻게"), shown))
    return tuple(tables)
