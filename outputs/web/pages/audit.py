"""The audit log: who did what, last first."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from outputs.web.access import Admin, SiteOf
from outputs.web.inputs import Number, Words
from outputs.web.menu import MenuEntry
from outputs.web.rendering import render

MENU = MenuEntry(label="작업 기록", address="/audit", order=90, role="admin")
_A_PAGE = 100

router = APIRouter()


@router.get("/audit")
def show(
    request: Request,
    site: SiteOf,
    _: Admin,
    author: Words = "",
    action: Words = "",
    before: Number = 0,
) -> Response:
    """Show a hundred lines, of one author or action where asked for."""
    entries = site.store.accounts.find_audit(
        author=author or None, action=action or None, before=before or None, limit=_A_PAGE + 1
    )
    shown, has_more = entries[:_A_PAGE], len(entries) > _A_PAGE
    return render(
        request, "audit.html", entries=shown, has_more=has_more, author=author, action=action
    )
