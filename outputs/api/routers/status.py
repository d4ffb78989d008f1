"""What the base holds."""

from collections.abc import Mapping

from corpus.store import CrawlRun, PublisherCounts
from outputs.api.access import Reader, SiteOf
from outputs.api.models.status import HeldCrawl, PublisherStatus, Status
from outputs.routing import SnapshotRouter

router = SnapshotRouter(prefix="/status", tags=["상태 status"], dependencies=[Reader])


# Monitors ask often; to count a large base takes a second.
_OLDEST_SECONDS = 60


@router.get("", summary="저장소의 상태 / What the base holds")
def get_status(site: SiteOf) -> Status:
    """문서와 사실의 수, 매체, 기다리는 수집을 준다. / Counts, publishers, and crawls that wait."""
    counts = site.store.counts(seconds=_OLDEST_SECONDS)
    return Status(
        documents=counts.documents,
        revisions=counts.revisions,
        unread=counts.unread,
        failed=counts.failed,
        mentions=counts.mentions,
        facts=counts.facts,
        entities=counts.entities,
        publishers=[_make_publisher(row, site.publishers) for row in counts.publishers],
        held=[_make_held(run) for run in site.store.crawls.find_held()],
    )


def _make_publisher(row: PublisherCounts, names: Mapping[str, str]) -> PublisherStatus:
    return PublisherStatus(
        publisher=row.publisher,
        name=names.get(row.publisher, row.publisher),
        documents=row.documents,
        first_published=row.first_published,
        last_published=row.last_published,
        last_fetched=row.last_fetched,
    )


def _make_held(run: CrawlRun) -> HeldCrawl:
    return HeldCrawl(
        number=run.number,
        publisher=run.publisher,
        started=run.started,
        finished=run.finished,
        shortfalls=[each.name for each in run.shortfalls],
    )
