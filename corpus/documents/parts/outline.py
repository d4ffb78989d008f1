"""The outline marks of Korean official writing, and how deep each one stands."""

import re
from typing import NamedTuple

# Source: 행정업무의 운영 및 혁신에 관한 규정 시행규칙 제2조 (1. 가. 1) 가) (1) (가) ① ㉮), and the
# marks of press releases and reports (□ ㅇ - *), whose order ministries share.
_DEPTHS: tuple[tuple[int, str], ...] = (
    (1, r"[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]\.?|(?:IX|IV|V?I{1,3}|VI|V|X)\.|제\s?\d{1,3}\s?[장절편]"),
    (2, r"\d{1,2}\.(?=[\s가-힣])|[□■◇◆▣❑❏▢◻❖▶▷➊-➓]"),
    (3, r"[가나다라마바사아자차카타파하]\.(?=\s)|[ㅇ○◦●〇❍o](?=\s)|[ㅇ○◦❍〇](?=[가-힣(])"),
    (4, r"\d{1,2}\)|[-–—―─‒](?=\s)|[―─](?=[가-힣])|[•·∙▪▫◾](?=\s?[가-힣A-Z(])"),
    (5, r"[가나다라마바사아자차카타파하]\)|\(\d{1,2}\)|\([가나다라마바사]\)|[①-⑳㉮-㉻㉠-㉭]"),
    (6, r"\*{1,3}(?=\s?\S)|[※†‡☞](?=\s?\S)|[주註]\s?\d?\)"),
)
_MARK = re.compile("|".join(f"(?P<d{depth}>{form})" for depth, form in _DEPTHS))


class Mark(NamedTuple):
    """An outline mark and its depth, from 1 (Ⅰ.) to 6 (notes: * and ※)."""

    words: str
    depth: int


def find_mark(text: str) -> Mark | None:
    """Find the outline mark with which a paragraph begins, None where there is none.

    A number is one only before a point or bracket, so that neither `2025. 11. 12.` nor `12.5%`
    counts; a bare mark without words after it does not either.
    """
    found = _MARK.match(text)
    if found is None or not text[found.end() :].strip() or _is_number(text):
        return None
    return Mark(found[0], int((found.lastgroup or "d0")[1:]))


def _is_number(text: str) -> bool:
    """Tell whether a text begins with a date or a decimal: `11. 12.`, `-3.5%`."""
    return bool(re.match(r"\d+\.\s?\d|[-–]\s?\d[\d,.]*\s?[%명개억만원]", text))
