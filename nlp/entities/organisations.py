"""Organisations: known institutions, corporate marks, telling endings, acting local governments."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from nlp.entities.candidates import Candidate
from nlp.entities.clusters import is_place, split_cluster
from nlp.entities.institutions import KnownName, is_known
from nlp.entities.names import is_title
from nlp.entities.words import Word, is_joined
from nlp.lexicons import load_lexicon, load_words

_MARKED = re.compile(r"(?:㈜|\((?:주|유|재|사)\)).+|.+(?:㈜|\((?:주|유)\))")
_MARK_WORDS = (
    "주식회사", "유한회사", "재단법인", "사단법인", "특허법인", "법무법인", "회계법인", "세무법인",
    "노무법인", "의료법인", "학교법인", "농업회사법인", "영농조합법인", "영어조합법인",
)  # fmt: skip
_QUOTED = re.compile(r"[‘'](?P<name>[가-힣A-Za-z0-9·& ]{4,30})[’']")
_REGIONAL_CENTRE = re.compile(r"(?P<place>[가-힣]+?)[가-힣]{2,}센터")
_DESCRIBED = re.compile(
    r".*(?:업체|기업|회사|제조사|개발사|스타트업|벤처|연구소기업|시공사|운용사|투자사)"
)
_UNIVERSITY = re.compile(r"(?P<place>[가-힣]{2,})대")
_CAMPUS_WORD = re.compile(r".*(?:학과|학부|교수|총장|학장|산학협력단|대학원|캠퍼스|연구팀)")
_BARE_BRANCH = re.compile(r"(?P<place>[가-힣]{2,4}?)(?:권|지역)?(?:지역본부|본부|지사|지부)")
_GOVERNMENT = re.compile(
    r"(?P<region>[가-힣]{1,4}?)(?:특별자치시|특별자치도|특별시|특례시|광역시|시|도|군|구)"
)
_ACTING_TAILS = ("은", "는", "이", "가", "와", "과", "도", "에서는", "측은")
_PARTNER_WORDS = ("관계자", "함께", "공동으로")
# What is done to somebody, not somewhere: 대전시에 제안했다.
_ADDRESSED = (
    "제안", "건의", "요청", "요구", "전달", "기탁", "기부", "촉구", "신청", "제출", "보고",
)  # fmt: skip
_WEIGHTS = {"organisation.mark": 5, "organisation.company": 3}
_MOST_BEFORE = 4  # words before the head of an association
_SHORTEST_LISTED = 3
_LIST_GAPS = (", ", ",", "·", " ▲", "▲", " · ", "ㆍ")


@cache
def _ending_pattern() -> re.Pattern[str]:
    heads = "|".join(load_lexicon("organisation_heads"))
    return re.compile(rf"(?P<before>.*[가-힣A-Za-z])(?:{heads})")


def is_company_name(word: Word) -> bool:
    """Whether a word that Kiwi does not know ends like a company's name."""
    if not word.text.endswith(load_lexicon("company_heads")):
        return False
    long_enough = len(word.text) >= (4 if re.search("[가-힣]", word.text) else 3)
    unknown = _is_unknown(word) or (
        (word.unknown or word.tags[:1] == ("NNP",))
        and word.nominal
        and not word.text.startswith(_regions())
    )
    return long_enough and unknown


def is_organisation(word: Word) -> bool:
    """Whether the word alone tells that it names an organisation."""
    return _find_rule(word) is not None


def split_pairs(words: Iterable[Word]) -> list[Word]:
    """Split `벼리협의회-가온재단`, two organisations that a headline joins, into two words."""
    split: list[Word] = []
    for word in words:
        parts = list(_cut(word)) if "-" in word.text else []
        split += parts if parts and all(map(is_organisation, parts)) else [word]
    return split


def _cut(word: Word) -> Iterator[Word]:
    start, gap = word.start, word.gap
    for part in word.text.split("-"):
        end = start + len(part)
        if end == word.end:
            yield replace(word, start=start, text=part, gap=gap)
        else:
            yield replace(word, start=start, end=end, stop=end, text=part, tail="", gap=gap)
        start, gap = end + 1, "-"


