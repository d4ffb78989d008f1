"""Who holds what: a name beside a title, in the orders that the press uses.

산단공 어진태 본부장         organisation, name, title
표은결 산업AI 미클 회장     name, organisation, title
산업AI(회장 표은결)        organisation, bracket, title, name
두름정공 대표이사 남궁혁씨    organisation, title, name
표은결 회장(윤슬칩 대표)      a further post in brackets
회장인 갈재민 …, 회장을 맡고 있는 표성만 …
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nlp.entities.names import (
    is_listed_name,
    is_name,
    is_name_text,
    is_surname,
    is_title,
    split_glued,
)
from nlp.entities.organisations import is_organisation
from nlp.entities.phrases import REACH, find_phrase, is_beside
from nlp.entities.words import Word
from nlp.lexicons import load_lexicon

_LIST_MARK = re.compile(r"[▲△▷▶◁◇◆○●◎■□]\s?$")
_LIST_END = re.compile(r"\s*(?:[▲△▷▶◁◇◆○●◎■□,(·]|\n)")
_FORMER = ("전", "전임", "전직")
_ACTING = ("직무대행", "직무대리", "권한대행", "대행")
_INCOMING = ("내정", "내정자", "차기")
_VILLAGE_POSTS = ("이장", "통장", "동장", "면장", "읍장", "어촌계장")
_ACTIVE = [[w, "중인"] for w in ("활동", "재직", "근무")]
_ACTIVE += [[w, "있는"] for w in ("활동하고", "재직하고", "일하고", "있고")]
_TO_BE = ("내정", "승진", "선임", "전보", "내정자")


@dataclass(frozen=True, slots=True)
class Holder:
    """Indices of words: the name, the title, and the phrase (first, last) of the organisation."""

    name: int
    title: int
    phrase: tuple[int, int] | None
    rule: str
    standing: str = "current"


def mend_listed(words: Sequence[Word], text: str) -> list[Word]:
    """Give back to names in a list of appointments what Kiwi took for an ending: 편해든."""
    mended = list(words)
    for index, word in enumerate(words[1:], 1):
        whole = text[word.start : word.stop]
        if not word.tail or not is_title(words[index - 1].text) or not is_name_text(whole):
            continue
        if is_beside(words, index - 1) and _is_listed(words, index - 1):
            mended[index] = replace(word, end=word.stop, text=whole, tail="")
    return mended


def find_holders(words: Sequence[Word]) -> list[Holder]:
    """Give every name with a title, in the order of the titles; one title may name nobody."""
    found: list[Holder] = []
    for index, word in enumerate(words):
        if split_glued(word) and not is_surname(name_text(word)):
            phrase = find_phrase(words, index)
            found.append(Holder(index, index, phrase, "holder.glued"))
        elif is_title(word.text) and not _is_branch(words, index):
            holders = list(_read_title(words, index, found))
            acting = _is_acting(words, index)
            found += [replace(h, standing="acting") for h in holders] if acting else holders
    return found


def _is_acting(words: Sequence[Word], index: int) -> bool:
    """Whether the post is only filled in for: 본부장 직무대행."""
    if index + 1 >= len(words) or not is_beside(words, index):
        return False
    return words[index + 1].text in _ACTING


def _is_branch(words: Sequence[Word], index: int) -> bool:
    """Whether 강원지사 is a branch, since a title follows, and no governor."""
    if not words[index].text.endswith("지사") or index + 1 == len(words):
        return False
    return is_beside(words, index) and is_title(words[index + 1].text)


def _read_title(words: Sequence[Word], index: int, found: Sequence[Holder]) -> Iterator[Holder]:
    before = _find_name_before(words, index)
    if before is not None:
        yield before
    else:
        again = _find_bracketed_post(words, index, found) or _find_listed_name(words, index)
        if again is not None:
            yield again
    after = _find_name_after(words, index)
    if after is not None:
        yield after


def _find_name_before(words: Sequence[Word], index: int) -> Holder | None:
    """Look for `name title`, `name former title` and `name organisation title`."""
    standing, place = "current", index - 1
    while place >= 0 and is_beside(words, place) and words[place].text in _FORMER:
        standing, place = "former", place - 1
    if place < 0 or not is_beside(words, place):
        return None
    far = _find_far_name(words, place)
    named = is_name(words[place]) and not _is_seat(words[place], words[index])
    near = named and not _is_company(words[place])
    if named and (far is None or (near and len(words[place].tags) == 1)):
        phrase = find_phrase(words, place)
        return Holder(place, index, phrase, "holder.name_title", _stand(words, place, standing))
    if far is not None:
        return Holder(far, index, (far + 1, place), "holder.name_organisation_title", standing)
    return None


def _is_seat(word: Word, title: Word) -> bool:
    """Whether a word before a title is where the post is held: 인하대 겸임교수, 한동리 이장."""
    campus = word.text.endswith("대") and title.text.endswith(("교수", "총장", "학장"))
    village = word.text.endswith(("리", "동", "면", "읍")) and title.text in _VILLAGE_POSTS
    return campus or village


def _is_company(word: Word) -> bool:
    return word.text.endswith(load_lexicon("company_heads"))


def _find_far_name(words: Sequence[Word], last: int) -> int | None:
    """Give the name before an organisation phrase that ends with the word `last`."""
    for place in range(last - 1, max(-1, last - REACH), -1):
        if not is_beside(words, place) or is_title(words[place].text):
            return None
        beside_body = is_organisation(words[place + 1])
        if is_name(words[place]) and (beside_body or _is_no_compound(words[place])):
            return place
    return None


def _is_no_compound(word: Word) -> bool:
    """Whether a word is no compound of common nouns, which a name far from its title must show."""
    torn = len(word.tags) == len(word.text)  # an unknown name in single syllables
    return word.unknown or torn or any(tag != "NNG" for tag in word.tags)


def _is_listed(words: Sequence[Word], index: int) -> bool:
    """Whether a title stands in a list of appointments: ▲편집국 산업부장 김하람."""
    first = index
    while first > 0 and is_beside(words, first - 1) and index - first < REACH:
        first -= 1
    return bool(_LIST_MARK.search(words[first].gap))


def _find_name_after(words: Sequence[Word], index: int) -> Holder | None:
    """Look for `(title name`, `title name 씨`, `title인 name` and `title을 맡고 있는 name`."""
    title = words[index]
    name = _follow_title(words, index)
    if name is None or "\n" in words[name].gap:
        return None
    if title.is_open and not is_beside(words, name - 1):
        return None
    listed = _is_listed(words, index)
    bracketed = "(" in title.gap or title.gap.strip() in (",", "·")
    if not _names_somebody(words, name, listed=listed):
        return None
    if title.is_open and not (bracketed or _is_called(words, name)):
        return None
    phrase = _before_bracket(words, index) if "(" in title.gap else find_phrase(words, index)
    rule = "holder.list" if listed else "holder.bracket" if bracketed else "holder.title_name"
    standing = "incoming" if words[name - 1].text in _INCOMING else "current"
    return Holder(name, index, phrase, rule, standing)


def _follow_title(words: Sequence[Word], index: int) -> int | None:
    """Give the word that would be the name after a title; None where the sentence goes on."""
    title, name = words[index], index + 1
    if title.tail in ("을", "를", "으로", "로"):
        name = _skip_serving(words, index)
    elif title.tail == "인":
        name = _skip_body(words, name)
    elif title.tail:
        return None
    elif name < len(words) and words[name].text in _TO_BE and is_beside(words, index):
        name += 1
    return name if name < len(words) else None


def _skip_body(words: Sequence[Word], place: int) -> int:
    """Give the name in `회장인 벼리기술㈜ 황석주 대표`; the first word where none follows so."""
    last = min(place + REACH // 2, len(words) - 1)
    for name in range(place, last):
        if is_name(words[name]) and is_title(words[name + 1].text):
            return name
        if not is_beside(words, name):
            break
    return place


def _names_somebody(words: Sequence[Word], place: int, *, listed: bool) -> bool:
    looks = is_listed_name(words[place]) if listed else is_name(words[place])
    return looks or without_called(words[place].text) is not None


def without_called(text: str) -> str | None:
    """Give the name in `남궁혁씨`; None for any other word."""
    return text[:-1] if text.endswith("씨") and is_name_text(text[:-1]) else None


def name_text(word: Word) -> str:
    """Give the name that a holder's word holds: without 씨, without a glued title."""
    glued = split_glued(word)
    return glued[0] if glued else without_called(word.text) or word.text


