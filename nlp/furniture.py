"""Page furniture of raw page text: what is no sentence of the article.

Raw text of a page carries share widgets, font-size labels, comment boxes, bylines, copyright
lines, tickers and related headlines. They are found line by line; each find has its reason, and
nothing is deleted: the reader blanks the spans out, so that offsets stay.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from nlp.lexicons import load_lexicon

_LONGEST_FURNITURE = 200  # code points; a longer line is a paragraph
_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"^[\s•▶▷*]+")
_DATE = r"(?:19|20)\d{2}\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,2}"
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_TIME_LABEL = r"입력|승인|수정|등록|발행일?|최종수정|기사입력|업데이트"
_REPORTER = r"[가-힣]{2,4}\s?(?:객원|인턴|수습|선임|전문)?\s?(?:기자|특파원|통신원|PD)"
_PLACE = r"(?:[가-힣]{1,10}\s?[=·]\s?)"

# (reason, pattern that the whole line matches, white space and bullets at its edges aside)
_WHOLE_LINES = (
    (
        "time",
        (
            rf"(?:{_TIME_LABEL}|\s|:|\|)*"
            rf"(?:{_DATE}[\s.()월화수목금토일오전후:\d시분|]*(?:{_TIME_LABEL})?\s*:?\s*)+"
        ),
    ),
    (
        "byline",
        (
            rf"[/\[(=\s]*{_PLACE}*{_REPORTER}(?:[·,\s]+{_PLACE}?{_REPORTER})*[\])]*"
            rf"\s*(?:{_MAIL})?\s*(?:다른\s?기사\s?보기)?"
        ),
    ),
    ("byline", r"(?:글|사진|글·사진)\s?[=]?\s?[가-힣]{2,4}\s?기자.*"),
    ("byline", _MAIL),
    (
        "copyright",
        (
            r".*(?:저작권자\s?[ⓒ©(ⓒ]|(?:전재|재배포|활용)[^다]{0,12}\s?금지|Copyrights?\s?[ⓒ©(]"
            r"|All rights reserved).*"
        ),
    ),
    ("copyright", r"[ⓒ©].{0,60}"),
    ("comments", r"댓글\s?\(?\d*\)?(?:\s?개)?|댓글\s?(?:쓰기|삭제|달기|등록|접기)"),
    (
        "reactions",
        (
            r"(?:좋아요|화나요|슬퍼요|훌륭해요|감동이에요|기대돼요|응원해요"
            r"|후속기사\s?원해요|추가취재\s?원해요)\s?[\d,]*"
        ),
    ),
    ("ticker", r".{1,40}\s[\d,]+(?:\.\d+)?\s?[+\-−▲▼]\s?\d+(?:\.\d+)?\s?%.{0,60}"),
    ("ticker", r"\d{2}[.:]\d{2}\s?장(?:종료|마감|중)"),
    ("end mark", r"\(끝\)|<끝>|\[끝\]|끝"),
)
_INLINE = (
    ("dateline", rf"[\[(][^\])\n]{{0,30}}?{_REPORTER}[\])]\s*=?"),
    ("dateline", rf"[\[(][가-힣]{{1,8}}=[가-힣A-Za-z]{{2,12}}[\])]\s?(?:{_REPORTER})?\s?=?"),
    (
        "credit",
        (
            r"[\[(<]?(?:사진|자료|그래픽)\s?(?:제공|출처)?\s?[=:ⓒ]\s?"
            r"[^\])>\n]{1,30}?(?:[\])>]|제공(?=\s|$)|$)"
        ),
    ),
    ("byline", rf"(?<=[.다])\s*/?\s?{_PLACE}?{_REPORTER}\s*(?:{_MAIL})?\s*$"),
    ("byline", rf"{_REPORTER}\s+{_MAIL}"),
    ("copyright", r"[<\[]\s?저작권자[^>\]\n]*[>\]]"),
)
# Headlines end in nouns; sentences in an ending, releases also in the noun form of a verb.
_SENTENCE_END = re.compile(r"(?:[다요까죠][.?!]|[.]|[함음됨임])[\"”'’)]*\s*$")
_LONGEST_LIST = 12  # lines under a heading of other stories


class Furniture(NamedTuple):
    """A span (start, end) that is no article text, and why."""

    start: int
    end: int
    reason: str


@cache
def _whole_line_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    exact = "|".join(re.escape(line) for line in load_lexicon("furniture_lines"))
    label = rf"(?:{exact}|좋아요|댓글|[\d,]+)"
    widget = rf"(?=.*[^\d,\s]){label}(?:\s+{label})*"
    return tuple((why, re.compile(form)) for why, form in (*_WHOLE_LINES, ("widget", widget)))


@cache
def _inline_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((reason, re.compile(pattern)) for reason, pattern in _INLINE)


def find_furniture(text: str) -> tuple[Furniture, ...]:
    """Give the furniture of a text in order, without overlap.

    After a heading of other stories (`추천뉴스`, `관련기사`) the lines go up to the next that ends
    like a sentence, since headlines never do.
    """
    found: list[Furniture] = []
    left = 0  # lines that may still belong to a list of other stories
    for line in _LINE.finditer(text):
        words = _BULLET.sub("", line[0]).strip()
        if words.strip("■◆▶[]<> ") in load_lexicon("furniture_lists"):
            left = _LONGEST_LIST
        elif _SENTENCE_END.search(words):
            left = 0
        reason = "other stories" if left else _judge_line(words)
        left = max(0, left - 1)
        if reason:
            found.append(Furniture(line.start(), line.end(), reason))
        else:
            found.extend(_find_inline(line))
    return tuple(found)


def _judge_line(words: str) -> str | None:
    if len(words) > _LONGEST_FURNITURE:
        return None
    return next((why for why, form in _whole_line_patterns() if form.fullmatch(words)), None)


def _find_inline(line: re.Match[str]) -> Iterator[Furniture]:
    end = line.start()
    spans = (
        Furniture(line.start() + hit.start(), line.start() + hit.end(), reason)
        for reason, pattern in _inline_patterns()
        for hit in pattern.finditer(line[0])
    )
    for span in sorted(spans):
        if span.start >= end and span.end > span.start:
            yield span
            end = span.end


def blank_out(text: str, furniture: tuple[Furniture, ...]) -> str:
    """Put spaces in the place of furniture; the length and all other code points stay."""
    parts, end = [], 0
    for span in furniture:
        parts += [text[end : span.start], " " * (span.end - span.start)]
        end = span.end
    return "".join([*parts, text[end:]])
