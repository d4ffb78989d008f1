"""The web application: the API and all pages under one guard."""

import json
import logging
from http import HTTPStatus
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.types import ExceptionHandler, Lifespan

from corpus.errors import MicluError
from outputs.api.app import install_api
from outputs.api.problems import find_status
from outputs.site import Site
from outputs.web.access import LoginNeeded, NotAllowed, StaleForm
from outputs.web.asking import ask_login, ask_login_again
from outputs.web.faults import tell_fault
from outputs.web.guard import Guard
from outputs.web.menu import find_pages
from outputs.web.rendering import render
from outputs.web.words import find_words

_log = logging.getLogger(__name__)
_STATIC = Path(__file__).with_name("static")
_FONTS = Path(__file__).parents[1] / "fonts"
_SAYS = {
    403: "이 일을 할 권한이 없습니다.",
    404: "이런 페이지가 없습니다.",
    405: "이 주소에는 이렇게 보낼 수 없습니다.",
    422: "주소나 입력한 값을 읽을 수 없습니다.",
    503: "지금은 답할 수 없습니다.",
    500: "처리하다가 잘못되었습니다. 기록을 관리자에게 알려 주십시오.",
}
_NOTHING_LOST = "입력한 내용은 그대로 있습니다."


def make_app(site: Site, *, lifespan: Lifespan[FastAPI] | None = None) -> FastAPI:
    """Make the application over an open store, which the caller or the `lifespan` closes."""
    app = FastAPI(title="Miclu", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.state.site = site
    app.mount("/static/fonts", StaticFiles(directory=_FONTS))
    app.mount("/static", StaticFiles(directory=_STATIC))
    install_api(app, site)
    for page in find_pages():
        app.include_router(page.router, include_in_schema=False)
    for fault, handler in _handlers().items():
        app.add_exception_handler(fault, handler)
    app.add_middleware(Guard, site=site)
    return app


def _handlers() -> dict[int | type[Exception], ExceptionHandler]:
    return {
        LoginNeeded: ask_login,
        StaleForm: ask_login_again,
        NotAllowed: _say_not_allowed,
        HTTPException: _say_http,
        RequestValidationError: _say_unreadable,
        MicluError: _say_error,
        Exception: _say_failure,
    }


def _say_not_allowed(request: Request, _: Exception) -> Response:
    return say(request, HTTPStatus.FORBIDDEN)


def _say_http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.NOT_FOUND
    return say(request, status)


def _say_unreadable(request: Request, _: Exception) -> Response:
    return say(request, HTTPStatus.UNPROCESSABLE_ENTITY)


def _say_error(request: Request, error: Exception) -> Response:
    """Say what Miclu itself refuses: a missing thing is 404, all else the asker can mend.

    Where the store fails, the log has what an admin needs: its path, and what to do.
    """
    status = find_status(error)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.error("%s: %s", request.url.path, error)
    return say(request, status, detail=tell_fault(error, request.app.state.site.language))


def _say_failure(request: Request, _: Exception) -> Response:
    return say(request, HTTPStatus.INTERNAL_SERVER_ERROR)


def say(request: Request, status: int, *, detail: str = "") -> HTMLResponse:
    """Give a page that says why there is no other; a form that htmx sent stays, with a notice."""
    message = _SAYS.get(status, "요청을 처리할 수 없습니다.")
    answer = render(
        request, "error.html", status=status, code=status, message=message, detail=detail
    )
    if request.method == "POST" and "hx-request" in request.headers:
        tell = find_words(request.app.state.site.language)
        words = f"{tell(message)} {tell(_NOTHING_LOST)}"
        answer.headers["hx-trigger"] = json.dumps({"miclu:notice": words})
    return answer
