"""Organisations: known institutions, corporate marks, telling endings, acting local governments."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from nlp.entities.candidates import Candidate
from nlp.entities.clusters import split_cluster
from nlp.entities.names import is_title
from nlp.entities.words import Word, is_joined
from nlp.lexicons import load_lexicon

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
    r"(?P<region>[가-힣]{1,4})(?:특별자치시|특별자치도|특별시|광역시|시|도|군|구)"
)
_ACTING_TAILS = ("은", "는", "이", "가", "와", "과", "도", "에서는", "측은")
_PARTNER_WORDS = ("관계자", "함께", "공동으로")
_WEIGHTS = {"organisation.mark": 5, "organisation.company": 3}
_SHORTEST_LISTED = 3
_LIST_GAPS = (", ", ",", "·", " ▲", "▲", " · ", "ㆍ")


@cache
def _ending_pattern() -> re.Pattern[str]:
    heads = "|".join(load_lexicon("organisation_heads"))
    return re.compile(rf"(?P<before>.*[가-힣A-Za-z])(?:{heads})")


@cache
def known_institutions() -> dict[str, str]:
    """Map every spelling of a known institution to its full name (`산단공` to 한국산업단지공단)."""
    known = {}
    for line in load_lexicon("institutions"):
        name, *aliases = line.split("|")
        known.update(dict.fromkeys([name, *aliases], name))
    return known


def is_company_name(word: Word) -> bool:
    """Whether a word that Kiwi does not know ends like a company's name."""
    endings = load_lexicon("company_heads")
    long_enough = len(word.text) >= (4 if re.search("[가-힣]", word.text) else 3)
    unknown = _is_unknown(word) or (
        (word.unknown or word.tags[:1] == ("NNP",))
        and word.nominal
        and not word.text.startswith(_regions())
    )
    return long_enough and word.text.endswith(endings) and unknown


def is_organisation(word: Word) -> bool:
    """Whether the word alone tells that it names an organisation."""
    return _find_rule(word) is not None


def _regions() -> tuple[str, ...]:
    return load_lexicon("regions")


def _is_unknown(word: Word) -> bool:
    return word.nominal and len(word.tags) == 1 and (word.unknown or word.tags[0] in ("NNP", "SL"))


def _find_rule(word: Word) -> str | None:
    if _MARKED.fullmatch(word.text):
        return "organisation.mark"
    if word.text in known_institutions():
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
    found = _UNIVERSITY.fullmatch(word.text)
    if found is None:
        return False
    alone = len(word.tags) == 1 and (word.unknown or word.tags == ("NNP",))
    return alone or word.tags[-1:] == ("NNP",) or found["place"].endswith(_regions())


def _is_regional_centre(word: Word) -> bool:
    """Whether a centre is named by its region (대구경북디자인센터) and is no meeting place."""
    if not _REGIONAL_CENTRE.fullmatch(word.text):
        return False
    venue = word.text.endswith(load_lexicon("venue_heads"))
    return word.text.startswith(_regions()) and not venue


def _has_telling_end(word: Word) -> bool:
    found = _ending_pattern().fullmatch(word.text)
    if found is None or is_title(word.text) or split_cluster(word.text):
        return False
    before = found["before"]
    return len(before) > 1 and before not in load_lexicon("organisation_class_words")


def find_organisations(words: Sequence[Word]) -> Iterator[Candidate]:
    """Yield organisations that tell themselves, with the branch that follows joined to the name."""
    index = 0
    while index < len(words):
        rule = _find_rule(words[index]) or _find_acting(words, index)
        if _is_branch_of_post(words, index):
            rule = None
        mark = words[index].text in _MARK_WORDS and index + 1 < len(words)
        if mark and is_joined(words[index], words[index + 1]):
            rule, last = "organisation.mark", index + 1
        elif rule is None:
            index += 1
            continue
        else:
            last = index
        start = words[index].start
        last = _join_branches(words, last)
        yield Candidate(start, words[last].end, "ORG", rule, _WEIGHTS.get(rule, 4))
        index = last + 1


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
        if not branch.text.endswith(load_lexicon("branch_heads")):
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


def _offices() -> tuple[str, ...]:
    return load_lexicon("office_heads")


def _find_acting(words: Sequence[Word], index: int) -> str | None:
    """Tell a local government that acts (`창원시는`) from a place (`창원시에`)."""
    word = words[index]
    found = _GOVERNMENT.fullmatch(word.text)
    if found is None or not {found["region"], word.text} & set(_regions()):
        return None
    following = words[index + 1] if index + 1 < len(words) else None
    acts = word.tail in _ACTING_TAILS
    if following is not None and word.is_open:
        listed = following.gap in (", ", "·")
        acts = listed and bool(_find_rule(following) or _find_acting(words, index + 1))
        partner = following.text in _PARTNER_WORDS or is_title(following.text)
        acts = acts or (partner and is_joined(word, following))
    return "organisation.government" if acts else None


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
