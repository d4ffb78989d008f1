"""Names, statements and activities once more from what was read."""

from dataclasses import asdict

from corpus.knowledge import make_statement
from corpus.resolution import resolve
from corpus.settings import Settings
from corpus.store import Store
from corpus.store.snapshots import Part
from corpus.trials import open_trial
from nlp.entities.institutions import load_institutions
from outputs.base_changes import (
    CHANGED,
    GAINED,
    LOST,
    SAME,
    BaseChanges,
    MovedStatement,
    compare_bases,
)
from outputs.labels import describe_fact, tell_word
from outputs.reruns import Rerun, RerunWish, Table

_KINDS = {GAINED: "새로 생김", LOST: "없어짐", CHANGED: "달라짐", SAME: "그대로"}
_NAMES = {
    "moved": "옮긴 이름",
    "gained": "새로 이은 이름",
    "lost": "놓친 이름",
    "same": "그대로인 이름",
}
_REGROUPED = {"joined": "합침", "split": "나눔"}
_LONGEST = 160


def run(store: Store, settings: Settings, wish: RerunWish) -> Rerun:
    """Resolve on trial and tell the difference; unless dry, resolve the base itself then.

    `wish.since`, `until` (days of publication) and `publisher` restrict what is told, not what is
    resolved. What analysts decided stays in force.
    """
    part = Part(publisher=wish.publisher, since=wish.since, until=wish.until)
    with open_trial(settings.store_url) as trial:
        counts = resolve(trial, institutions=load_institutions()).counts
        changes = compare_bases(store, trial, part)
        samples = [
            asdict(each) | {"told": _tell(trial if each.kind != LOST else store, each)}
            for known in changes.samples.values()
            for each in known
        ]
    if not wish.is_dry:
        resolve(store, institutions=load_institutions())
    return _make_report(changes, samples, counts, is_dry=wish.is_dry)


def _tell(store: Store, moved: MovedStatement) -> str:
    """Tell what a statement says."""
    for stored in store.statements.load([moved.number]):
        told = describe_fact(make_statement(stored).fact)
        return " · ".join(f"{label} {value}" for label, value in told)[:_LONGEST]
    return ""


def _make_report(
    changes: BaseChanges,
    samples: list[dict[str, object]],
    counts: object,
    *,
    is_dry: bool,
) -> Rerun:
    fields = {
        "stage": "resolve",
        "dry_run": is_dry,
        "looked_at": counts,
        "names": dict(changes.names),
        "joined": changes.joined,
        "split": changes.split,
        "entities": [asdict(each) for each in changes.regrouped],
        "statements": [
            {"publisher": publisher, "type": kind, **{word: numbers[word] for word in _KINDS}}
            for (publisher, kind), numbers in sorted(changes.statements.items())
        ],
        "samples": samples,
    }
    return Rerun(fields=fields, tables=_make_tables(changes, samples))


def _make_tables(changes: BaseChanges, samples: list[dict[str, object]]) -> tuple[Table, ...]:
    numbers = (*(changes.names[word] for word in _NAMES), changes.joined, changes.split)
    tables: list[Table] = []
    if changes.names:
        tables.append(((*_NAMES.values(), "합친 대상", "나눈 대상"), (numbers,)))
    counted = tuple(
        (publisher, tell_word(kind), *(found[word] for word in _KINDS))
        for (publisher, kind), found in sorted(changes.statements.items())
    )
    if counted:
        tables.append((("매체", "사실", *_KINDS.values()), counted))
    regrouped = tuple(
        (_REGROUPED[each.kind], each.entity, ", ".join(f"{key} ({n:,})" for key, n in each.others))
        for each in changes.regrouped
    )
    if regrouped:
        tables.append((("대상", "이름", "합치거나 나눈 것"), regrouped))
    shown = tuple(
        (
            tell_word(str(each["type"])),
            _KINDS[str(each["kind"])],
            each["publisher"],
            each["told"],
            each["detail"],
        )
        for each in samples
    )
    if shown:
        tables.append((("사실", "무엇이", "매체", "내용", "어떻게"), shown))
    return tuple(tables)
