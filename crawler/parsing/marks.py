"""The forms of datelines, bylines, rights, credits and end marks in Korean articles.

All are read within the first or last code points of a paragraph, see `edges`.
"""

import re

from crawler.parsing.bylines import MAIL, NAMES, PLACE, POST

# Names of news outlets end so; a bracket that holds nothing else tells who reports.
_OUTLET = r"""[가-힣A-Za-z\d&]{1,10}
    (?:뉴스\d?|신문|일보|경제|타임스|투데이|미디어|닷컴|저널|헤럴드|데일리|시스|핌|통신|방송|매일|포스트|이코노미
    |비즈|TV|SBS|KBS|MBC|YTN|인포맥스|조선|중앙|동아|한겨레)"""

DATELINE = re.compile(
    rf"""(?P<place>
        # [창원=가온산업일보 나루 기자], 【서울=뉴시스】, [매체=코너명], [가온산업일보]
        [\[【〔<［〈]\s*(?:[^\[\]【】〔〕<>=]{{0,40}}?(?:{POST}|=)[^\[\]【】〔〕<>]{{0,30}}|{_OUTLET})
        \s*[\]】〕>］〉]
        # (대전=연합뉴스)
        |\(\s*(?:[^()=]{{1,20}}=[^()]{{1,20}}|{_OUTLET})\s*\)
    )
    # 나루·가람 기자 =
    \s*(?:(?:{NAMES}|[가-힣]{{2,4}}(?=\s?=))\s?)?(?:{MAIL}\s?)?[=:]?\s*""",
    re.VERBOSE,
)
"""A bracket before the first sentence, and the names after it."""

PLAIN_DATELINE = re.compile(rf"(?P<place>{PLACE}?{NAMES})\s*(?:{MAIL})?\s*=\s*", re.VERBOSE)
"""The same without a bracket: `나루 기자 = 총회가 열렸다.`"""

EDITORS_NOTE = re.compile(r"[\[(<【]\s?편집자\s?(?:주|註)\s?[\])>】]")

BYLINE = re.compile(
    rf"""(?:{MAIL}\s)?[/\[(<■◆▲=-]?\s*{PLACE}?
    (?:(?:글|취재|정리|사진|영상|그래픽)(?:[·/,]\s?사진)?\s?[=·/:]?\s?)?
    (?P<names>{NAMES}|[가-힣]{{2,4}}(?=\s*[(\[/|]?\s?{MAIL}))
    \s*[\])>]?\s*[(\[/|,]?\s*(?:{MAIL})?\s*[)\]]?""",
    re.VERBOSE,
)
"""A paragraph that is nothing but names and mail addresses."""

DESK = re.compile(rf".{{0,30}}?[(\[|/]?\s?{MAIL}\s?[)\]]?")
"""A paragraph that ends in a mail address and says no more than whose it is."""

GLUED_BYLINE = re.compile(
    rf"""(?<=[.다요”"'’)\]])\s*[/\[(<■◆=-]?\s*(?:(?:글|취재)\s?[=·/]\s?)?{PLACE}?
    (?P<names>{NAMES}|[가-힣]{{2,4}}(?=\s*[(\[]?{MAIL}))
    \s*[\])>]?\s*[,/(\[]?\s*(?:{MAIL})?\s*[)\]]?\s*$""",
    re.VERBOSE,
)
"""A byline after a full stop: `… 했다.부산=나루 기자 naru@gaon.example`, `… 했다. /나루 기자`."""

END_MARKS = (
    re.compile(r"\s*(?:\(끝\)|<끝>|\[끝\]|【끝】|[(<]END[)>])\s*$", re.IGNORECASE),
    # <저작권자ⓒ…>, [ⓒ 매일경제 …], ⓒ 가온산업일보 무단전재 …
    re.compile(
        r"""\s*[<\[(]?\s*(?:저작권자\s?[©ⓒ(:]|ⓒ|©|Copyrights?\s?[©ⓒ(:])[^<>\]]{0,120}[>\])]?\s*$
        |\s*[<\[(][^<>\[\]()]{0,40}무단[^<>\[\]()]{0,60}[>\])]\s*$""",
        re.IGNORECASE | re.VERBOSE,
    ),
    # [사진=가온 제공], /사진제공=가온
    re.compile(
        r"""\s*[\[(<【]\s*(?:사진|자료|그래픽|이미지|영상|표|출처)\s*(?:제공|출처)?\s*[=:/ⓒ©]
        [^\])>】]{1,60}[\])>】]\s*$
        |\s*/?\s*(?:사진|자료|그래픽)\s?(?:제공|출처)?\s?[=ⓒ©]\s?[^.]{1,40}$""",
        re.VERBOSE,
    ),
    # ☞공감언론 뉴시스, ▶ 카카오톡 제보
    re.compile(r"\s*[☞▶▷☎➤►◎※]\s?(?:공감언론|[^.]{0,30}(?:제보|구독|채널|바로가기|앱)).{0,80}$"),
)
"""What stands after the last sentence and belongs to no article."""

TEASER = re.compile(r"\s?(?:[☞▶▷►➤]|◆\s?관련|#\S+)")
SENTENCE_END = re.compile(r"[.!?][\"'”’)\]」』>]*$")
