"""What a base of `bases.py` lacks for some pages: users, digests, revisions, an archived page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scrapy import Request
from scrapy.http import Headers, HtmlResponse

from corpus.store import QueueQuery, Review, Store
from corpus.store.digests import DigestState
from corpus.times import now
from crawler.archive.writing import Exchange, WarcFile
from outputs.accounts import add_user
from outputs.digest.gathering.gather import gather
from outputs.digest.gathering.wish import Wish
from outputs.digest.period import Period

USER, PASSWORD = "bench", "가람산단-회원사-350"
_OTHER = "bench-2"
# The weeks of the last news of the base.
_WEEKS = ("2026-W43", "2026-W42")
_REVISED, _ARCHIVED, _REVIEWED = 20, 5, 100
_PARAGRAPHS = 200
_FILE = "bench.warc.gz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Periods with a signed digest, the last first; documents with revisions, with a copy."""

    periods: Sequence[str]
    revised: Sequence[str]
    archived: Sequence[str]


def prepare(store: Store, home: Path) -> Prepared:
    """Add it all, once; what is there already is told again.

    Args:
        store: The base, resolved.
        home: The home that it will be served from; the archive stands below it.
    """
    if store.accounts.find(USER) is None:
        _review(store)
        _revise(store)
        for key in reversed(_WEEKS):
            _sign(store, Period.read(key))
        add_user(store, USER, role="admin", password=PASSWORD)
    if not (home / "archive" / _FILE).exists():  # a home of its own may be new
        _archive(store, home)
    return Prepared(
        periods=_WEEKS,
        revised=[f"bench-{number}" for number in range(_REVISED)],
        archived=[f"bench-copy-{number}" for number in range(_ARCHIVED)],
    )


def _review(store: Store) -> None:
    """Let two analysts decide about the same, every fourth time in different ways."""
    page = store.reviews.find_queue(QueueQuery(), limit=_REVIEWED).statements
    for place, found in enumerate(page):
        for author in (USER, _OTHER):
            is_wrong = author == USER and place % 4 == 0
            review = Review(
                statement=found.standing.key,
                decision="rejected" if is_wrong else "accepted",
                author=author,
                reason="원문이 틀림" if is_wrong else "",
            )
            store.reviews.decide(review)


def _revise(store: Store) -> None:
    for number, found in enumerate(store.find_documents(limit=_REVISED)):
        document = replace(found, id=f"bench-{number}", address=f"{found.address}-{number}")
        store.save_document(document)
        text = document.text.replace("총회", "임시총회").replace("지원", "후원")
        store.save_document(replace(document, text=f"{text}\n바로잡습니다."))


def _sign(store: Store, period: Period) -> None:
    content = gather(store, Wish(period=period, include_unreviewed=True)).dump()
    saved = store.digests.save(period.key, content, author=USER)
    store.digests.move(period.key, DigestState.IN_REVIEW, version=saved.version, author=USER)
    store.digests.sign(period.key, version=saved.version, author=USER, seen=saved.hash)


def _archive(store: Store, home: Path) -> None:
    """Archive a page of 100 kB, which some documents were read from."""
    (home / "archive").mkdir(parents=True, exist_ok=True)
    (source,) = store.find_documents(limit=1)
    lines = "".join(f"<p class=a>{source.text}</p>" for _ in range(_PARAGRAPHS))
    body = f"<!doctype html><title>총회</title><div>{lines}</div>".encode()
    headers = Headers({"Content-Type": "text/html; charset=utf-8"})
    request = Request("https://hanbit.example/1")
    response = HtmlResponse(request.url, headers=headers, body=body, request=request)
    file = WarcFile(home / "archive" / _FILE, publisher="hanbit", about={})
    answer = file.save(Exchange(request=request, response=response, role="article", at=now()))
    file.close()
    # Another text is another revision, which has a page of its own.
    copy = replace(source, text=f"{source.text}\n{answer.reference}", archive=answer.reference)
    for number in range(_ARCHIVED):
        name = f"bench-copy-{number}"
        store.save_document(replace(copy, id=name, address=f"{request.url}-{number}"))
