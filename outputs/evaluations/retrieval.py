"""`miclu evaluate --retrieval DIR`: the search as shipped on questions with known passages.

The passages become documents of a base of their own in a temporary folder, tokenised and indexed
as any document, but not read for facts; each question is a query as somebody types it.
"""

import json
import os
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from corpus.engines import Fault, open_engine
from corpus.errors import BadDocumentError
from corpus.records import Document, Reading, freeze_text
from corpus.search.records import SearchRequest
from corpus.store import Store, open_store
from nlp.tokenizer import read_morphemes
from outputs.console import progress
from outputs.evaluations import Report
from outputs.gold import JsonObject
from outputs.search import search_documents

_BEST: Final = 10
# From so many passages on, processes of their own are worth the seconds that they start in.
_MANY: Final = 1_000
_HEAD: Final = ("질문", "지문", "hit@1", "hit@10", "MRR@10", "p50 ms", "p95 ms")
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


class Question(NamedTuple):
    """A question and the ids of the passages that answer it."""

    text: str
    relevant: frozenset[str]


class Asked(NamedTuple):
    """The place of the first right passage among the hits, from 1, 0 for none, and the time."""

    place: int
    milliseconds: float


class Passage(NamedTuple):
    """A passage, and where it stands in its file."""

    id: str
    text: str
    place: str


def evaluate(path: Path, *, workers: int | None = None) -> Report:
    """Ask the questions of a folder over its passages.

    `workers` processes tokenise the passages; without it as many as there are processors, and one
    for a small set.

    `passages.jsonl` has lines with `id` and `text`, `questions.jsonl` with `id`, `text` and
    `relevant`, a list of passage ids, of which any one is right. All of both is checked before
    anything is indexed.

    Raises:
        BadDocumentError: A file cannot be read, a line is not in that form, an id stands twice, or
            a question names no passage.
    """
    passages = list(_load_passages(path / "passages.jsonl"))
    questions = list(_load_questions(path / "questions.jsonl"))
    ids = [passage.id for passage in passages]
    _check(questions, set(ids), path)
    with _open_base() as store:
        _store_passages(store, passages, workers or _choose_workers(len(passages)))
        asked = [_ask(store, question, ids) for question in questions]
    return _report(asked, len(ids))


def _bad(place: str, fault: str) -> BadDocumentError:
    return BadDocumentError(place, fault, "miclu evaluate --help")


@contextmanager
def _open_base() -> Iterator[Store]:
    with (
        TemporaryDirectory(prefix="miclu-retrieval-") as folder,
        open_store(f"sqlite:///{folder}/miclu.db") as store,
    ):
        yield store


def _choose_workers(passages: int) -> int:
    return (os.cpu_count() or 1) if passages >= _MANY else 1


def _store_passages(store: Store, passages: Sequence[Passage], workers: int) -> None:
    """Store the passages in their order, so that document `passage-N` is the Nth."""
    with progress("지문 색인") as advance, open_engine(_Tokeniser, workers=workers) as engine:
        answers = engine.read(_save_documents(store, passages))
        for done, (document, reading) in enumerate(answers, start=1):
            if isinstance(reading, Fault):
                raise _bad(passages[_find_number(document.id)].place, reading.message)
            store.save_reading(reading, document=document)
            advance(done, len(passages))


def _save_documents(store: Store, passages: Sequence[Passage]) -> Iterator[Document]:
    for number, passage in enumerate(passages):
        document = Document(
            id=f"passage-{number}",
            kind="report",
            publisher="passages",
            address="",
            title="",
            text=passage.text,
            fetched=_EPOCH,
        )
        store.save_document(document)
        yield document


class _Tokeniser:
    """Reads the morphemes of a text and nothing else, in as many processes as there are."""

    version = "retrieval"

    def read(self, text: str, *, document_id: str, **_: object) -> Reading:
        """Read a frozen text."""
        morphemes = read_morphemes(text)
        return Reading(document_id=document_id, version=self.version, morphemes=morphemes)


