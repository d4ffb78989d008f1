"""The OpenAPI document, where FastAPI's own says less than is so."""

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from outputs.api.problems import MEDIA_TYPE

_FIRST_FAULT = 400


def describe(api: FastAPI, *, open_reading: bool) -> dict[str, Any]:
    """Make the document once.

    Problems stand in it under their own media type, and with `open_reading` what only reads needs
    no token.
    """
    if not api.openapi_schema:
        told = get_openapi(
            title=api.title, version=api.version, description=api.description, routes=api.routes
        )
        for answer in _find_faults(told):
            answer["content"] = {MEDIA_TYPE: answer["content"]["application/json"]}
        for item in told["paths"].values() if open_reading else ():
            if "get" in item:
                item["get"]["security"].append({})
        api.openapi_schema = told
    return api.openapi_schema


def _find_faults(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for item in told["paths"].values():
        for operation in item.values():
            for status, answer in operation["responses"].items():
                if int(status) >= _FIRST_FAULT:
                    yield answer
