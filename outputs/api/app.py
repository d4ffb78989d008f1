"""The API as an application of its own, which the web application takes in under `/api`."""

import re
from collections.abc import Callable
from functools import partial
from threading import BoundedSemaphore
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount

from corpus.errors import MicluError
from outputs.api.description import describe
from outputs.api.edge import ANSWER_SECONDS, Caching, Deadline
from outputs.api.problems import RESPONSES, tell_error, tell_failure, tell_http, tell_invalid
from outputs.api.routers import find_routers
from outputs.api.routers.exports import MOST_AT_ONCE
from outputs.site import Site

PREFIX = "/api"
VERSION = "1"

_SMALLEST_PACKED = 1_000
_PACKING_LEVEL = 5
_PACKED = ("application/vnd.openxmlformats-officedocument.*", "application/vnd.apache.parquet")
_ABOUT = """\
한국 산업 클러스터 보도와 보고서에서 읽은 사실, 이름, 활동을 찾아보는 API입니다.
모든 답에 근거 문장과 문서가 있습니다. 글 속의 자리는 굳힌 본문의 코드 포인트로 셉니다.

Facts, names and activities read from Korean news and reports on industry clusters. Every answer
names the sentence and the document that state it; offsets count code points of the frozen text.

- 목록은 `next`로 이어 받습니다. / Lists go on at `next`.
- `ETag`를 `If-None-Match`로 돌려주면 바뀐 것이 없을 때 304입니다. / 304 while nothing changed.
- 잘못은 RFC 9457 문제로 알립니다. / Errors are problem details.
"""


def make_api(site: Site, *, answer_seconds: float = ANSWER_SECONDS) -> FastAPI:
    """Make the API over an open store: paths begin with `/v1`.

    `answer_seconds` is how long a call may take until its answer begins.
    """
    api = FastAPI(
        title="Miclu",
        version=VERSION,
        description=_ABOUT,
        openapi_url="/v1/openapi.json",
        docs_url=None,  # their pages load scripts from elsewhere
        redoc_url=None,
        responses=RESPONSES,
        generate_unique_id_function=lambda route: route.name,
    )
    # This is how FastAPI has its document made otherwise.
    api.openapi = partial(  # type: ignore[method-assign]
        describe, api, open_reading=site.open_reading
    )
    api.state.site = site
    api.state.exporting = BoundedSemaphore(MOST_AT_ONCE)
    for router in find_routers():
        api.include_router(router, prefix=f"/v{VERSION}")
    for fault, handler in _HANDLERS.items():
        api.add_exception_handler(fault, handler)
    _add_edge(api, site, answer_seconds)
    return api


def install_api(app: Starlette, site: Site, *, answer_seconds: float = ANSWER_SECONDS) -> None:
    """Take the API into an application, under `/api/v1`; all below `/api` is answered by it."""
    mount = Mount(PREFIX, make_api(site, answer_seconds=answer_seconds))
    # Else a path with a line end in it would fall through to the pages.
    mount.path_regex = re.compile(mount.path_regex.pattern, re.DOTALL)
    app.router.routes.append(mount)


_HANDLERS: dict[type[Exception], Callable[..., Any]] = {
    HTTPException: tell_http,
    RequestValidationError: tell_invalid,
    MicluError: tell_error,
    Exception: tell_failure,
}


def _add_edge(api: FastAPI, site: Site, answer_seconds: float) -> None:
    """Put around the routes what every call passes, the innermost first."""
    api.add_middleware(GZipMiddleware, minimum_size=_SMALLEST_PACKED, compresslevel=_PACKING_LEVEL)
    api.add_middleware(Deadline, seconds=answer_seconds)
    api.add_middleware(Caching, mark=site.store.mark, run=site.run)
