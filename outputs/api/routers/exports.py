"""Exports: every format of every content, streamed."""

from collections.abc import Callable, Iterator
from itertools import chain
from threading import BoundedSemaphore
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from outputs.api.access import Reader, SiteOf
from outputs.api.models.exports import make_input
from outputs.errors import BusyServerError
from outputs.exports import export_formats, get_format
from outputs.exports.contents import content_words, find_tables, get_title
from outputs.session import check_entity, check_publisher

router = APIRouter(prefix="/exports", tags=["내보내기 exports"], dependencies=[Reader])

# How many are written at once: each holds a snapshot of the base.
MOST_AT_ONCE = 3

_ABOUT = """\
거른 것을 모두 파일로 준다. 행마다 근거가 있다. / All that fits as a file, each row with its source.

XLSX는 다 쓴 뒤에 보내기 시작한다. / An XLSX file is written whole before its first byte comes.
"""


class ExportResponse(StreamingResponse):
    """Sends pieces as they are made, and lets go of the base however that ends."""

    def __init__(
        self, pieces: Iterator[bytes], places: BoundedSemaphore, *, media_type: str, name: str
    ) -> None:
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        super().__init__(pieces, media_type=media_type, headers=headers)
        self._places = places

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._places.release()


def make_endpoint(content: str) -> Callable[..., StreamingResponse]:
    """Make the call that exports a content."""
    model = make_input(content)

    def export(
        asked: Annotated[model, Query()],  # type: ignore[valid-type]
        site: SiteOf,
        request: Request,
    ) -> StreamingResponse:
        wish = asked.make_wish(site.publishers)  # type: ignore[attr-defined]
        check_publisher(site.store, wish.filters.publisher)
        check_entity(site.store, wish.filters.entity)
        form = get_format(asked.format)  # type: ignore[attr-defined]
        pieces = form.render(find_tables(content, site.store, wish))
        first = _begin(pieces, request.app.state.exporting)
        return ExportResponse(
            chain([first], pieces),
            request.app.state.exporting,
            media_type=form.MEDIA_TYPE,
            name=f"miclu-{content}.{asked.format}",  # type: ignore[attr-defined]
        )

    return export


def _begin(pieces: Iterator[bytes], places: BoundedSemaphore) -> bytes:
    """Take a place and give the first piece: what is wrong shows there, and can still be told.

    Raises:
        BusyServerError: No place is free.
    """
    if not places.acquire(blocking=False):
        raise BusyServerError(MOST_AT_ONCE)
    try:
        return next(pieces, b"")
    except BaseException:
        places.release()
        raise


for _content in content_words():
    router.add_api_route(
        f"/{_content}",
        make_endpoint(_content),
        name=f"export_{_content}",
        summary=f"{get_title(_content)} 내보내기 / Export {_content}",
        description=_ABOUT,
        response_class=StreamingResponse,
        responses={
            200: {"content": {get_format(word).MEDIA_TYPE: {} for word in export_formats()}}
        },
    )
