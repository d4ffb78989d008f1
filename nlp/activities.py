"""Where a text names an activity: head noun, name, and whether the words around hold or date it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from nlp.dates import DateSpan
from nlp.lexicons import load_lexicon
from nlp.speakers import Page, is_nominal
from nlp.speech import find_stems

_AFTER = (
    r"(?=[^가-힣]|$|(?:[을를이가은는에의와과로도엔]|으로|부터|까지|라는|였|입니다|이다)"
    r"(?:[^가-힣]|$|서|는|도|라|며|만))"
)
_QUOTED = re.compile(r"[‘'“\"`「『<《]([^‘’'“”\"`「」『』<>《》\n]{2,60})[’'”\"`」』>》]")
_CLOSING = re.compile(r"[’'”\"`」』>》]?(?:\([^()\n]{0,40}\))?")
_OBJECT = re.compile(r"[을를]")
_SUBJECT = re.compile(r"[이가은는도](?!라)|에는|에서는")
_HELD_NOUN = re.compile(r"\s?(?:개최|진행|개막|체결)(?![가-힣]*실적)")
_DESCRIBED = re.compile(
    r"(?:열린|열리는|열릴|열렸던|여는|개최[된한할될]|개최(?:되|하)는|마련[된한]|진행된|가진|(?:^|\s)연)\s[‘'“\"`「『<《]?$"
)
_POINTING = re.compile(r"(?<![가-힣])(?:이날|이번|이|그|해당|당일|같은)\s[‘'“\"`]?$")
_POINTED = re.compile(r"(?:이날|이번|이|그|해당|당일|같은)\s")
_OPENING = frozenset("‘'“\"`「『«<《")
_AT = re.compile(r"[’'”\"`」』»>》]?(?:에서|에)(?![가-힣])")
_REPEATING = re.compile(r"매(?:주|달|월|년|해|일)|정기적으로|수시로|해마다")
_LONGEST_NAME = 7
_REACH = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One mention of an activity.

    `start`, `end` span the name; `kind` is the head noun as printed, `family` its entry in the
    lexicon; `held` tells that the words around hold it, `pointing` that it is one named before;
    `strength` is strong, weak or agreement.
    """

    start: int
    end: int
    name: str
    kind: str
    family: str
    strength: str
    held: bool
    pointing: bool = False


@cache
def _load_kinds() -> dict[str, str]:
    lists = {"event_kinds": "strong", "event_kinds_weak": "weak", "agreement_kinds": "agreement"}
    return {kind: strength for name, strength in lists.items() for kind in load_lexicon(name)}


@cache
def _load_head() -> re.Pattern[str]:
    kinds = "|".join(sorted(_load_kinds(), key=len, reverse=True))
    return re.compile(rf"(?P<before>[가-힣A-Za-z0-9·]{{0,12}}?)(?P<kind>{kinds}){_AFTER}")


def find_activities(
    page: Page, start: int, end: int, dates: Sequence[DateSpan]
) -> Iterator[Activity]:
    """Yield the activities named in one sentence, in order; no name reaches into a date."""
    quoted = list(_QUOTED.finditer(page.text, start, end))
    reached = start
    for found in _load_head().finditer(page.text, start, end):
        if found.start() < reached:
            continue
        floor = max([reached, *(date.end for date in dates if date.end <= found.start("kind"))])
        activity = _make_activity(page, found, quoted, (floor, end))
        reached = activity.end
        yield activity


def _make_activity(
    page: Page, found: re.Match[str], quoted: list[re.Match[str]], bounds: tuple[int, int]
) -> Activity:
    kind, family = found.group(), found["kind"]
    strength = _load_kinds()[family]
    if strength == "agreement" or family.startswith("협약"):
        kind, family = ("협약" if family != "협약식" else family), "협약"
    start, end = _find_name(page, found.span(), quoted, bounds[0])
    name = page.text[start:end]
    return Activity(
        start=start,
        end=end,
        name=re.sub(r"[‘’'“”\"`「」『』<>《》]", "", name),
        kind=kind,
        family=family,
        strength=strength,
        held=_is_held(page, start, max(end, found.end()), bounds, strength),
        pointing=_is_pointing(page.text, start, end),
    )


