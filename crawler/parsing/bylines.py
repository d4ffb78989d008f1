"""The reporters of an article, as printed."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from crawler.markup import squeeze
from crawler.parsing.linked import find_authors
from crawler.parsing.tree import Found, Tree, text_of
from crawler.publishers.base import Layout

POST = (
    r"(?:(?:수습|인턴|객원|선임|전문|대표|대|명예|시민|논설|편집)\s?)?"
    r"(?:기자|특파원|통신원|위원|칼럼니스트|평론가|에디터|앵커|PD|리포터|국장|부장|팀장|본부장)"
)
MAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
NAME = rf"(?:[가-힣]{{2,4}}\s?{POST}|(?:칼럼니스트|평론가|객원기자)\s[가-힣]{{2,4}})"
PLACE = r"(?:[가-힣A-Za-z\d]{1,12}(?:[\s·,][가-힣]{1,6})?\s?=\s?)"
NAMES = rf"(?:{NAME}|(?:[가-힣]{{2,4}}\s?[·,ㆍ/]\s?)+{NAME})(?:\s?[·,ㆍ/]\s?{PLACE}?{NAME})*"
_META = ("dable:author", "author", "byl", "article:author", "parsely-author")
# Portals put the outlet here, others the reporter: asked last.
_META_OUTLET = ("og:article:author", "twitter:creator")
_SHOWN = (
    ".info-name", ".article-writer-name", ".media_end_head_journalist_name", ".byline_s",
    ".journalist_name", ".reporter_name", ".writer_name", ".byline em", ".byline",
    ".reporter_info .name", ".reporter_wrap", ".reporter", ".journalist", ".writer",
    ".info_view .txt_info", ".author", ".name_reporter",
)  # fmt: skip
_BREAK = re.compile(r"\s*(?:[,/·ㆍ;&]|\||\s및\s)\s*")
_PERSON = re.compile(rf"(?:[가-힣]{{2,8}}\s?=\s?)?[가-힣]{{2,4}}(?:\s?{POST})?")
_NAMED = re.compile(NAME)
_DROPPED = re.compile(
    rf"{MAIL}|^By\s+|^(?:글|취재|기자명|작성자|글쓴이|등록자)\s?[=:]?\s+|\s+외\s?\d+명"
    r"|\(?(?:이 기자의 )?다른\s?기사\s?(?:더\s?)?보기\)?"
    r"|기자\s?(?:구독|페이지|홈).*|\+?\s?구독(?:하기)?$"
    r"|\s*\|\s*(?:네이버|다음|Daum|NAVER).*$|\(\s*\)",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"https?:|^@|^\d|관리자|admin|webmaster|입력|수정|승인|댓글|^(?:기자|등록|작성자|편집부)$",
    re.IGNORECASE,
)
_LONGEST = 60
_NEAR = 30  # text nodes
_MOST = 8  # a page with more bylines lists reporters for another end

_FOLLOWING = etree.XPath(
    f"(following::text()[normalize-space()])[position() <= {_NEAR}]", smart_strings=False
)


class Byline(NamedTuple):
    """Names with the rule that found them; `is_person` is false where they name the outlet."""

    rule: str
    names: tuple[str, ...]
    is_person: bool


def list_bylines(
    tree: Tree, layout: Layout, data: dict[str, Any], title: HtmlElement | None
) -> tuple[Iterator[Found], list[Found]]:
    """List what may name the reporters, best first: what does so surely, and what may not.

    The first are looked up one by one, as they are asked for.

    Sure are linked data, what the layout points at, the usual meta tags and classes. Portals put
    the outlet into the others, so the ends of the body are asked before those.

    Args:
        tree: The page, whole: bylines often stand in the container of the body.
        layout: How the page carries its fields.
        data: Its linked data.
        title: The element of the headline, which bylines stand near.
    """
    sure = chain(
        [("json-ld author", list(find_authors(data)))],
        tree.find(layout.byline),
        tree.find_meta(*_META),
        _find_shown(tree),
        (("near headline", [line]) for line in _find_near(title)),
    )
    return sure, list(tree.find_meta(*_META_OUTLET))


def choose_byline(
    candidates: Iterable[Found], outlets: Iterable[str], *, before: Byline | None = None
) -> Byline | None:
    """Choose the first candidate that names a person, else the first that names the outlet.

    `before` is what was chosen of candidates that come before these.
    """
    if before and before.is_person:
        return before
    known = {_bare(name) for name in outlets}
    fallback = before
    for rule, texts in candidates:
        names = read_names(texts)
        if people := tuple(name for name in names if _bare(name) not in known):
            return Byline(rule, people, is_person=True)
        fallback = fallback or (Byline(rule, names, is_person=False) if names else None)
    return fallback


def read_names(texts: Iterable[str]) -> tuple[str, ...]:
    """Read the names in lines such as `나루·가람 기자 naru@gaon.example`, each once, in order."""
    names = (name for text in texts for name in _split(_clean(text)))
    return tuple(dict.fromkeys(name for name in names if _is_name(name)))


def _find_shown(tree: Tree) -> Iterator[Found]:
    """Yield what the page classes as a byline, where it is short enough for one."""
    for selector in _SHOWN:
        texts = [squeeze(text_of(each)) for each in tree.select(selector)]
        if short := [text for text in texts if 1 < len(text) <= _LONGEST]:
            yield selector, short[:_MOST]


def _find_near(title: HtmlElement | None) -> Iterator[str]:
    """Yield the lines soon after the headline that are a name with a post and nothing else."""
    if title is not None:
        for text in map(squeeze, _FOLLOWING(title)):
            if _NAMED.fullmatch(text):
                yield text


def _clean(text: str) -> str:
    return squeeze(_DROPPED.sub(" ", text)).strip(" |/·,[]()<>:-")


def _split(text: str) -> list[str]:
    """Split a list of people; what is no such list stays whole, or gives the name inside it."""
    parts = [part for part in _BREAK.split(text) if part]
    if all(_PERSON.fullmatch(part) for part in parts):
        return parts
    return _NAMED.findall(text) or [text]


def _is_name(name: str) -> bool:
    return 1 < len(name) <= _LONGEST and not _NO_NAME.search(name)


def _bare(name: str) -> str:
    """Give a name without what tells an outlet from its website or its desk."""
    return re.sub(r"\s|\(주\)|㈜|닷컴|편집국|뉴스팀|온라인", "", name).lower()
