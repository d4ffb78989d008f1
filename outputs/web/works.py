"""What the forms of the pages are for, as the page after a login tells it: see `resuming.py`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from corpus.errors import MicluError
from corpus.knowledge import get_statement
from outputs.accounts import ROLE_NAMES
from outputs.digest.period import Period
from outputs.judging import DECISIONS
from outputs.site import Site
from outputs.web.reviewing.deciding import ACCEPTED, CORRECTED, REJECTED, read_place
from outputs.web.telling import find_tellers
from outputs.web.versions import make_address
from outputs.web.words import find_words

# The fields of a form, and the named parts of its address.
Told = Mapping[str, str]

_REASON = {"reason": "까닭"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a form is about, and the page where that is shown; empty where there is none."""

    words: str = ""
    link: str = ""


def _find_nothing(_site: Site, _told: Told) -> Subject:
    return Subject()


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What a form does; `path` is a pattern of its address.

    `buttons` are by the word that the field `by` holds, the first for any other word; `typed` has
    the labels of the fields that people write. All else that it brings is hidden.
    """

    path: str
    buttons: Told
    by: str = ""
    typed: Told = field(default_factory=dict)
    find: Callable[[Site, Told], Subject] = _find_nothing

    def tell_button(self, told: Told) -> str:
        """Give the Korean words of the button."""
        return self.buttons.get(told.get(self.by, ""), next(iter(self.buttons.values())))

    def find_subject(self, site: Site, told: Told) -> Subject:
        """Give what it is about; nothing where that is gone meanwhile, or none of our forms."""
        try:
            return self.find(site, told)
        except (MicluError, ValueError, KeyError):
            return Subject()


def find_work(action: str, fields: Told) -> tuple[Work, Told]:
    """Give what a form is for, and its fields with the named parts of its address."""
    for work in WORKS:
        if found := re.fullmatch(work.path, action):
            return work, {**fields, **found.groupdict()}
    return _ANY, fields


def _find_fact(site: Site, told: Told) -> Subject:
    statement = get_statement(site.store, told["key"])
    words = find_tellers(site.language)["said"](statement.fact)
    return Subject(words=words, link=f"/facts/{statement.key}")


def _find_bunch(site: Site, told: Told) -> Subject:
    place = read_place(told["place"])
    tell = find_tellers(site.language)["word"]
    words = " · ".join(tell(str(value)) for value in place.filters.values())
    return Subject(words=words, link=f"/review/bulk?{place.query()}")


def _find_names(site: Site, told: Told) -> Subject:
    decision = find_words(site.language)(DECISIONS[told["decision"]])
    return Subject(words=f"{told['left']} · {told['right']}: {decision}")


def _find_digest(site: Site, told: Told) -> Subject:
    period, version = Period.read(told["period"]), int(told["version"])
    shown = [find_words(site.language)("{n}판", n=version)] if version else []
    return Subject(words=" · ".join([period.label, *shown]), link=make_address(period, version))


def _find_user(site: Site, told: Told) -> Subject:
    role = find_words(site.language)(ROLE_NAMES.get(told.get("role", ""), ""))
    return Subject(words=" · ".join(each for each in (told.get("user"), role) if each))


def _find_token(_site: Site, told: Told) -> Subject:
    return Subject(words=told["name"])


_ANY = Work(path="", buttons={"": "저장"})
WORKS = (
    Work(
        path="/review/decide",
        by="decision",
        buttons={ACCEPTED: "확인", CORRECTED: "고쳐 저장", REJECTED: "버리기"},
        typed=_REASON,
        find=_find_fact,
    ),
    Work(
        path="/review/bulk",
        by="decision",
        buttons={ACCEPTED: "모두 확인", REJECTED: "모두 버리기"},
        typed=_REASON,
        find=_find_bunch,
    ),
    Work(path="/review/bulk/undo", buttons={"": "되돌리기"}, find=_find_bunch),
    Work(path="/review/merge", buttons={"": "판정 저장"}, typed=_REASON, find=_find_names),
    Work(path=r"/review/(\w+/)?undo", buttons={"": "되돌리기"}, find=_find_fact),
    Work(
        path="/digests/(?P<period>[^/]+)/(?P<step>draft|review|reopen|sign)",
        by="step",
        buttons={
            "draft": "초안 만들기",
            "review": "검토 시작",
            "reopen": "초안으로 되돌리기",
            "sign": "서명",
        },
        typed={"note": "메모"},
        find=_find_digest,
    ),
    Work(path="/users", buttons={"": "사용자 추가"}, typed={"name": "이름"}, find=_find_user),
    Work(
        path="/users/(?P<user>[^/]+)",
        by="state",
        buttons={"": "바꾸기", "disabled": "막기", "enabled": "다시 열기"},
        find=_find_user,
    ),
    Work(path="/account/tokens", buttons={"": "토큰 만들기"}, typed={"name": "토큰의 이름"}),
    Work(path="/account/tokens/revoke", buttons={"": "폐기"}, find=_find_token),
    Work(path="/account/password", buttons={"": "비밀번호 바꾸기"}),
    Work(
        path="/saved",
        buttons={"": "찾기 저장"},
        typed={"name": "제목", "mail": "받을 메일 주소"},
    ),
    Work(path="/saved/[^/]+/end", buttons={"": "그만 받기"}),
    Work(path="/logout", buttons={"": "로그아웃"}),
)