def _is_pointing(text: str, start: int, end: int) -> bool:
    before = _POINTING.search(text, max(0, start - 6), start)
    return bool(before or _POINTED.match(text, start, end))


def _find_name(
    page: Page, span: tuple[int, int], quoted: list[re.Match[str]], floor: int
) -> tuple[int, int]:
    """Give the span of the name: the marks around or beside the head noun, else its noun phrase."""
    start, end = span
    for marks in quoted:
        if marks.start() < start and end <= marks.end():
            return marks.start(1), marks.end(1)
        if 0 <= start - marks.end() <= 1:
            return marks.start(1), end
        if 0 <= marks.start() - end <= 1:
            return marks.span(1)
    return _extend_left(page, start, floor), end


def _extend_left(page: Page, start: int, floor: int) -> int:
    token = page.find_token(start)
    for _ in range(_LONGEST_NAME):
        before = page.doc[token.i - 1] if token is not None and token.i > 0 else None
        if before is None or before.idx < floor or not _belongs(page, before.idx, start):
            break
        if not is_nominal(before) or before.tag_ in {"SW", "UN"}:
            break
        token, start = before, min(start, before.idx)
    return start


def _belongs(page: Page, start: int, end: int) -> bool:
    words = page.text[start:end]
    return not re.match(
        r"이날|이번|오전|오후|공동|지난|오는|등(?=\s)|시(?=\s)|일(?=\s)|월(?=\s)|년(?=\s)", words
    )


def _is_held(page: Page, start: int, end: int, bounds: tuple[int, int], strength: str) -> bool:
    text = page.text
    after = _CLOSING.match(text, end)
    end = after.end() if after else end
    if _DESCRIBED.search(text, max(bounds[0], start - 12), start) or _HELD_NOUN.match(text, end):
        return True
    if _REPEATING.search(text, max(bounds[0], start - 20), min(bounds[1], end + 20)):
        return False
    verbs, most = _find_verbs(text, end, strength)
    return any(stem in verbs for stem in islice(find_stems(page, end, bounds[1]), most))


def _find_verbs(text: str, end: int, strength: str) -> tuple[tuple[str, ...], int]:
    """Give the verbs that hold what ends here, by its particle, and among how many to look."""
    if _OBJECT.match(text, end):
        name = "concluding_verbs" if strength == "agreement" else "holding_verbs"
        return load_lexicon(name), 2
    return (load_lexicon("held_verbs"), 4) if _SUBJECT.match(text, end) else ((), 0)


def is_dated(page: Page, activity: Activity, date: DateSpan | None) -> bool:
    """Tell whether a date stands right before a name, with nothing but a place between."""
    if date is None or not 0 <= activity.start - date.end <= _REACH:
        return False
    between = page.text[date.end : activity.start]
    if between[-1:] in _OPENING and _AT.match(page.text, activity.end):
        return True
    return "," not in between and not any(True for _ in find_stems(page, date.end, activity.start))


def find_quoted_names(page: Page, start: int, end: int) -> Iterator[Activity]:
    """Yield names in marks that are held without a head noun we know: `‘테크페어 2012’를 연다`."""
    for marks in _QUOTED.finditer(page.text, start, end):
        words = re.findall(r"[가-힣A-Za-z]+", marks[1])
        if (
            words
            and marks.end(1) not in page.closing
            and _is_held(page, marks.start(1), marks.end(1), (start, end), "strong")
        ):
            yield Activity(
                start=marks.start(1),
                end=marks.end(1),
                name=marks[1],
                kind=words[-1],
                family=words[-1],
                strength="strong",
                held=True,
            )
