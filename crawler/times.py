"""Times as Korean pages, feeds and sitemaps write them. All results are in Korean time."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from corpus.times import KST

_CLOCK = r"(?P<hour>\d{1,2})\s*[:시]\s*(?P<minute>\d{1,2})\s*분?(?::(?P<second>\d{2}))?(?:\.\d+)?"
_ZONE = r"(?P<zone>Z|[+-]\d{2}:?\d{2})"
_DAY = (
    r"(?P<year>\d{4})\s*[.\-/년]\s*(?P<month>\d{1,2})\s*[.\-/월]\s*(?P<day>\d{1,2})(?!\d)\s*[.일]?"
)
_HALF = r"(?:(?P<half>오전|오후|AM|PM)\s*)?"
_STAMP = re.compile(
    rf"{_DAY}(?:[T,\s|]*(?:\(.\)|[월화수목금토일]요일)?\s*{_HALF}{_CLOCK}\s*{_ZONE}?)?"
)
# `og:regDate` of Daum and article numbers write a time as 14 digits, or 12 without seconds.
_DIGITS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)"
    r"(?:(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?)?(?!\d)"
)
_ROW = re.compile(r"(?P<month>\d{1,2})[.\-/](?P<day>\d{1,2})\s+(?P<hour>\d{1,2}):(?P<minute>\d{2})")
_AGO = re.compile(r"(\d+)\s*(분|시간|일)\s*전")
_AGO_UNITS = {"분": "minutes", "시간": "hours", "일": "days"}
_MODIFIED = re.compile(r"수정|업데이트|갱신|변경|updated?\b|modified", re.IGNORECASE)
# A time that is not the article's: when the front page was made up, what day it is.
_FOREIGN = re.compile(
    r"최종\s?편집|편집일|현재|오늘|업데이트\s?주기|등록번호|등록일자|발행일자|창간"
)
_LABEL = re.compile(
    r"입력|승인|등록|발행|게시|작성|송고|보도|배포|최초|수정|업데이트|갱신|변경|편집|현재|오늘|창간|"
    r"updated?|modified|published|posted|written",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time as a page shows it, in Korean time.

    `label` is what stands before it (`입력`), `has_clock` whether it tells more than the day.
    """

    time: datetime
    label: str
    has_clock: bool

    @property
    def is_modified(self) -> bool:
        """Whether it is the time of the last change."""
        return bool(_MODIFIED.search(self.label)) and not self.is_foreign

    @property
    def is_foreign(self) -> bool:
        """Whether it is not about the article."""
        return bool(_FOREIGN.search(self.label))

    @property
    def is_labelled(self) -> bool:
        """Whether the page says what time it is."""
        return bool(_LABEL.search(self.label))


def read_stamps(text: str, *, label: str = "") -> tuple[Stamp, ...]:
    """Read every full time in a line such as `입력 2026.03.07 16:50 수정 2026.03.08 09:00`.

    `label` is what stands before the line.
    """
    stamps = []
    place = 0
    for found in _STAMP.finditer(text):
        words = text[place : found.start()].strip() or (label if place == 0 else "")
        place = found.end()
        if time := _make_time(found):
            stamps.append(Stamp(time=time, label=words, has_clock=bool(found["hour"])))
    return tuple(stamps)


def parse_time(text: str) -> datetime | None:
    """Parse a full date with or without a time of day: ISO, Korean or RFC 822 form.

    Without a zone it is Korean time, without a time of day it is midnight. None for text that
    holds no date, or an impossible one.
    """
    found = _STAMP.search(text) or _DIGITS.search(text)
    return _make_time(found) if found else _parse_mail_date(text)


def parse_row_time(text: str, *, now: datetime) -> datetime | None:
    """Parse the time of a list row, which may leave the year out or tell how long ago it was.

    `now` is when the page was served. A row without a year that would lie in the future is of
    the year before.
    """
    if found := _STAMP.search(text):
        return _make_time(found)
    if ago := _AGO.search(text):
        return (now - timedelta(**{_AGO_UNITS[ago[2]]: int(ago[1])})).astimezone(KST)
    found = _ROW.search(text)
    return _place_in_year(found, now=now.astimezone(KST)) if found else None


def is_modified_label(text: str) -> bool:
    """Tell whether a labelled time is the one of the last change: `수정 2026.11.20 09:00`."""
    return bool(_MODIFIED.search(text))


def _make_time(found: re.Match[str]) -> datetime | None:
    """Build the time of a full stamp; None where no calendar has it."""
    part: dict[str, str | None] = {"half": None, "zone": None, **found.groupdict()}
    hour = int(part["hour"] or 0)
    if part["half"]:
        hour = hour % 12 + (12 if part["half"] in ("오후", "PM") else 0)
    clock = f"{hour:02}:{int(part['minute'] or 0):02}:{part['second'] or '00'}"
    day = f"{part['year']}-{int(part['month'] or 0):02}-{int(part['day'] or 0):02}"
    try:
        return datetime.fromisoformat(f"{day}T{clock}{part['zone'] or '+09:00'}").astimezone(KST)
    except (ValueError, OverflowError):
        return None


def _parse_mail_date(text: str) -> datetime | None:
    """Parse `Mon, 16 Nov 2026 09:00:00 +0900`; without a zone it is Korean time."""
    try:
        time = parsedate_to_datetime(text)
        return (time if time.tzinfo else time.replace(tzinfo=KST)).astimezone(KST)
    except (ValueError, OverflowError):
        return None


def _place_in_year(found: re.Match[str], *, now: datetime) -> datetime | None:
    """Give a month, day and time the latest year that does not lie in the future."""
    month, day, hour, minute = (int(found[name]) for name in ("month", "day", "hour", "minute"))
    for year in (now.year, now.year - 1):
        try:
            # 29 February exists only in some years, hence the try inside the loop.
            time = datetime(year, month, day, hour, minute, tzinfo=KST)
        except ValueError:
            continue
        if time <= now + timedelta(minutes=10):
            return time
    return None
