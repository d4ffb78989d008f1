"""Where a text names an activity: head noun, name, and whether the words around hold or date it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from nlp.dates import DateSpan
from nlp.lexicons import load_lexicon
from nlp.page import Page, is_nominal
from nlp.speech import find_stems

_AFTER = (
    r"(?=[^가-힣]|$|(?:[을를이가은는에의와과로도엔]|으로|부터|까지|라는|였|입니다|이다)"
    r"(?:[^가-힣]|$|서|는|도|라|며|만))"
)
_QUOTED = re.compile(r"[‘'“\"`「『<《]([^‘’'“”\"`「」『』<>《》\n]{2,60})[’'”\"`」』>》]")
_CLOSING = re.compile(r"[’'”\"`」』>》]?(?:\([^()\n]{0,40}\))?")
_OBJECT = re.compile(r"[을를]")
_SUBJECT = re.compile(r"[이가은는도](?!라)|에는|에서는")
_TOPIC = re.compile(r"[은는](?![가-힣])")
_IN_CLAUSE = re.compile(r"[을를이가은는에]\s")
_HELD_NOUN = re.compile(r"\s?(?:개최|진행|개막|체결)(?![가-힣]*실적)")
_DESCRIBED = re.compile(
    r"(?:열린|열리는|열릴|열렸던|여는|개막(?:한|된|하는)|치러진|펼쳐진|막을 올린|막 오른|"
    r"개최(?:된|한|할|될|되는|하는)|마련[된한]|진행된|가진|(?:^|\s)연)\s[‘'“\"`「『<《]?$"
)
_POINTING = re.compile(r"(?<![가-힣])(?:이날|이번|이|그|해당|당일|같은)\s[‘'“\"`]?$")
_POINTED = re.compile(r"(?:이날|이번|이|그|해당|당일|같은)\s")
_OPENING = frozenset("‘'“\"`「『«<《")
_AT = re.compile(r"[’'”\"`」』»>》]?(?:에서|에)(?![가-힣])")
_CURTAIN = re.compile(r"[이가은는도의]\s[^.,\n]{0,40}?막(?:을|이)?\s?(?:올|오른|오르|내|열)")
_REPEATING = re.compile(r"매(?:주|달|월|년|해|일)|정기적으로|수시로|[가-힣]+마다(?![가-힣])")
_LONGEST_NAME = 7
_REACH = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One mention of an activity.

    `start`, `end` span the name; `kind` is the head noun as printed, `family` its entry in the
    lexicon; `held` tells that the words around hold it or call it off, `verb` is the stem that
    does, empty where a noun does; `pointing` tells that it is one named before; `strength` is
    strong, weak or agreement.
    """

    start: int
    end: int
    name: str
    kind: str
    family: str
    strength: str
    held: bool
    verb: str = ""
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
    held, verb = _find_holding(page, start, max(end, found.end()), bounds, strength)
    return Activity(
        start=start,
        end=end,
        name=re.sub(r"[‘’'“”\"`「」『』<>《》]", "", name),
        kind=kind,
        family=family,
        strength=strength,
        held=held,
        verb=verb,
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
            if _IN_CLAUSE.match(page.text, end, marks.end()):
                continue  # a speech: `“17일 협약을 맺는다”고 말했다`
            return marks.start(1), marks.end(1)
        if 0 <= start - marks.end() <= 1:
            return marks.start(1), end
        if 0 <= marks.start() - end <= 1:
            return marks.span(1)
    return _extend_left(page, start, floor), end


def _extend_left(page: Page, start: int, floor: int) -> int:
    piece = page.find_piece(start)
    for _ in range(_LONGEST_NAME):
        before = page.pieces[piece.number - 1] if piece is not None and piece.number > 0 else None
        if before is None or before.start < floor or not _belongs(page, before.start, start):
            break
        if not is_nominal(before) or before.tag in {"SW", "UN"} or before.text.endswith("에서"):
            break
        piece, start = before, min(start, before.start)
    return start


def _belongs(page: Page, start: int, end: int) -> bool:
    words = page.text[start:end]
    return not re.match(
        r"이날|이번|오전|오후|공동|지난|오는|등(?=\s)|시(?=\s)|일(?=\s)|월(?=\s)|년(?=\s)", words
    )


def _find_holding(
    page: Page, start: int, end: int, bounds: tuple[int, int], strength: str
) -> tuple[bool, str]:
    """Tell whether the words around hold an activity, and by which verb."""
    text = page.text
    after = _CLOSING.match(text, end)
    end = after.end() if after else end
    if _DESCRIBED.search(text, max(bounds[0], start - 12), start) or _HELD_NOUN.match(text, end):
        off = next(find_stems(page, end, bounds[1]), "")
        return True, off if off in load_lexicon("calling_off_verbs") else ""
    if _REPEATING.search(text, max(bounds[0], start - 20), min(bounds[1], end + 20)):
        return False, ""
    if _CURTAIN.match(text, end, bounds[1]):
        return True, "열리"
    verbs, most = _find_verbs(text, end, strength)
    stems = islice(find_stems(page, end, bounds[1]), most)
    verb = next((stem for stem in stems if stem in verbs), "")
    return bool(verb), verb


def _find_verbs(text: str, end: int, strength: str) -> tuple[tuple[str, ...], int]:
    """Give the verbs that hold what ends here, by its particle, and among how many to look."""
    off = load_lexicon("calling_off_verbs")
    if _OBJECT.match(text, end):
        name = "concluding_verbs" if strength == "agreement" else "holding_verbs"
        return (*load_lexicon(name), *off), 2
    if not _SUBJECT.match(text, end):
        return (), 0
    topic = load_lexicon("holding_verbs") if _TOPIC.match(text, end) else ()
    return (*load_lexicon("held_verbs"), *topic, *off), 4


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
    facilities = load_lexicon("facilities")
    for marks in _QUOTED.finditer(page.text, start, end):
        words = re.findall(r"[가-힣A-Za-z]+", marks[1])
        if not words or marks.end(1) in page.closing or words[-1].endswith(facilities):
            continue
        held, verb = _find_holding(page, marks.start(1), marks.end(1), (start, end), "strong")
        if held:
            yield Activity(
                start=marks.start(1),
                end=marks.end(1),
                name=marks[1],
                kind=words[-1],
                family=words[-1],
                strength="strong",
                held=True,
                verb=verb,
            )
