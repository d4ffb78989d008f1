"""Routers whose pages and answers each show one state of the base."""

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any

from fastapi import APIRouter
from fastapi.routing import APIRoute

Endpoint = Callable[..., Any]


class SnapshotRoute(APIRoute):
    """A route that reads all that it shows in one snapshot, where it takes the `site`."""

    def __init__(self, path: str, endpoint: Endpoint, **options: Any) -> None:
        is_read = "GET" in (options.get("methods") or ())
        super().__init__(path, _in_one_snapshot(endpoint) if is_read else endpoint, **options)


class SnapshotRouter(APIRouter):
    """A router of such routes; none for answers that go on after their function, as exports do."""

    def __init__(self, **options: Any) -> None:
        super().__init__(route_class=SnapshotRoute, **options)


def _in_one_snapshot(endpoint: Endpoint) -> Endpoint:
    if "site" not in signature(endpoint).parameters:
        return endpoint

    @wraps(endpoint)
    def show(**given: Any) -> Any:
        with given["site"].store.one_snapshot():
            return endpoint(**given)

    return show
