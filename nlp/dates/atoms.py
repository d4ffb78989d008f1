"""The words and numbers that dates are made of, and which of them stand together.

Words come from `lexicons/date_words.txt` and `lexicons/holidays.txt`; numbers from the patterns
here. A new way to say a day is a line in one of them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from nlp.lexicons import load_lexicon

# What may follow a number of days, months or a date word: no letter, or a particle.
_AFTER = (
    r"(?![가-힣])|(?=부터|까지|에|엔|은|는|이(?!상|하|내)|가|을|를|자|의|과|와|도|로|께|경|쯤|현|"
    r"만(?!에)|보다|인|및|밤|낮|새벽|저녁|아침|오전|오후|들|기준|이후|말|초|중|하순|상순|한)"
)
_DASH = r"\s?[~∼〜～–-]\s?"
# After a bare number of days: a length of time, or a rate, not a day of the month.
_END = r"(?=[^가-힣]|$|에|까지|부터|의|은|이\s)"
_LENGTH = (
    rf"(?!\s?(?:만에|동안|(?:간|전|뒤|후){_END}|이내|이상|이하|안에|안으로|정도|넘게|가량|연속|"
    r"남짓|씩|이나|영업일)|(?<=1일)(?<!\d1일)\s(?:평균|이용|최대|생산|처리|체험|방문|교통량|\d))"
)
_NUMBER = r"(?<![\d.,\-A-Za-z제])"
_YEAR = r"(?:19|20)\d\d"
_TENS = r"(?:(?:19|20)\d0|[3-9]0)"
COUNT = {"한": 1, "두": 2, "세": 3, "석": 3, "네": 4, "넉": 4, "다섯": 5, "여섯": 6, "열": 10}
_ORDINAL = {"첫": 1, "둘": 2, "셋": 3, "넷": 4, "다섯": 5, "마지막": -1}
LENGTHS = {
    "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8,
    "아흐레": 9, "열흘": 10, "보름": 15, "일주일": 7,
}  # fmt: skip
_WEEKDAYS = "월화수목금토일"
# Thirds of a month, and the first and last months of a year.
_PARTS = {"초": 0, "초순": 0, "상순": 0, "초반": 0, "중순": 1, "말": 2, "하순": 2, "후반": 2}
_AGO = "|".join([*LENGTHS, r"(?:\d{1,3}|" + "|".join(COUNT) + r")\s?(?:년|개월|달|주일|주|일)"])

# Kind and pattern, tried in this order; the groups are the numbers of the atom.
_PATTERNS = {
    "ago": rf"(?<![가-힣\d])(?:{_AGO})\s?(?:전|뒤|후)(?=에|의|만|보다|부터|까지|과|인|[^가-힣]|$)",
    "date": (
        rf"{_NUMBER}(?:{_YEAR}|['’‘]\d\d)\s?[./-]\s?\d{{1,2}}\s?[./-]\s?\d{{1,2}}(?!\d)\.?"
        rf"(?:(?:\([{_WEEKDAYS}]\))?\s?[~∼〜]\s?(?:\d{{1,2}}[./]\s?)?\d{{1,2}}\.?"
        r"(?!\d|\s?[./-]\s?\d|[월년]))?"
    ),
    "month_day": rf"{_NUMBER}\d{{1,2}}\s?[./]\s?\d{{1,2}}\.?(?=\s?\([{_WEEKDAYS}]\))",
    "decade": rf"{_NUMBER}(?:{_TENS}(?:년대)?{_DASH})?{_TENS}\s?년대",
    "years": rf"(?:{_NUMBER}{_YEAR}|['’‘]\d\d)년?{_DASH}(?:{_YEAR}|['’‘]?\d\d)년",
    "year": (
        rf"(?:{_NUMBER}{_YEAR}|['’‘`]\d\d)(?:\s?년(?!간|째|차|만|생|산|형)도?|\.(?=\s?\d{{1,2}}월))"
        rf"|{_NUMBER}\d\d년(?=\s?\d{{1,2}}월)|(?<=지난 )[89]\d년(?!간|째|차|\s동안)"
    ),
    "quarter": rf"(?<![\d.,])(?:[1-4]{_DASH})?[1-4](?:/4)?\s?분기",
    "months": rf"{_NUMBER}\d{{1,2}}월?(?:{_DASH}|·)\d{{1,2}}월(?:{_AFTER})",
    "month": rf"(?:{_NUMBER}|(?<=\d\d\.))\d{{1,2}}\s?월(?:{_AFTER})",
    "break": r"연휴",
    "days": rf"{_NUMBER}\d{{1,2}}일?(?:{_DASH}|[·,]\s?)\d{{1,2}}일(?:{_AFTER}){_LENGTH}",
    "day": rf"{_NUMBER}(?<!주 )\d{{1,3}}일(?:{_AFTER}){_LENGTH}",
    "nth_week": r"(?:첫|둘|셋|넷|다섯|마지막)(?:째|번째)?\s?주(?![가-힣])|"
    r"(?:첫|둘|셋|넷|다섯|마지막)(?:째|번째)?\s?주(?=에|의|부터|까지|는|\s?[월화수목금토일]요일)",
    "weekday": rf"\(\s?[{_WEEKDAYS}](?:요일)?\s?\)|[{_WEEKDAYS}]요일",
    "month_part": rf"(?:초순?|상순|중순|하순|말|중반?|중|초반|후반|내)(?:{_AFTER})",
    "time": (
        r"(?:오전|오후|낮|밤|새벽|아침|저녁)?\s?\d{1,2}시(?:\s?\d{1,2}분|\s?반)?(?![가-힣]*장)|"
        r"(?:오전|오후|새벽|아침|저녁|정오)(?![가-힣])"
    ),
}
# Atoms of one date stand in the order of their ranks, each coarser than the next.
_RANKS = {
    "direction": 0, "year": 1, "years": 1, "year_shift": 1, "year_named": 1, "decade": 1,
    "half": 2, "quarter": 2, "season": 2, "year_part": 2, "month": 2, "months": 2,
    "month_shift": 2, "month_named": 2, "week_shift": 2, "holiday": 2, "month_day": 2, "break": 3,
    "day_shift": 3, "day_named": 3, "date": 3, "ago": 3, "day": 3, "days": 3, "nth_week": 3,
    "month_part": 3, "weekday": 4, "time": 5,
}  # fmt: skip
_LEANING = frozenset({"direction", "weekday", "time", "month_part", "nth_week", "break"})
_GAP = re.compile(r"의?[\s,]{0,2}")


@dataclass(frozen=True, slots=True)
class Atom:
    """One word or number of a date: its kind, its numbers, its place in the text."""

    start: int
    end: int
    kind: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """The atoms of one date, in order, at most one of a kind."""

    atoms: tuple[Atom, ...]

    def __contains__(self, kind: str) -> bool:
        return self.find(kind) is not None

    def find(self, kind: str) -> tuple[int, ...] | None:
        """Give the numbers of the atom of this kind, None without one."""
        return next((atom.values for atom in self.atoms if atom.kind == kind), None)

    @property
    def start(self) -> int:
        """Where the date begins, in code points."""
        return self.atoms[0].start

    @property
    def end(self) -> int:
        """Where the date ends, in code points."""
        return self.atoms[-1].end


@cache
def _load_words() -> dict[str, tuple[str, tuple[int, ...]]]:
    words: dict[str, tuple[str, tuple[int, ...]]] = {}
    for line in load_lexicon("date_words"):
        word, _, meaning = line.partition(" = ")
        kind, *values = meaning.split()
        words[word] = kind, tuple(map(int, values))
    for index, (names, _) in enumerate(load_holidays()):
        words |= dict.fromkeys(names, ("holiday", (index,)))
    return words


@cache
def load_holidays() -> tuple[tuple[tuple[str, ...], tuple[tuple[int, ...], ...]], ...]:
    """Give (names, days) of each holiday: one (month, day), or (year, month, day) of each year."""
    lines = (line.partition(" = ") for line in load_lexicon("holidays"))
    return tuple(
        (tuple(names.split(", ")), tuple(tuple(map(int, d.split("-"))) for d in days.split()))
        for names, _, days in lines
    )


@cache
def _load_grammar() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(_load_words(), key=len, reverse=True)))
    season = "봄|여름|가을|겨울"
    after = rf"(?:{_AFTER}|(?=연휴|{season}))"
    word = rf"(?P<word>(?<![가-힣A-Za-z\d])(?:{words}){after})"
    glued = rf"(?P<season>(?:(?<=올)|(?<=지난))(?:{season}))"
    # 설 alone is also a rumour: it is the holiday after a year or before 연휴.
    years = "|".join(rf"(?<={year} )" for year in ("올", "올해", "내년", "작년", "지난", "지난해"))
    new_year = rf"(?P<new_year>(?<![가-힣])(?:설(?=\s?연휴)|(?:{years})설(?:{_AFTER})))"
    patterns = (f"(?P<{kind}>{pattern})" for kind, pattern in _PATTERNS.items())
    return re.compile("|".join([word, glued, new_year, *patterns]))


def find_atoms(text: str) -> Iterator[Atom]:
    """Yield the words and numbers that may belong to a date, in order, without overlap."""
    for found in _load_grammar().finditer(text):
        kind, words = found.lastgroup or "", found.group()
        start, end = found.span()
        if kind in {"word", "season", "new_year"}:
            kind, values = _load_words()["설날" if kind == "new_year" else words]
        else:
            values = _read_numbers(kind, words)
        yield Atom(start, end, kind, values)


def _read_numbers(kind: str, words: str) -> tuple[int, ...]:
    if kind == "weekday":
        return (_WEEKDAYS.index(words.strip("( ")[0]),)
    if kind == "nth_week":
        return (next(n for word, n in _ORDINAL.items() if words.startswith(word)),)
    if kind == "ago":
        return _read_ago(words)
    if kind == "month_part":
        return (_PARTS.get(words, -1),)
    if kind == "quarter":
        words = words.replace("/4", "")
    return tuple(map(int, re.findall(r"\d+", words)))


def _read_ago(words: str) -> tuple[int, ...]:
    """Give (signed count, unit): unit 0 years, 1 months, 2 weeks, 3 days."""
    sign = -1 if words.endswith("전") else 1
    for word, days in LENGTHS.items():
        if words.startswith(word):
            return sign * days, 3
    number = re.match(r"\d+", words)
    count = int(number[0]) if number else next(n for w, n in COUNT.items() if words.startswith(w))
    unit = next(
        i for i, names in enumerate(("년", "개월|달", "주", "일")) if re.search(names, words)
    )
    return sign * count, unit


def group_atoms(text: str, atoms: Iterable[Atom]) -> Iterator[Point]:
    """Join neighbouring atoms to dates; leave out those that are none alone (오후, 말, 지난)."""
    run: list[Atom] = []
    for atom in atoms:
        if run and not _follows(text, run[-1], atom):
            yield from _make_point(run)
            run = []
        run.append(atom)
    yield from _make_point(run)


def _follows(text: str, left: Atom, right: Atom) -> bool:
    if _RANKS[right.kind] <= _RANKS[left.kind]:
        return False
    return bool(_GAP.fullmatch(text, left.end, right.start))


def _make_point(run: list[Atom]) -> Iterator[Point]:
    kinds = {atom.kind for atom in run}
    if kinds - _LEANING or {"direction", "weekday"} <= kinds:
        yield Point(tuple(run))