def _regions() -> tuple[str, ...]:
    return load_lexicon("regions")


def _is_unknown(word: Word) -> bool:
    return word.nominal and len(word.tags) == 1 and (word.unknown or word.tags[0] in ("NNP", "SL"))


def _find_rule(word: Word) -> str | None:
    if not word.text.isalnum() and _MARKED.fullmatch(word.text):
        return "organisation.mark"
    if is_known(word.text, "ORG"):
        return "organisation.known"
    if _has_telling_end(word):
        return "organisation.ending"
    if _is_university(word):
        return "organisation.university"
    if _is_regional_centre(word):
        return "organisation.centre"
    return "organisation.company" if is_company_name(word) else None


def _is_university(word: Word) -> bool:
    """Whether `…대` is a university: a place before it, or a word that no dictionary has."""
    found = _UNIVERSITY.fullmatch(word.text) if word.text.endswith("대") else None
    if found is None:
        return False
    alone = len(word.tags) == 1 and (word.unknown or word.tags == ("NNP",))
    return alone or word.tags[-1:] == ("NNP",) or found["place"].endswith(_regions())


def _is_regional_centre(word: Word) -> bool:
    """Whether a centre is named by its region (대구경북디자인센터) and is no meeting place."""
    if not word.text.endswith("센터") or not _REGIONAL_CENTRE.fullmatch(word.text):
        return False
    venue = word.text.endswith(load_lexicon("venue_heads"))
    return word.text.startswith(_regions()) and not venue


def _has_telling_end(word: Word) -> bool:
    if not word.text.endswith(load_lexicon("organisation_heads")):
        return False
    found = _ending_pattern().fullmatch(word.text)
    if found is None or is_title(word.text) or split_cluster(word.text):
        return False
    before = found["before"]
    return len(before) > 1 and before not in load_words("organisation_class_words")


def find_organisations(
    words: Sequence[Word], known: Mapping[int, KnownName]
) -> Iterator[Candidate]:
    """Yield organisations that tell themselves, with the branch that follows joined to the name."""
    index = 0
    while index < len(words):
        found = _read_known(known.get(index)) or _read_at(words, index)
        if found is None:
            index += 1
            continue
        rule, last = found
        last = _join_branches(words, last)
        yield Candidate(words[index].start, words[last].end, "ORG", rule, _WEIGHTS.get(rule, 4))
        index = last + 1


def _read_known(known: KnownName | None) -> tuple[str, int] | None:
    if known is None or known.type != "ORG" or known.last == known.first:
        return None
    return "organisation.known", known.last


def _read_at(words: Sequence[Word], index: int) -> tuple[str, int] | None:
    """Give the rule and the last word of the organisation that begins with a word."""
    marked = words[index].text in _MARK_WORDS and index + 1 < len(words)
    if marked and is_joined(words[index], words[index + 1]):
        return "organisation.mark", index + 1
    if _is_branch_of_post(words, index):
        return None
    rule = _find_rule(words[index]) or _find_acting(words, index)
    return (rule, index) if rule else None


def _is_branch_of_post(words: Sequence[Word], index: int) -> bool:
    """Whether a branch without its parent only says where somebody served: 서부지역본부 팀장."""
    if not is_bare_branch(words[index].text) or index + 1 == len(words):
        return False
    return is_joined(words[index], words[index + 1]) and is_title(words[index + 1].text)


def is_bare_branch(text: str) -> bool:
    """Whether the word is a branch that is named by its region alone: 서울지역본부."""
    found = _BARE_BRANCH.fullmatch(text)
    return found is not None and found["place"] in _regions()


def _join_branches(words: Sequence[Word], last: int) -> int:
    while last + 1 < len(words) and is_joined(words[last], words[last + 1]):
        branch = words[last + 1]
        if not branch.text.endswith(load_lexicon("branch_heads")) or is_known(branch.text, "ORG"):
            break
        if is_title(branch.text) and not branch.text.endswith("지사"):
            break
        if branch.text in ("센터", "지원", "캠퍼스", "본부"):
            break
        last += 1
    return last


