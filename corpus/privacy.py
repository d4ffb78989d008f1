"""Masks the telephone numbers of people, sign for sign, so that no offset moves."""

import re

# Area or mobile code, exchange and number. Source: 전기통신번호관리세칙, table 1 (02, 031 to 064,
# 070, 080, 010 to 019), and 1588 and its like, which belong to firms and stay.
_PHONE = re.compile(
    r"(?<![\d.,])(?P<code>\(?0(?:2|[3-6]\d|[78]0|1[016-9])\)?[-‐‑–.)\s]\s?)"
    r"(?P<number>\d{3,4}[-‐‑–.\s]\s?\d{4})(?!\d)"
)
_DIGIT = re.compile(r"\d")


def mask_phones(text: str) -> str:
    """Put `*` for the digits of telephone numbers behind the area code: `044-***-****`."""
    return _PHONE.sub(lambda found: found["code"] + _DIGIT.sub("*", found["number"]), text)