def _find_number(document_id: str) -> int:
    return int(document_id.rpartition("-")[2])


def _ask(store: Store, question: Question, ids: Sequence[str]) -> Asked:
    start = time.perf_counter()
    answer = search_documents(store, SearchRequest(words=question.text, limit=_BEST))
    spent = 1000 * (time.perf_counter() - start)
    found = [ids[_find_number(hit.document.id)] for hit in answer.hits]
    places = (place for place, each in enumerate(found, 1) if each in question.relevant)
    return Asked(next(places, 0), spent)


def _report(asked: Sequence[Asked], passages: int) -> Report:
    times = [each.milliseconds for each in asked]
    fields: JsonObject = {
        "hit@1": _mean([each.place == 1 for each in asked]),
        "hit@10": _mean([each.place > 0 for each in asked]),
        "mrr@10": _mean([1 / each.place if each.place else 0 for each in asked]),
        "p50_ms": round(statistics.median(times), 2),
        "p95_ms": round(_percentile(times, 95), 2),
    }
    row = (len(asked), passages, *fields.values())
    return Report(fields=fields, tables=((_HEAD, (row,)),))


def _mean(values: Sequence[float]) -> float:
    return round(statistics.fmean(values), 4)


def _percentile(values: Sequence[float], share: int) -> float:
    """Give the smallest value that `share` percent of the values do not exceed."""
    ranked = sorted(values)
    return ranked[max(-(-len(ranked) * share // 100) - 1, 0)]


def _check(questions: Sequence[Question], known: set[str], folder: Path) -> None:
    if not known:
        raise _bad(str(folder / "passages.jsonl"), "has no passage")
    if not questions:
        raise _bad(str(folder / "questions.jsonl"), "has no question")
    for number, question in enumerate(questions, 1):
        if missing := sorted(question.relevant - known):
            place = f"{folder / 'questions.jsonl'}: question {number}"
            raise _bad(place, f"names the passage {missing[0]!r}, which there is not")


def _load_passages(path: Path) -> Iterator[Passage]:
    for place, name, line in _load_named(path):
        text = freeze_text(_get_text(line, "text", place))
        if not text.strip():
            raise _bad(place, "'text' is empty")
        yield Passage(name, text, place)


def _load_questions(path: Path) -> Iterator[Question]:
    for place, _, line in _load_named(path):
        relevant = line.get("relevant")
        if not isinstance(relevant, list) or not relevant:
            raise _bad(place, "'relevant' is no list of passage ids")
        ids = frozenset(_get_text({"relevant": each}, "relevant", place) for each in relevant)
        yield Question(_get_text(line, "text", place), ids)


def _load_named(path: Path) -> Iterator[tuple[str, str, JsonObject]]:
    """Yield the objects of a file, each with where it stands and its id, which stands once."""
    seen: set[str] = set()
    for place, line in _load(path):
        name = _get_text(line, "id", place)
        if name in seen:
            raise _bad(place, f"the id {name!r} stands twice")
        seen.add(name)
        yield place, name, line


def _load(path: Path) -> Iterator[tuple[str, JsonObject]]:
    """Yield the objects of a file, each with where it stands."""
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield f"{path}:{number}", _parse(line, f"{path}:{number}")
    except (OSError, UnicodeDecodeError) as error:
        raise _bad(str(path), f"cannot be read ({error})") from error


def _parse(line: str, place: str) -> JsonObject:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _bad(place, f"is no JSON ({error})") from error
    if not isinstance(fields, dict):
        raise _bad(place, "is no JSON object")
    return fields


def _get_text(line: JsonObject, name: str, place: str) -> str:
    """Give a text, or a number as one, since ids are often numbers."""
    value = line.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str) or not value.strip():
        raise _bad(place, f"{name!r} is no text")
    return value