def find_offices(
    text: str, words: Sequence[Word], clusters: Sequence[Candidate]
) -> Iterator[Candidate]:
    """Yield offices named after a cluster (여수산단 사업단) or between quotation marks."""
    ends = {cluster.end: cluster for cluster in clusters}
    for word, following in pairwise(words):
        cluster = ends.get(word.end)
        if cluster and is_joined(word, following) and following.text in _offices():
            yield Candidate(cluster.start, following.end, "ORG", "organisation.office", 5)
    for found in _QUOTED.finditer(text):
        if found["name"].endswith(_offices()) and found["name"] not in _offices():
            yield Candidate(*found.span("name"), "ORG", "organisation.quoted", 6)


def find_associations(words: Sequence[Word]) -> Iterator[Candidate]:
    """Yield associations of clusters whose head stands apart: `인천권 산업단지 클러스터 연합회`."""
    heads = load_words("association_heads")
    for index, word in enumerate(words[1:], 1):
        before = words[index - 1]
        if word.text not in heads or not is_joined(before, word) or not _is_cluster(before):
            continue
        first = index - 1
        while first and index - first < _MOST_BEFORE and _continues(words[first - 1], words[first]):
            first -= 1
        yield Candidate(words[first].start, word.end, "ORG", "organisation.association", 5)


def _is_cluster(word: Word) -> bool:
    return split_cluster(word.text) is not None or word.text in load_words("cluster_heads")


def _continues(before: Word, word: Word) -> bool:
    """Whether a word before belongs to the name of an association: a place, a cluster's head."""
    placed = is_place(before.text) or is_place(before.text.removesuffix("권"))
    named = _is_cluster(before) or placed
    return is_joined(before, word) and named


def _offices() -> tuple[str, ...]:
    return load_lexicon("office_heads")


def _find_acting(words: Sequence[Word], index: int) -> str | None:
    """Tell a local government that acts (`창원시는`) from a place (`창원시에`)."""
    word = words[index]
    found = _GOVERNMENT.fullmatch(word.text) if word.text[-1] in "시도군구" else None
    if found is None or not {found["region"], word.text} & set(_regions()):
        return None
    following = words[index + 1] if index + 1 < len(words) else None
    acts = word.tail in _ACTING_TAILS or _is_listed(words, index)
    if word.tail == "에" and following is not None:
        acts = following.gap == " " and following.text in _ADDRESSED
    if following is not None and word.is_open:
        listed = following.gap in (", ", "·")
        acts = acts or (listed and bool(_find_rule(following) or _find_acting(words, index + 1)))
        partner = following.text in _PARTNER_WORDS or is_title(following.text)
        acts = acts or (partner and is_joined(word, following))
    return "organisation.government" if acts else None


def _is_listed(words: Sequence[Word], index: int) -> bool:
    """Whether a government stands in a list after a body: 산업자원부, 충남도, 천안시."""
    if not words[index].is_open:
        return False
    while index and words[index].gap in _LIST_GAPS and words[index - 1].is_open:
        index -= 1
        if not _GOVERNMENT.fullmatch(words[index].text):
            return _find_rule(words[index]) is not None
    return False


def _is_described(before: Word, word: Word) -> bool:
    """Whether a word of trade stands before a name: 반도체 장비업체 한결플라즈마."""
    return is_joined(before, word) and _DESCRIBED.fullmatch(before.text) is not None


def find_listed(words: Sequence[Word], known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield unknown words in a list of which two neighbours are organisations.

    `A테크, 나노라인, (주)B 등 …`: what stands between commas beside companies is a company, and so
    is what a word of trade introduces (`장비업체 한결플라즈마`).
    """
    spans = {candidate.end: candidate for candidate in known if candidate.type == "ORG"}
    for index, word in enumerate(words):
        if word.end in spans or not _is_unknown(word) or len(word.text) < _SHORTEST_LISTED:
            continue
        before = index > 0 and word.gap in _LIST_GAPS and words[index - 1].end in spans
        after = (
            index + 1 < len(words)
            and words[index + 1].gap in _LIST_GAPS
            and words[index + 1].end in spans
        )
        described = index > 0 and _is_described(words[index - 1], word)
        if (before or after or described) and split_cluster(word.text) is None:
            yield Candidate(word.start, word.end, "ORG", "organisation.list", 2)
