"""Read positions: who holds, held or will hold which post."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from spacy.tokens import Doc

from corpus.facts.position import Position
from nlp.document import NamedEntity, PlaceIndex, get_places
from nlp.entities.holders import Holder, name_text
from nlp.entities.phrases import find_phrase
from nlp.entities.words import Word
from nlp.evidence import make_evidence
from nlp.lexicons import load_lexicon

_SUFFIX = re.compile("직$|(?<=교수)팀$")  # 회장직을, 육동진 교수팀과
_REACH = 60  # mentions that a bare head noun looks back over
_LONGEST_EVIDENCE = 60  # code points
_CLUSTER_BODIES = ("클러스터", "미클", "MC", "협의회", "협의체", "협회", "연합회", "조합", "분과")
# Posts that name their own seat: 대구시장, 경북도지사, 서울남부지방법원장.
_SEAT = re.compile(r".{2,}(?:시장|도지사|군수|구청장|법원장|검사장|교육감)")
_ABBREVIATED = re.compile(r"\(C[A-Z]{1,2}O\)")
_HEADING = re.compile(r"(?:^|\n|[■◇◆□▷▶◎<〈【\[])\s*$")
_CLUSTER_POSTS = ("회장", "감사", "사무국장", "총무", "간사", "코디네이터", "운영위원")


class _Post(NamedTuple):
    person: str
    role: str
    organisation: str | None
    holder: Holder


def read(doc: Doc) -> Iterator[Position]:
    """Yield one position for each name with a title, in the order of the text.

    The organisation is the entity in the phrase beside the name. A title that stands alone
    (`조정래 회장은`) repeats the post that the document tells of elsewhere; else it belongs to the
    organisation named last, of a kind that has such posts. A profession without one is no post.
    """
    words: Sequence[Word] = doc._.words
    finder = _Finder(doc)
    posts = finder.find_posts()
    told = {(post.person, post.role): post.organisation for post in posts if post.organisation}
    employers = {person: name for (person, _), name in reversed(told.items())}
    for post in posts:
        organisation = post.organisation or told.get((post.person, post.role))
        if organisation is None and post.holder.standing == "former":
            organisation = _find_succeeded(post, told)
        if organisation is None and post.holder.rule == "holder.further":
            organisation = finder.find_parent(employers.get(post.person))
        if organisation is None and post.role in load_lexicon("professions"):
            continue
        name, title = words[post.holder.name], words[post.holder.title]
        start, end = _find_span(name, title)
        if organisation is None and not _SEAT.fullmatch(post.role):
            organisation, near = finder.find_last(title.start, post.role), ".near"
        else:
            near = ""
        yield Position(
            person=post.person,
            role=post.role,
            organisation=organisation,
            standing=post.holder.standing,
            evidence=make_evidence(doc, start, end, rule=f"position.{post.holder.rule}{near}"),
        )


def _find_span(name: Word, title: Word) -> tuple[int, int]:
    """Give the words that state a post: name to title, or the title alone where they are apart."""
    start, end = min(name.start, title.start), max(name.end, title.end)
    return (start, end) if end - start <= _LONGEST_EVIDENCE else (title.start, title.end)


def _find_succeeded(post: _Post, told: Mapping[tuple[str, str], str]) -> str | None:
    """Give the organisation where somebody else holds the post now: 전임 계우석 본부장."""
    same = (
        name
        for (person, role), name in told.items()
        if role.endswith(post.role) and person != post.person
    )
    return next(same, None)


class _Finder:
    """Looks up the entities of one document by place."""

    def __init__(self, doc: Doc) -> None:
        self.text: str = doc._.text
        self.words: Sequence[Word] = doc._.words
        self.holders: Sequence[Holder] = doc._.holders
        self.people = {start: entity.text for start, _, entity in get_places(doc, "PERSON")}
        bodies = get_places(doc, "ORG", "CLUSTER")
        self.names = {n: e.text for _, _, e in reversed(bodies) for n in (e.text, *e.aliases)}
        self.bodies = PlaceIndex(bodies)
        self.clusters = PlaceIndex(place for place in bodies if _is_cluster_body(place[2]))
        self.organisations = PlaceIndex(place for place in bodies if place[2].type == "ORG")
        self.headings = PlaceIndex(place for place in bodies if self._is_heading(place[0]))

    def find_posts(self) -> list[_Post]:
        """Give the posts with the organisation that stands beside them, in text order."""
        posts = []
        for holder in sorted(self.holders, key=lambda h: (h.title, h.name)):
            person = self.people.get(self.words[holder.name].start)
            if person is not None:
                role = self._read_role(holder)
                posts.append(_Post(person, role, self._find_beside(holder), holder))
        return posts

    def find_parent(self, branch: str | None) -> str | None:
        """Give the house of a branch where the document names it alone too."""
        words = (branch or "").split()
        fuller = (" ".join(words[:n]) for n in range(len(words) - 1, 0, -1))
        return next((self.names[name] for name in fuller if name in self.names), branch)

    def find_last(self, before: int, role: str) -> str | None:
        """Give the organisation named last before a place that may have such a post."""
        index = self.clusters if role.endswith(_CLUSTER_POSTS) else self.organisations
        found = index.find_before(before)
        return found.text if found else None

    def _is_heading(self, start: int) -> bool:
        return _HEADING.search(self.text, max(0, start - 5), start) is not None

    def _read_role(self, holder: Holder) -> str:
        """Give the title as printed; in a list of appointments the whole post."""
        word = self.words[holder.title]
        if holder.name == holder.title:
            return word.text[len(name_text(word)) :]
        if holder.rule == "holder.list" and holder.phrase is not None:
            return self.text[self.words[holder.phrase[0]].start : word.end]
        abbreviated = _ABBREVIATED.match(self.text, word.end)
        return _SUFFIX.sub("", word.text) + (abbreviated[0] if abbreviated else "")

    def _find_beside(self, holder: Holder) -> str | None:
        if holder.rule == "holder.list":
            heading = self.headings.find_before(self.words[holder.title].start)
            return heading.text if heading else None
        phrases = [holder.phrase]
        if holder.rule == "holder.name_organisation_title":
            phrases.append(find_phrase(self.words, holder.name))
        for first, last in filter(None, phrases):
            inside = self.bodies.find_inside(self.words[first].start, self.words[last].end)
            if inside is not None:
                return inside.text
            meant = self._find_meant(last)
            if meant is not None:
                return meant
        # the title itself may carry the name: 대덕기업협의회장
        return self.names.get(self.words[holder.title].text.removesuffix("장"))

    def _find_meant(self, index: int) -> str | None:
        """Give the name that a bare head noun stands for: 진흥원의 금교민 원장."""
        word = self.words[index]
        if word.text not in load_lexicon("organisation_heads"):
            return None
        near = self.bodies.iterate_before(word.start)
        return next((e.text for e in islice(near, _REACH) if e.text.endswith(word.text)), None)


def _is_cluster_body(entity: NamedEntity) -> bool:
    return any(name.endswith(_CLUSTER_BODIES) for name in (entity.text, *entity.aliases))
