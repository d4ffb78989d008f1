"""Clusters, complexes, zones, valleys: a head (`미니클러스터`, `산단`) with its words before it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from nlp.entities.candidates import Candidate
from nlp.entities.institutions import KnownName, bare_key, load_institutions
from nlp.entities.names import is_title
from nlp.entities.words import Word, is_joined
from nlp.lexicons import load_lexicon, load_words

_MOST_WORDS_BEFORE = 4
_COUNTED = re.compile(r"\d+(?:여)?(?:개|곳|대)?")
_OLD_COMPLEX = re.compile("[가-힣]{2}공단")  # 구로공단: the complex; agencies have longer names
_PROVINCES = ("경기", "강원", "충북", "충남", "전북", "전남", "경북", "경남", "제주", "수도권")
_DISTRICT = re.compile(r"[가-힣]{1,4}[시군구읍면동리]")
# The last words of a list of clusters, and one of its members, named before.
_GROUP_END = re.compile(
    r"등(?:의)?\s(?:모두\s|총\s)?\d+(?:여)?개\s?(?:자율형\s?)?(?:미니\s?클러스터|미클|MC|산학연협의체)"
)
_COUNTED_LIST = re.compile(r"\d개\((?P<list>[^()\n]{2,120})\)")
_LISTED = re.compile(r"[^,\s][^,]{1,24}")
_GROUP_HEAD = re.compile(r"(?:미니\s?클러스터|미클|MC|산학연협의체)(?:는|은|로는)\s?(?=[△▲▷])")
_BULLET = re.compile(r"[△▲▷]\s?(?P<name>[^△▲▷,.\n]{2,24}?)(?=\s?(?:[△▲▷,\n]|등))")
_MINIS = ("미니클러스터", "미클", "MC")
_ITEM_GAPS = ("(", "△", "▲", "▷", "‘", "“")
_UNIT = re.compile(r"제?\d단지")  # a numbered part of a complex, which belongs to its name
_INNER = ("특화단지", "집적단지", "전문단지")
_LONGEST_LIST = 400  # code points
_MEMBER = re.compile(r"(?:^|(?<=[\s,·]))(?P<name>[가-힣A-Za-z0-9·&-]{2,15})\((?:회장|의장|대표)\s")
_MIDDLE_DOT = ("·", "ㆍ", "‧", "・")


def _is_trade(text: str) -> bool:
    """Whether what stands before 단지 makes an industrial complex of it: 마그네슘, 덕암일반."""
    other = text in load_words("regions") or text.endswith(load_lexicon("no_trades"))
    return len(text) > 1 and not other


@cache
def _heads() -> tuple[str, ...]:
    return (*load_lexicon("cluster_heads"), "단지", "공단")


@cache
def _head_pattern() -> re.Pattern[str]:
    heads = "|".join(head for head in load_lexicon("cluster_heads") if " " not in head)
    return re.compile(rf"(?P<before>.*?)(?P<head>{heads}|제?\d단지)")


@cache
def _class_pattern() -> re.Pattern[str]:
    words = "|".join(map(re.escape, load_lexicon("cluster_class_words")))
    return re.compile(rf"(?:{words})*")


def is_class_word(text: str) -> bool:
    """Whether the word only tells a kind (`노후`, `전국`, `4개`), so that it names nothing."""
    return bool(_class_pattern().fullmatch(text) or _COUNTED.fullmatch(text))


def split_cluster(text: str) -> tuple[str, str] | None:
    """Split `창원국가산단` into what is before the head, and the head; None without a head."""
    if not text.endswith(_heads()):
        return None
    found = _head_pattern().fullmatch(text)
    if found is None and text.endswith("단지"):
        return (text[:-2], "단지") if _is_trade(text[:-2]) else None
    if found is None and _OLD_COMPLEX.fullmatch(text):
        return text[:-2], "공단"
    return (found["before"], found["head"]) if found else None


@cache
def _places() -> frozenset[str]:
    """Give the names of regions and of known complexes without their head: 부산, 녹산, 반월시화."""
    known = [each for each in load_institutions() if each.kind.endswith("_complex")]
    forms = (bare_key(form) for each in known for form in (each.name, *each.aliases))
    parts = (split_cluster(form) for form in forms)
    cores = {part[0] for part in parts if part and not is_class_word(part[0])}
    return frozenset(load_lexicon("regions")) | cores


def is_place(text: str) -> bool:
    """Whether a word before a cluster's own name only tells where it lies."""
    return text in _places()


def split_place(surface: str) -> tuple[str, str]:
    """Split `부산 녹산산단` into place and name; two empty texts where no place stands before."""
    place, _, rest = surface.partition(" ")
    parts = split_cluster(rest.replace(" ", ""))
    named = parts is not None and not is_class_word(parts[0])
    return (place, rest) if named and is_place(place) else ("", "")


def find_known_clusters(
    words: Sequence[Word], known: Mapping[int, KnownName]
) -> Iterator[Candidate]:
    """Yield the known clusters that are no part of the name of a meeting place."""
    for _, first, last in (name for name in known.values() if name.type == "CLUSTER"):
        if not is_venue(words, last):
            yield Candidate(words[first].start, words[last].end, "CLUSTER", "cluster.known", 4)


