"""The audit log: who did what, last first."""

from fastapi import Request
from fastapi.responses import Response

from outputs.routing import SnapshotRouter
from outputs.web.access import Admin, SiteOf
from outputs.web.inputs import Number, Words
from outputs.web.menu import MenuEntry
from outputs.web.rendering import render

MENU = MenuEntry(label="작업 기록", address="/audit", order=90, role="admin")
_A_PAGE = 100

router = SnapshotRouter()

# What the log's words are told as; one that is not here stands as it is.
_ACTIONS = {
    "login": "로그인",
    "login.failed": "로그인 실패",
    "login.limited": "로그인 실패, 잠시 막음",
    "user.add": "사용자 추가",
    "user.change": "사용자 바꿈",
    "password.change": "비밀번호 바꿈",
    "token.make": "토큰 만듦",
    "token.revoke": "토큰 폐기",
    "search.save": "찾기 저장",
    "search.end": "알림 끝냄",
    "review.accepted": "사실 확인",
    "review.corrected": "사실 고침",
    "review.rejected": "사실 버림",
    "review.undone": "판정 되돌림",
    "review.bulk.accepted": "한꺼번에 확인",
    "review.bulk.rejected": "한꺼번에 버림",
    "review.names.same": "이름 합침",
    "review.names.different": "이름 가름",
    "review.names.unsure": "이름 모름",
    "review.names.undone": "이름 판정 되돌림",
    "digest.draft": "다이제스트 초안",
    "digest.in_review": "다이제스트 검토",
    "digest.signed": "다이제스트 서명",
}


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
        request,
        "audit.html",
        entries=shown,
        has_more=has_more,
        author=author,
        action=action,
        actions=_ACTIONS,
    )
