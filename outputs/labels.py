"""Korean words for what records hold in English, and for the fields of facts."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal

from corpus.facts import fact_types
from corpus.records import Fact
from corpus.times import KST, korean_day

ENTITY_TYPES = {
    "ORG": "기관",
    "CLUSTER": "클러스터",
    "PERSON": "인물",
    "PROGRAM": "사업",
    "DATE": "날짜",
    "PLACE": "장소",
}
KINDS = {"news": "기사", "press_release": "보도자료", "report": "보고서"}
# What words of a page are that are no sentence of its article.
_FURNITURE = {
    "byline": "기자 이름",
    "comments": "댓글",
    "copyright": "저작권 표시",
    "credit": "사진 출처",
    "dateline": "발신지와 기자",
    "end mark": "끝 표시",
    "other stories": "다른 기사",
    "reactions": "반응 단추",
    "ticker": "시세",
    "time": "입력·수정 시각",
    "widget": "단추와 안내",
}
# Why a file gave no document, and why a page is no article.
_REASONS = {
    "not_text": "글이 아님",
    "empty": "비어 있음",
    "bad_line": "잘못된 줄",
    "unknown_format": "모르는 형식",
    "not_opened": "열 수 없음",
    "bad_document": "저장할 수 없는 문서",
    "bad_metadata": "잘못된 곁 파일",
    "encrypted": "암호나 문서 보안이 걸림",
    "distribution": "배포용 문서(복사 금지)",
    "no_text_layer": "글자 없이 그림뿐임",
    "damaged": "깨진 파일",
    "memory": "기억 장치를 너무 많이 씀",
    "crashed": "처리하다가 죽음",
    "outside": "폴더 밖을 가리키는 링크",
    "unsafe_path": "압축 밖을 가리키는 이름",
    "nested_archive": "너무 깊은 압축",
    "partial": "일부만 읽음",
    "not_html": "웹 문서가 아님",
    "no_number": "기사 번호 없음",
    "no_title": "제목 없음",
    "no_body": "본문 없음",
    "no_entries": "기사 목록 없음",
    "robots": "robots.txt가 막음",
    "redirects": "이동이 너무 많음",
    "offsite": "다른 누리집",
    "too_large": "너무 큼",
    "timeout": "시간이 너무 걸림",
    "no_host": "서버를 찾지 못함",
    "unreachable": "연결되지 않음",
    "ignored": "요청하지 않음",
    "unarchived": "보관하지 못함",
    "irrelevant": "주제 밖",
    "no_address": "웹 주소가 아님",
    "undeclared": "선언되지 않은 매체",
    "future_date": "앞날의 날짜",
    "page_cap": "목록이 더 열리지 않음",
    "list_cut": "목록이 도중에 끊김",
    "not_file": "첨부 파일이 아님",
    "no_answer": "답이 없음",
    "host_down": "서버가 응답하지 않아 다음 수집으로 미룸",
    "private_address": "내부망 주소",
    "too_deep": "너무 깊음",
    "portal": "기사 대신 안내나 차단 화면",
    "login": "로그인이나 구독이 필요함",
    "missing": "없어진 기사",
    "http": "서버 응답",
}
# How a crawl ended.
_OUTCOMES = {
    "finished": "끝까지 감",
    "failed": "저장하지 못해 멈춤",
    "shutdown": "사용자가 멈춤",
    "cancelled": "멈춤",
    "closespider_pagecount": "쪽 한도에 이름",
    "closespider_timeout": "시간 한도에 이름",
    "closespider_bytecount": "용량 한도에 이름",
}
# The fields of an article.
_FIELDS = {
    "title": "제목",
    "body": "본문",
    "byline": "기자",
    "published": "발행 시각",
    "modified": "수정 시각",
    "section": "분야",
    "subtitle": "부제",
    "captions": "사진 설명",
    "tags": "꼬리표",
    "attachments": "붙임 파일",
}
# How two names stand to each other; docs/facts.md defines each.
RELATIONS = {
    "operates": "운영",
    "hosts": "주최",
    "supports": "지원",
    "partner_of": "협약",
    "member_of": "회원",
    "part_of": "소속",
    "located_in": "소재",
}
# The parts of a card, and what is counted in comparisons.
CARD_PARTS = {
    "members": "회원·소속 기관",
    "belongs_to": "속한 곳",
    "operators": "운영 기관",
    "programmes": "운영하는 사업",
    "partners": "협약 상대",
    "supporters": "지원 기관",
    "places": "있는 곳",
    "people": "인물",
    "figures": "수치",
    "activities": "활동",
    "quotes": "발언",
    "documents": "문서",
}
# What analysts decide about statements.
_REVIEWS = {
    "unreviewed": "미검토",
    "accepted": "맞음",
    "corrected": "고침",
    "rejected": "틀림",
    "undone": "되돌림",
}
_DAY_LENGTHS = {"year": len("2026"), "month": len("2026-11")}
_WORDS = {
    "current": "현직",
    "former": "전임",
    "incoming": "내정",
    "acting": "직무대행",
    "day": "일",
    "month": "월",
    "year": "연",
    "fact": "실적",
    "plan": "계획",
    "target": "목표",
    "up": "증가",
    "down": "감소",
    "announced": "예정",
    "held": "열림",
    "cancelled": "취소",
    "unreviewed": "검토 전",
    "accepted": "확인",
    "corrected": "고침",
    "rejected": "버림",
    "undone": "되돌림",
    **RELATIONS,
}


def describe_fact(fact: Fact, *, translate: Callable[[str], str] = str) -> list[tuple[str, str]]:
    """Give label and value of each field of its type that is filled, in their order.

    `translate` takes the Korean of labels and of coded words to another language; what the
    document says stays as it is.

    The confidence, which every fact has, is left out. Days of a fact that knows only the month or
    the year are cut to that.
    """
    length = _DAY_LENGTHS.get(getattr(fact, "precision", "day"))
    pairs = [
        (translate(field.metadata["label"]), getattr(fact, field.name))
        for field in fields(fact)
        if "label" in field.metadata and field.name != "confidence"
    ]
    return [
        (label, tell_day(value)[:length] if isinstance(value, date) else _tell(value, translate))
        for label, value in pairs
        if not _is_empty(value)
    ]


def tell_day(moment: date | None) -> str:
    """Give the day in Korean time as 2026-11-12; `날짜 없음` for None."""
    if moment is None:
        return "날짜 없음"
    return (korean_day(moment) if isinstance(moment, datetime) else moment).isoformat()


def tell_time(moment: datetime | None) -> str:
    """Give day and minute in Korean time; empty for None."""
    return moment.astimezone(KST).strftime("%Y-%m-%d %H:%M") if moment else ""


def tell_type(entity_type: str) -> str:
    """Give the Korean word of an entity type; a type without one stays as it is."""
    return ENTITY_TYPES.get(entity_type, entity_type)


def tell_word(word: str) -> str:
    """Give the Korean for a word by which records code something; other words stay as they are."""
    for words in (_WORDS, KINDS, ENTITY_TYPES):
        if word in words:
            return words[word]
    fact_type = fact_types().get(word)
    return fact_type.LABEL if fact_type else word


def tell_furniture(reason: str) -> str:
    """Give the Korean words for why words are page furniture; one without them stays as it is."""
    return _FURNITURE.get(reason, reason)


def tell_reason(reason: str) -> str:
    """Give the Korean words for a counted reason; one without them stays as it is.

    `http_404` is told as `서버 응답 404`.
    """
    kind, _, status = reason.partition("_")
    if kind == "http" and status.isdecimal():
        return f"{_REASONS[kind]} {status}"
    return _REASONS.get(reason, reason)


def tell_review(status: str) -> str:
    """Give the Korean word for a decision about a statement, or for the lack of one."""
    return _REVIEWS[status]


def tell_outcome(outcome: str) -> str:
    """Give the Korean words for the end of a crawl; one without them stays as it is."""
    return _OUTCOMES.get(outcome, outcome)


def tell_field(name: str) -> str:
    """Give the Korean word for a field of an article; one without it stays as it is."""
    return _FIELDS.get(name, name)


def _is_empty(value: object) -> bool:
    return value is None or value is False or value in ((), "")


def _tell(value: object, translate: Callable[[str], str]) -> str:
    match value:
        case True:
            return translate("예")
        case Decimal():
            return f"{value.normalize():,f}"
        case tuple():
            return ", ".join(str(part) for part in value)
    return translate(_WORDS[str(value)]) if str(value) in _WORDS else str(value)