def _is_called(words: Sequence[Word], place: int) -> bool:
    """Whether `씨`, a particle, a bracket or the end of the phrase follows a name after a title."""
    if without_called(words[place].text) or words[place].tail:
        return True
    following = words[place + 1] if place + 1 < len(words) else None
    return following is None or following.text == "씨" or bool(_LIST_END.match(following.gap))


def _skip_serving(words: Sequence[Word], index: int) -> int:
    """Give the word after `맡고 있는`, `맡은`, `활동 중인`; the number of words without those."""
    following = [word.text + word.tail for word in words[index + 1 : index + 3]]
    if words[index].tail in ("으로", "로"):
        return index + 3 if following in _ACTIVE else len(words)
    if following[:1] in (["맡은"], ["지낸"], ["역임한"]):
        return index + 2
    if following == ["맡고", "있는"]:
        return index + 3
    return len(words)


def _before_bracket(words: Sequence[Word], index: int) -> tuple[int, int] | None:
    """Give the phrase that a bracket with a title explains: `ICT(회장 …`."""
    if index == 0 or not words[index].gap.startswith("(") or not words[index - 1].is_open:
        return None
    before = find_phrase(words, index - 1)
    return (before[0] if before else index - 1, index - 1)


def _find_bracketed_post(
    words: Sequence[Word], index: int, found: Sequence[Holder]
) -> Holder | None:
    """Look for `name title(organisation title)`: a further post of the person before it."""
    first = index
    while first > max(0, index - REACH) and words[first].gap == " " and words[first - 1].is_open:
        first -= 1
    opened = words[first].gap in ("(", " (") and first > 0
    if not opened or first == index or not found:
        return None
    if first - 1 not in (found[-1].title, found[-1].name):
        return None
    standing = "former" if words[first].text in _FORMER else "current"
    return Holder(found[-1].name, index, (first, index - 1), "holder.second_post", standing)


def _find_listed_name(words: Sequence[Word], index: int) -> Holder | None:
    """Look for `·name(organisation title)`, the second and further ones of a list of people."""
    first = index
    while first > max(0, index - REACH) and words[first].gap == " " and words[first - 1].is_open:
        first -= 1
    closed = index + 1 == len(words) or words[index + 1].gap.startswith(")")
    if first == index or words[first].gap not in ("(", " (") or not closed:
        return None
    if not first or not words[first - 1].is_open or not is_listed_name(words[first - 1]):
        return None
    standing = "former" if words[first].text in _FORMER else "current"
    return Holder(first - 1, index, (first, index - 1), "holder.listed", standing)


def _stand(words: Sequence[Word], place: int, standing: str) -> str:
    before = words[place - 1].text if place else ""
    if before in _FORMER or before == "물러난":
        return "former"
    return "incoming" if before in _INCOMING else standing
