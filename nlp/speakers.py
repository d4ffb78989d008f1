"""Who may speak in a text: names, titles, nameless people and organisations, with their case."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from nlp.document import NamedEntity, get_places
from nlp.lexicons import load_lexicon

_TOPIC = ("은", "는", "도", "께서는", "께서도", "측은", "역시", "또한")
_SUBJECT = ("이", "가", "께서")
_PARTICLE = re.compile(r"(께서는|께서도|께서|은|는|도|이|가|의)(?![가-힣])")
_SIDE = re.compile(r"\s?측(?=[은는이의도])")
_SIDES = re.compile(r"(?:사|업체|단|원|회|부|청|처|시|도|측근|업계|당국|그룹|조합|재단) ?측$")
_PARENTHESIS = re.compile(r"\s?\([^()\n]{0,60}\)")
_NOMINAL = ("NN", "NR", "SN", "SL", "SH", "XPN", "XSN", "XR", "MM", "SW", "SO", "UN", "SY")
# Tokens that a noun phrase may have after a name: ㈜가온씰텍 대표 and the like.
_LONGEST_TAIL = 14
_LONGEST_PHRASE = 6
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
    page = Page(doc)
    people = list(_find_people(page))
    spans = [(speaker.start, speaker.end) for speaker in people]
    rest = [*_find_phrases(page), *_find_organisations(page)]
    found = people + [speaker for speaker in rest if not _overlaps(spans, speaker)]
    return sorted(found, key=lambda speaker: (speaker.start, speaker.end))


class Page:
    """A document with its text and organisations at hand: `Doc.text` is built anew at each use."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text
        places = get_places(doc, "ORG", "CLUSTER", "PROGRAM")
        self.opening: dict[int, tuple[int, NamedEntity]] = {s: (e, x) for s, e, x in places}
        self.closing: dict[int, NamedEntity] = {e: x for _, e, x in places}

    def find_token(self, place: int) -> Token | None:
        """Give the token that covers a place or, in white space, the one after it."""
        low, high = 0, len(self.doc)
        while low < high:
            middle = (low + high) // 2
            token = self.doc[middle]
            if token.idx + len(token) <= place:
                low = middle + 1
            else:
                high = middle
        return self.doc[low] if low < len(self.doc) else None


def is_nominal(token: Token) -> bool:
    """Tell whether a token may be part of a noun phrase without particle."""
    return all(tag.startswith(_NOMINAL) for tag in token.tag_.split("+"))


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
    token = page.find_token(step)
    if token is None or token.idx > step or not is_nominal(token):
        return end
    return token.idx + len(token)


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
    for token in page.doc:
        if not token.tag_.startswith(("NN", "NP", "XSN")):
            continue
        end = token.idx + len(token)
        brackets = _PARENTHESIS.match(page.text, end)
        case = _read_case(page.text, brackets.end() if brackets else end)
        if case == "other":
            continue
        if token.text in {"그", "그녀"} and token.tag_ == "NP":
            yield Speaker(start=token.idx, end=end, name="", kind="pronoun", case=case)
        elif _names_people(page.text, end):
            yield _make_phrase(page, token, case)


def _names_people(text: str, end: int) -> bool:
    word = re.split(r"[^가-힣A-Za-z]", text[max(0, end - 20) : end])[-1]
    people = (*load_lexicon("speaker_nouns"), *load_lexicon("titles"))
    return (
        word.removesuffix("들").endswith(people)
        or _SIDES.search(text, max(0, end - 20), end) is not None
    )


def _make_phrase(page: Page, token: Token, case: str) -> Speaker:
    first = token
    while first.i > 0 and token.i - first.i < _LONGEST_PHRASE and _continues(page, first):
        first = page.doc[first.i - 1]
    end = token.idx + len(token)
    name = page.text[first.idx : end]
    return Speaker(start=first.idx, end=end, name=name, kind="nameless", case=case)


def _continues(page: Page, first: Token) -> bool:
    before = page.doc[first.i - 1]
    gap = page.text[before.idx + len(before) : first.idx]
    return is_nominal(before) and gap in {"", " "} and not before.tag_.startswith(("SW", "UN"))
