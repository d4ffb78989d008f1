"""Errors as problem details. Source: RFC 9457."""

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from corpus.errors import (
    BadCursorError,
    MicluError,
    NothingToUndoError,
    ReviewConflictError,
    StoreError,
    StoreNumberError,
    UnknownPublisherError,
)
from corpus.store.naming.errors import ConflictingJudgementError, UndoneJudgementError
from outputs.errors import BusyServerError, MissingExtraError

MEDIA_TYPE = "application/problem+json"

_RETRY_SECONDS = "5"
# The first that fits counts; other errors of Miclu are the asker's: 422.
_STATUSES: tuple[tuple[type[MicluError], HTTPStatus], ...] = (
    (BadCursorError, HTTPStatus.BAD_REQUEST),
    (ReviewConflictError, HTTPStatus.CONFLICT),
    (NothingToUndoError, HTTPStatus.CONFLICT),
    (ConflictingJudgementError, HTTPStatus.CONFLICT),
    (UndoneJudgementError, HTTPStatus.CONFLICT),
    (StoreNumberError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (StoreError, HTTPStatus.SERVICE_UNAVAILABLE),
    (BusyServerError, HTTPStatus.SERVICE_UNAVAILABLE),
    (MissingExtraError, HTTPStatus.NOT_IMPLEMENTED),
    (UnknownPublisherError, HTTPStatus.NOT_FOUND),
)


class Fault(BaseModel):
    """A part of a request that cannot be read."""

    place: str = Field(description="어디: query.limit, path.key, body.decision / Where it stands")
    detail: str = Field(description="무엇이 잘못되었는지 / What is wrong with it")


class Problem(BaseModel):
    """문제 / What went wrong, as RFC 9457 has it."""

    type: str = Field(
        description="문제의 종류 / `about:blank`, or `urn:miclu:…` with the word of the error",
        examples=["urn:miclu:missing-document"],
    )
    title: str = Field(description="종류의 이름 / Name of the type", examples=["Not Found"])
    status: int = Field(description="HTTP 상태 / HTTP status", examples=[404])
    detail: str = Field(
        description="무엇이 왜 잘못되었고 어떻게 할지 / Which thing, what is wrong, what to do",
        examples=["No document 'gaon-1' in the store. List ids: miclu documents"],
    )
    instance: str = Field(default="", description="요청한 주소 / Path that was asked for")
    errors: list[Fault] = Field(default=[], description="잘못된 입력 / Parts that are wrong")


RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": HTTPStatus(status).phrase}
    for status in (400, 401, 403, 404, 405, 409, 422, 501, 503)
}


def problem(
    status: int,
    detail: str,
    *,
    word: str = "",
    instance: str = "",
    errors: Sequence[Fault] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Make the answer that tells a problem; `word` names its type, else the status alone does."""
    told = Problem(
        type=f"urn:miclu:{word}" if word else "about:blank",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        instance=instance,
        errors=list(errors),
    )
    body = json.dumps(told.model_dump(exclude_defaults=True), ensure_ascii=False)
    return Response(
        # What was asked may hold lone surrogates, and is told again in `detail`.
        body.encode("utf-8", errors="replace"),
        status_code=status,
        media_type=MEDIA_TYPE,
        headers={**(headers or {}), "Cache-Control": "no-store"},
    )


async def tell_http(request: Request, error: Exception) -> Response:
    """Tell an error of HTTP: no such path, no such method, no right."""
    known = error if isinstance(error, HTTPException) else HTTPException(404)
    detail = str(known.detail)
    return problem(known.status_code, detail, instance=request.url.path, headers=known.headers)


async def tell_invalid(request: Request, error: Exception) -> Response:
    """Tell which parts of a request cannot be read, without repeating what was sent."""
    found = error.errors() if isinstance(error, RequestValidationError) else ()
    faults = [
        Fault(place=".".join(map(str, each["loc"])), detail=str(each["msg"])) for each in found
    ]
    return problem(
        422,
        "Parts of the request cannot be read. See `errors`, and the parameters in openapi.json",
        word="invalid-request",
        instance=request.url.path,
        errors=faults,
    )


async def tell_error(request: Request, error: Exception) -> Response:
    """Tell an error of Miclu."""
    status = find_status(error)
    retry = {"Retry-After": _RETRY_SECONDS} if status == HTTPStatus.SERVICE_UNAVAILABLE else None
    word = make_word(type(error).__name__)
    return problem(status, str(error), word=word, instance=request.url.path, headers=retry)


async def tell_failure(request: Request, _: Exception) -> Response:
    """Tell that we failed; why stands in the log and goes to nobody else."""
    return problem(500, "Miclu failed. Its log says why", instance=request.url.path)


def find_status(error: Exception) -> HTTPStatus:
    """Give the status for an error of Miclu: what is missing is 404."""
    for kind, status in _STATUSES:
        if isinstance(error, kind):
            return status
    is_missing = type(error).__name__.startswith("Missing")
    return HTTPStatus.NOT_FOUND if is_missing else HTTPStatus.UNPROCESSABLE_ENTITY


def make_word(name: str) -> str:
    """Give `missing-document` for `MissingDocumentError`."""
    bare = name.removesuffix("Error")
    return "".join(f"-{sign.lower()}" if sign.isupper() else sign for sign in bare).strip("-")