def find_grouped_clusters(text: str) -> Iterator[Candidate]:
    """Yield the members of a list that its last words call clusters.

    `물류로봇(회장 봉태윤), 정밀기계(회장 구본석) 등 3개 미니클러스터가 …`
    `남동산단 2개(산업기계, 정보융합) 등 모두 7개 미니클러스터가 …`
    `새 미니클러스터는 △첨단의료기기 △뷰티·바이오 등이다`
    """
    for head in _GROUP_HEAD.finditer(text):
        for found in _BULLET.finditer(text, head.end(), head.end() + _LONGEST_LIST):
            yield Candidate(*found.span("name"), "CLUSTER", "cluster.grouped", 6)
            if text[found.end() :].startswith(("\n", "등", " 등", "이다")):
                break
    for end in _GROUP_END.finditer(text):
        near = max(0, end.start() - _LONGEST_LIST)
        start = max(near, *(text.rfind(sign, near, end.start()) + 1 for sign in ".!?\n"))
        for found in _MEMBER.finditer(text, start, end.start()):
            yield Candidate(*found.span("name"), "CLUSTER", "cluster.grouped", 6)
        for bracket in _COUNTED_LIST.finditer(text, start, end.start()):
            for found in _LISTED.finditer(text, *bracket.span("list")):
                yield Candidate(*found.span(), "CLUSTER", "cluster.grouped", 6)


def find_clusters(words: Sequence[Word], names: frozenset[int]) -> Iterator[Candidate]:
    """Yield every cluster that is named with its head; class nouns alone are nothing.

    `names` are the indices of words that are people's names, which belong to no cluster.
    """
    for index, word in enumerate(words):
        parts = split_cluster(word.text)
        if parts is None:
            continue
        before = parts[0]
        first = index
        if word.text == "클러스터" and index and words[index - 1].text.endswith("미니"):
            before, first = words[index - 1].text.removesuffix("미니"), index - 1
        start = _extend(words, first, names, specific=not is_class_word(before))
        if is_venue(words, index):
            continue
        if is_wide(_join_before(words, start, first)):
            continue
        if start < first or not is_class_word(before):
            yield Candidate(words[start].start, word.end, "CLUSTER", "cluster.head", 4)


def is_wide(place: str) -> bool:
    """Whether a cluster's head after this place means all that lie there: 충북 산단."""
    return place in _PROVINCES or place.endswith(("권", "지역"))


def is_venue(words: Sequence[Word], index: int) -> bool:
    """Whether a name goes on as the name of a meeting place: G밸리 컨벤션센터."""
    if index + 1 >= len(words) or not is_joined(words[index], words[index + 1]):
        return False
    return words[index + 1].text.endswith(load_lexicon("venue_heads"))


def _extend(words: Sequence[Word], first: int, names: frozenset[int], *, specific: bool) -> int:
    """Give the index of the first word of the name whose head word is `first`.

    Before a head that already has words of its own only a region belongs to the name.
    """
    start = first
    while start > 0 and first - start < _MOST_WORDS_BEFORE:
        before, word = words[start - 1], words[start]
        if start - 1 in names or not _belongs(before, word):
            break
        if word.gap == "(" and (start == first or words[start + 1].gap != ") "):
            break
        dotted = word.gap in _MIDDLE_DOT and before.tags == ("NNP",)
        if specific and not dotted and not _may_prefix(before.text, word.text):
            if first - start == 0 and _is_item(before, word):
                start -= 1
            break
        nothing_between = is_class_word(_join_before(words, start, first))
        if (
            split_cluster(before.text)
            and nothing_between
            and not _UNIT.fullmatch(words[first].text)
        ):
            break
        start -= 1
    while start < first and is_class_word(words[start].text):
        start += 1
    return start


def _is_item(before: Word, word: Word) -> bool:
    """Whether two words are all of an item in a list of mini-clusters: (화학 융합소재MC, …)."""
    begins = before.gap.strip() in _ITEM_GAPS and not is_place(before.text)
    return begins and word.text.endswith(_MINIS) and not is_class_word(before.text)


def _join_before(words: Sequence[Word], start: int, first: int) -> str:
    """Give the words of a name before its head word, put together."""
    head = split_cluster(words[first].text)
    return "".join(word.text for word in words[start:first]) + (head[0] if head else "")


def _may_prefix(region: str, name: str) -> bool:
    """Whether a region before a full name belongs to it: 부산 녹산산단, but 경북 | 구미국가산단.

    So does a complex before what lies in it: 평동산단 금형특화단지.
    """
    regions = load_lexicon("regions")
    inner = name.endswith(_INNER) and split_cluster(region) is not None
    return inner or (is_place(region) and not (region in _PROVINCES and name.startswith(regions)))


def _belongs(before: Word, word: Word) -> bool:
    abbreviated = (before.gap, word.gap) == ("(", ") ") or word.gap == "("  # 디지털콘텐츠(DC) 미클
    linked = word.gap in _MIDDLE_DOT or abbreviated
    side_by_side = is_joined(before, word) or (before.is_open and linked)
    return (
        side_by_side
        and before.nominal
        and not is_title(before.text)
        and "NNB" not in before.tags
        and before.text not in load_words("cluster_outsiders")
        and not before.text.endswith(load_lexicon("branch_heads"))
        and (not _DISTRICT.fullmatch(before.text) or before.text in load_words("regions"))
    )
