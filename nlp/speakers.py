"""Who may speak in a text: names, titles, nameless people and organisations, with their case."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from nlp.document import Piece, get_places
from nlp.lexicons import load_lexicon
from nlp.page import Page, get_page, is_nominal

_TOPIC = ("은", "는", "도", "께서는", "께서도", "측은", "역시", "또한")
_SUBJECT = ("이", "가", "께서")
_PARTICLE = re.compile(r"(께서는|께서도|께서|은|는|도|이|가|의)(?![가-힣])")
_SIDE = re.compile(r"\s?측(?=[은는이의도])")
_SIDES = re.compile(r"(?:사|업체|단|원|회|부|청|처|시|도|측근|업계|당국|그룹|조합|재단) ?측$")
_PARENTHESIS = re.compile(r"\s?\([^()\n]{0,60}\)")
# Tokens that a noun phrase may have after a name: ㈜가온씰텍 대표 and the like.
_LONGEST_TAIL = 14
_LONGEST_PHRASE = 6
_LAST_WORD = re.compile(r"[가-힣A-Za-z]+$")
_SUBJECT_BEFORE = re.compile(r"(?:께서|은|는|이|가|도)[\s,]{0,2}$")
_PLAIN_WORDS = frozenset({"씨", "전", "현", "신임", "전임", "초대", "내정자", "님", "등"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody who may speak at one place of a text.

    `name` is empty for a pronoun, to be resolved; `case` is topic, subject, genitive or other;
    `kind` is person, nameless, organisation or pronoun.
    """

    start: int
    end: int
    name: str
    kind: str
    case: str
    role: str | None = None
    organisation: str | None = None


def find_speakers(doc: Doc) -> list[Speaker]:
    """Find all who may speak, in order of the text; where two overlap, the named one stands."""
    page = get_page(doc)
    people = list(_find_people(page))
    spans = [(speaker.start, speaker.end) for speaker in people]
    rest = [*_find_phrases(page), *_find_organisations(page)]
    found = people + [speaker for speaker in rest if not _overlaps(spans, speaker)]
    return sorted(found, key=lambda speaker: (speaker.start, speaker.end))


def _overlaps(spans: list[tuple[int, int]], speaker: Speaker) -> bool:
    at = bisect_left(spans, (speaker.end, 0))
    return at > 0 and spans[at - 1][1] > speaker.start


def _find_people(page: Page) -> Iterator[Speaker]:
    reached = -1
    for start, end, person in get_places(page.doc, "PERSON"):
        if start < reached:
            continue
        reached = _find_tail(page, end)
        role, organisation = _read_post(page, start, end, reached)
        yield Speaker(
            start=start,
            end=reached,
            name=person.text,
            kind="person",
            case=_read_case(page.text, reached),
            role=role,
            organisation=organisation,
        )


def _find_tail(page: Page, end: int) -> int:
    """Give where the noun phrase that a name opens comes to its end: after title and firm."""
    for _ in range(_LONGEST_TAIL):
        if brackets := _PARENTHESIS.match(page.text, end):
            end = brackets.end()
        step = end + 1 if page.text[end : end + 1] == " " else end
        following = page.opening[step][0] if step in page.opening else _step_over(page, end, step)
        if following <= end:
            break
        end = following
    return end


def _step_over(page: Page, end: int, step: int) -> int:
    if _PARTICLE.match(page.text, end):
        return end
    piece = page.find_piece(step)
    if piece is None or piece.start > step or not is_nominal(piece):
        return end
    return piece.end


def _read_case(text: str, end: int) -> str:
    side = _SIDE.match(text, end)
    found = _PARTICLE.match(text, side.end() if side else end)
    if not found:
        return "other"
    if found[1] == "의":
        return "genitive"
    return "topic" if found[1] in _TOPIC else "subject"


def _read_post(page: Page, start: int, end: int, tail: int) -> tuple[str | None, str | None]:
    """Give the title and organisation that stand around a name, None where none does."""
    firm = next((at for at in range(end, tail) if at in page.opening), None)
    rest = page.text[end if firm is None else page.opening[firm][0] : tail]
    words = [w for w in _PARENTHESIS.sub(" ", rest).split() if w not in _PLAIN_WORDS]
    role = words[-1] if words and words[-1].endswith(load_lexicon("titles")) else None
    if firm is not None:
        return role, page.opening[firm][1].text
    return role, _find_owner_before(page, start)


def _find_owner_before(page: Page, start: int) -> str | None:
    for end in (start, start - 1, start - 2):
        if end in page.closing and page.text[end:start].strip() in {"", "의"}:
            return page.closing[end].text
    return None


def _find_organisations(page: Page) -> Iterator[Speaker]:
    for start, end, entity in get_places(page.doc, "ORG", "CLUSTER"):
        brackets = _PARENTHESIS.match(page.text, end)
        tail = brackets.end() if brackets else end
        case = _read_case(page.text, tail)
        yield Speaker(start=start, end=tail, name=entity.text, kind="organisation", case=case)


def _find_phrases(page: Page) -> Iterator[Speaker]:
    """Find nameless people, bare titles and pronouns before a particle."""
    for piece in page.pieces:
        if not piece.tag.startswith(("NN", "NP", "XSN")):
            continue
        case = _read_case_behind(page.text, piece.end)
        if case == "other":
            continue
        if piece.text in {"그", "그녀"} and piece.tag == "NP":
            yield Speaker(start=piece.start, end=piece.end, name="", kind="pronoun", case=case)
        elif _names_people(page.text, piece.end):
            yield _make_phrase(page, piece, case)


def find_subject_before(page: Page, place: int) -> Speaker | None:
    """Give the noun phrase that stands as subject right before a place, whoever it names."""
    found = _SUBJECT_BEFORE.search(page.text, max(0, place - 4), place)
    last = page.find_piece(found.start() - 1) if found and found.start() else None
    if (
        not found
        or last is None
        or not last.tag.startswith(("NN", "XSN"))
        or last.end != found.start()
    ):
        return None
    if last.text.endswith((*load_lexicon("speech_nouns"), *load_lexicon("slogan_nouns"))):
        return None
    return _make_phrase(page, last, "subject")


def _read_case_behind(text: str, end: int) -> str:
    brackets = _PARENTHESIS.match(text, end) if text[end : end + 2].lstrip()[:1] == "(" else None
    return _read_case(text, brackets.end() if brackets else end)


def _names_people(text: str, end: int) -> bool:
    words = _LAST_WORD.search(text, max(0, end - 20), end)
    word = words[0] if words else ""
    return word.removesuffix("들").endswith(_load_people()) or (
        text[end - 1] == "측" and _SIDES.search(text, max(0, end - 20), end) is not None
    )


@cache
def _load_people() -> tuple[str, ...]:
    return (*load_lexicon("speaker_nouns"), *load_lexicon("titles"))


def _make_phrase(page: Page, last: Piece, case: str) -> Speaker:
    first = last
    while first.number > 0 and last.number - first.number < _LONGEST_PHRASE:
        before = page.pieces[first.number - 1]
        if not _continues(page, before, first):
            break
        first = before
    name = page.text[first.start : last.end]
    return Speaker(start=first.start, end=last.end, name=name, kind="nameless", case=case)


def _continues(page: Page, before: Piece, first: Piece) -> bool:
    gap = page.text[before.end : first.start]
    return is_nominal(before) and gap in {"", " "} and not before.tag.startswith(("SW", "UN"))
