"""Review at the terminal: the queue, one statement after the other, and the log."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

from corpus.errors import MicluError
from corpus.facts import fact_types
from corpus.knowledge import Statement, get_statement, make_statement
from corpus.store import LogEntry, QueueQuery, Review, Store, parse_fields
from outputs.console import print_json, print_json_lines, print_line, print_table
from outputs.facts import print_fact
from outputs.labels import tell_review, tell_time

_HELP = "a 맞음 · c 고침 · r 틀림 · s 넘김 · u 되돌림 · q 끝냄"
_PAGE = 20
_ENDS = ("a", "c", "r", "s")
UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants decided, as typed: `fields` are written `value=350`.

    `decision` is accepted, corrected, rejected or undone; `version` is what the author saw, None
    where any will do.
    """

    key: str
    decision: str
    author: str
    fields: Sequence[str] = ()
    reason: str = ""
    version: int | None = None


def decide(store: Store, wish: Wish) -> None:
    """Decide about a statement, or take the last decision back, and say so.

    Raises:
        MissingStatementError: No statement has the key.
        ReviewConflictError: Somebody decided about it since that version.
        ReviewError: The decision says too little, or names wrong fields.
        NothingToUndoError: No decision about it is in force.
    """
    statement = get_statement(store, wish.key)
    if wish.decision == UNDONE:
        number = store.reviews.undo(statement.key, author=wish.author, version=wish.version)
    else:
        typed = dict(_split(each) for each in wish.fields if each.strip())
        number = store.reviews.decide(
            Review(
                statement=statement.key,
                decision=wish.decision,
                author=wish.author,
                version=wish.version,
                fields=parse_fields(statement.fact.TYPE, typed),
                reason=wish.reason,
            )
        )
    print_line(f"{number}: {statement.key} {tell_review(wish.decision)}")


def ask_queue(store: Store, query: QueueQuery, *, author: str) -> None:
    """Show one statement of the queue after the other, and ask what is to be done with it.

    Ends at the end of the queue or of the input.
    """
    done: list[str] = []
    for statement in _walk(store, query):
        word = ""
        while word not in _ENDS:
            _print_asked(statement)
            word = _ask(_HELP)
            if word == "q":
                return
            wish = _read_wish(statement, word, author, done)
            if wish is not None and not _try(store, wish):
                word = ""
            elif word in ("a", "c", "r"):
                done.append(statement.key)
    print_line("검토할 사실이 더 없습니다.")


def print_queue(store: Store, query: QueueQuery, *, limit: int, as_json: bool) -> None:
    """Print the statements that need a review most."""
    page = store.reviews.find_queue(query, limit=limit)
    statements = map(make_statement, page.statements)
    if as_json:
        print_json_lines(statements)
        return
    for statement in statements:
        _print_asked(statement)
    more = " (더 보려면 --limit)" if page.following else ""
    told = f"검토할 사실 {len(page.statements):,}건{more}"
    print_line(told if page.statements else "검토할 사실이 없습니다.")


def print_log(store: Store, *, author: str | None, limit: int, as_json: bool) -> None:
    """Print rows of the review log, last first."""
    entries = store.reviews.find_log(author=author, limit=limit)
    if as_json:
        print_json_lines(entries)
    elif entries:
        print_table(("번호", "때", "누가", "판정", "사실", "까닭"), map(_tell_entry, entries))
    else:
        print_line("검토한 것이 없습니다.")


def print_progress(store: Store, *, as_json: bool) -> None:
    """Print how many statements are decided, by type and author, and where authors disagree."""
    types, authors = store.reviews.count_types(), store.reviews.count_authors()
    samples = [store.reviews.measure_precision(each.type) for each in types]
    apart = store.reviews.find_disagreements()
    if as_json:
        print_json(
            {"types": types, "authors": authors, "precision": samples, "disagreements": apart}
        )
        return
    heads = ("종류", "사실", "맞음", "고침", "틀림", "표본", "정밀도(95 %)")
    rows = [
        (
            fact_types()[each.type].LABEL,
            f"{each.statements:,}",
            each.accepted,
            each.corrected,
            each.rejected,
            f"{sample.decided}/{sample.size}",
            f"{sample.low:.2f}–{sample.high:.2f}" if sample.decided else "",
        )
        for each, sample in zip(types, samples, strict=True)
    ]
    print_table(heads, rows)
    people = [
        (
            each.author,
            each.accepted,
            each.corrected,
            each.rejected,
            each.undone,
            tell_time(each.last_at),
        )
        for each in authors
    ]
    if people:
        print_table(("누가", "맞음", "고침", "틀림", "되돌림", "마지막"), people)
    for each in apart:
        said = ", ".join(f"{one.author} {tell_review(one.decision)}" for one in each.entries)
        print_line(f"판정이 갈린 사실 {each.statement.standing.key}: {said}")


def _walk(store: Store, query: QueueQuery) -> Iterator[Statement]:
    """Yield the queue page by page, each statement as it stands when its turn comes."""
    after: str | None = None
    while True:
        page = store.reviews.find_queue(query, limit=_PAGE, after=after)
        for stored in page.statements:
            yield get_statement(store, stored.standing.key)
        if page.following is None:
            return
        after = page.following


def _read_wish(statement: Statement, word: str, author: str, done: list[str]) -> Wish | None:
    """Read what a key stands for; None where there is nothing to decide."""
    wish = Wish(key=statement.key, decision="", author=author, version=statement.version)
    match word:
        case "a":
            return replace(wish, decision="accepted")
        case "c":
            names = ", ".join(each.name for each in fields(statement.fact) if each.metadata)
            typed = _ask(f"필드=값; 필드=값 ({names})").split(";")
            return replace(wish, decision="corrected", fields=typed)
        case "r":
            return replace(wish, decision="rejected", reason=_ask("까닭"))
        case "u" if done:
            return replace(wish, key=done.pop(), decision=UNDONE, version=None)
    return None


def _try(store: Store, wish: Wish) -> bool:
    """Decide, and tell an error without ending the walk."""
    try:
        decide(store, wish)
    except MicluError as error:
        print_line(str(error), style="red", aside=True)
        return False
    return True


def _ask(words: str) -> str:
    """Ask for a line; the end of the input means the end."""
    print_line(words, style="bold")
    try:
        return input("> ").strip()
    except EOFError:
        return "q"


def _print_asked(statement: Statement) -> None:
    print_line(f"{statement.key} · 확신도 {statement.confidence:.2f}", style="dim")
    print_fact(statement)


def _split(typed: str) -> tuple[str, str]:
    name, _, value = typed.partition("=")
    return name.strip(), value


def _tell_entry(entry: LogEntry) -> tuple[object, ...]:
    changed = ", ".join(f"{name}={value}" for name, value in entry.fields.items())
    told = " · ".join(part for part in (changed, entry.reason) if part)
    decision = tell_review(entry.decision)
    return entry.number, tell_time(entry.at), entry.author, decision, entry.statement, told
