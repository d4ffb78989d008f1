"""Paragraphs that belong to the page and not to the article."""

import re
from functools import cache
from importlib.resources import files

_LONGEST = 250
_HEADING = re.compile(
    r"[\[(<【■◆▶▷●☞#*\s]*(?:관련|연관|추천|인기|주요|함께\s?(?:볼|보면|읽)[^.]{0,8}|많이\s?본|이\s?시각|"
    r"지금\s?뜨는|실시간|오늘의|핫|더\s?많은|다른)\s?(?:주요\s?)?(?:기사|뉴스|이슈|콘텐츠|소식|글|포토)"
    r"[^.]{0,10}[\])>】:\s]*",
)


def is_furniture(paragraph: str) -> bool:
    """Tell whether a paragraph belongs to the page: rights, widgets, labels, calls for tips."""
    return len(paragraph) <= _LONGEST and bool(_furniture().fullmatch(paragraph))


def is_heading_of_others(paragraph: str) -> bool:
    """Tell whether a paragraph is the heading of a list of other stories."""
    return bool(_HEADING.fullmatch(paragraph))


@cache
def _furniture() -> re.Pattern[str]:
    lines = files("crawler.parsing").joinpath("furniture.txt").read_text("utf-8").splitlines()
    patterns = (f"(?:{line})" for line in lines if line and line[0] != "#")
    return re.compile("|".join(patterns), re.IGNORECASE)
