"""Which surfaces of one document name the same thing, and where each of them stands."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from corpus.records import name_key
from nlp.document import NamedEntity
from nlp.entities.candidates import Candidate
from nlp.entities.clusters import is_place, is_venue, split_place
from nlp.entities.institutions import find_bearers, find_canonical, list_ordinary_forms
from nlp.entities.names import spell_letters
from nlp.entities.words import Word
from nlp.lexicons import load_lexicon

# A cluster's head by family, so that 창원국가산업단지, 창원국가산단 and 창원산단 meet.
_FAMILIES = (
    ("mini", re.compile(r"\s?(?:자율형\s?)?(?:미니\s?클러스터|미클|MC|클러스터)$")),
    ("complex", re.compile(r"\s?(?:국가|일반|첨단|지방|농공|과학|산업|복합)*(?:단지|산단)$")),
    ("zone", re.compile(r"\s?(?:강소|연구개발|규제자유|자유|경제자유)*(?:특구|구역)$")),
    ("valley", re.compile(r"\s?(?:테크노|바이오)?밸리$")),
)
_CORPORATE = re.compile(r"^(?:㈜|\((?:주|유|재|사)\)|(?:주식|유한)회사\s)\s?|(?:㈜|\((?:주|유)\))$")
_BRACKETED = re.compile(r"(.+?)\s?\((.+)\)")
_WORD_BREAK = re.compile(r"[\s·ㆍ]+")
_INDEX_LENGTH = 2


class Surfaces:
    """The surfaces of one document: their type, their places, and which belong together."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._types: dict[str, str] = {}
        self._places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        self._parents: dict[str, str] = {}
        self._taken: set[int] = set()
        self._short_forms: set[str] = set()
        self._people: dict[int, str] = {}
        self._ordinary: set[str] = set()

    def add(self, candidate: Candidate) -> str:
        """Take in a candidate with its place; give its surface. The first type of one stays."""
        surface = self.text[candidate.start : candidate.end]
        self._types.setdefault(surface, candidate.type)
        self._parents.setdefault(surface, surface)
        if self._taken.isdisjoint(range(candidate.start, candidate.end)):
            self._taken.update(range(candidate.start, candidate.end))
            self._places[surface].append((candidate.start, candidate.end, candidate.rule))
            if candidate.type == "PERSON":
                self._people[candidate.start] = surface
        return surface

    def add_alias(self, full: Candidate, short: Candidate) -> None:
        """Take in the short form that a text defines for a full name."""
        self._join(self.text[full.start : full.end], self.add(short))

    def add_person_form(self, start: int, form: Candidate) -> None:
        """Take in `김 회장` as a form of the person whose name stands at `start`."""
        surface = self._people.get(start)
        if surface is not None:
            short = self.add(form)
            self._short_forms.add(short)
            self._join(surface, short)

    def _add_placeless_names(self) -> None:
        """Let 녹산산단 be a form of 부산 녹산산단, unless another place has one of that name."""
        rests: dict[str, dict[str, str]] = defaultdict(dict)
        for surface, kind in self._types.items():
            place, rest = split_place(surface) if kind == "CLUSTER" else ("", "")
            if rest:
                rests[_family_key(rest)][place] = surface
        for surface in [s for places in rests.values() for s in places.values()]:
            place, rest = split_place(surface)
            others = rests[_family_key(rest)]
            if rest not in self._types and all(place in o or o in place for o in others):
                self._types[rest] = "CLUSTER"
                self._parents[rest] = surface

    def spread(self, words: Sequence[Word]) -> None:
        """Find every further place of the known surfaces, longest first, at word boundaries."""
        self._add_bare_names()
        self._add_placeless_names()
        self._add_ordinary_forms()
        by_start = defaultdict(list)
        for surface in sorted(self._types, key=len, reverse=True):
            by_start[surface[:_INDEX_LENGTH]].append(surface)
        ends = {word.end for word in words} | {word.stop for word in words}
        for index, word in enumerate(words):
            if word.start in self._taken:
                continue
            near = by_start.get(self.text[word.start : word.start + _INDEX_LENGTH], ())
            for surface in near:
                end = word.start + len(surface)
                if end in ends and self.text.startswith(surface, word.start):
                    kind = self._types[surface]
                    if not (kind == "CLUSTER" and end == word.end and is_venue(words, index)):
                        self.add(Candidate(word.start, end, kind, "repeated"))
                    break

    def _add_bare_names(self) -> None:
        for surface in list(self._types):
            bare = _CORPORATE.sub("", surface)
            if bare != surface and bare not in self._types and len(bare) > 1:
                self._types[bare] = self._types[surface]
                self._parents[bare] = surface

    def _add_ordinary_forms(self) -> None:
        """Let 공단 mean the one institution of the text that is also called so."""
        bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
        for surface, kind in self._types.items():
            for form in list_ordinary_forms(surface, kind):
                bearers[kind, form].add(surface)
        for (kind, form), surfaces in bearers.items():
            if form not in self._types and len({find_canonical(s) for s in surfaces}) == 1:
                self._types[form] = kind
                self._parents[form] = min(surfaces)
                self._ordinary.add(form)

    def make_entities(self) -> tuple[NamedEntity, ...]:
        """Give the groups as entities, in order of first appearance."""
        self._join_equal_keys()
        self._join_shared_forms()
        self._join_tails()
        self._join_places()
        groups = defaultdict(list)
        for surface in self._types:
            groups[self._find(surface)].append(surface)
        entities = [entity for group in groups.values() if (entity := self._make(group))]
        return tuple(sorted(entities, key=lambda entity: entity.places[0]))

    def _make(self, group: Sequence[str]) -> NamedEntity | None:
        places = sorted(place for surface in group for place in self._places[surface])
        if not places:
            return None
        printed = [surface for surface in group if self._places[surface]]
        group = [
            surface for surface in group if surface in printed or surface not in self._ordinary
        ]
        full = max(printed, key=lambda s: (s not in self._short_forms, len(s)))
        ordered = sorted(group, key=lambda s: (self._places[s] or [(len(self.text), 0, "")])[0])
        return NamedEntity(
            type=self._types[full],
            text=full,
            aliases=tuple(surface for surface in ordered if surface != full),
            places=tuple(places),
        )

    def _find(self, surface: str) -> str:
        while self._parents[surface] != surface:
            surface = self._parents[surface]
        return surface

    def _join(self, first: str, second: str) -> None:
        one, other = self._find(first), self._find(second)
        if one != other:
            self._parents[other] = one

    def _join_equal_keys(self) -> None:
        holders: dict[tuple[str, str], str] = {}
        for surface, kind in self._types.items():
            for key in _make_keys(surface, kind):
                self._join(holders.setdefault((kind, key), surface), surface)

    def _join_shared_forms(self) -> None:
        """Join 산업부 to 산업통상자원부 where that is the only ministry of this short form.

        A branch follows its parent: 중진공 X지부 is 중소벤처기업진흥공단 X지부.
        """
        named = {name: s for s in self._types if (name := find_canonical(s)) is not None}
        for surface, kind in self._types.items():
            bearers = [each.name for each in find_bearers(surface) if each.type == kind]
            present = [named[name] for name in bearers if name in named]
            if len(bearers) > 1 and len(present) == 1:
                self._join(present[0], surface)
        for surface in [s for s in self._types if " " in s]:
            first, _, branch = surface.partition(" ")
            wholes = {f"{each.name} {branch}" for each in find_bearers(first)} - {surface}
            for whole in wholes & self._types.keys():
                self._join(whole, surface)

    def _join_tails(self) -> None:
        """Join `서울지역본부` to the one name that ends with it, `메카트로닉스 미클` likewise."""
        tails: dict[tuple[str, str], set[str]] = defaultdict(set)
        for surface, kind in self._types.items():
            for tail in _make_tails(surface, kind):
                tails[kind, tail].add(self._find(surface))
        for surface, kind in self._types.items():
            for key in _make_keys(surface, kind):
                longer = tails.get((kind, key), set()) - {self._find(surface)}
                if len(longer) == 1:
                    self._join(longer.pop(), surface)

    def _join_places(self) -> None:
        """Join 판교 MC, a headline's form, to the one mini-cluster of that place."""
        minis = [s for s, kind in self._types.items() if kind == "CLUSTER" and _is_mini(s)]
        cores = {surface: _split_family(surface)[0] for surface in minis}
        for surface in (s for s in minis if is_place(cores[s])):
            core = cores[surface]
            named = {self._find(s) for s in minis if s.startswith(core)} - {self._find(surface)}
            if len(named) == 1:
                self._join(named.pop(), surface)


def _is_mini(surface: str) -> bool:
    return _split_family(surface)[1] == "mini"


def _family_key(surface: str) -> str:
    core, family = _split_family(surface)
    return f"{name_key(core)}|{family}"


def _make_keys(surface: str, kind: str) -> Iterator[str]:
    canonical = find_canonical(surface)
    if canonical is not None:
        yield f"={canonical}"
    if kind == "CLUSTER":
        cores, family = _split_family(surface)
        for core in filter(None, map(name_key, _split_bracket(cores))):
            yield f"{core}|{family}"
            if not is_place(core):
                yield f"{core}|"
    elif kind == "ORG":
        yield _organisation_key(surface)
    else:
        yield name_key(surface)


def _make_tails(surface: str, kind: str) -> Iterator[str]:
    """Give the keys of what a name leaves when its first words go."""
    if kind == "ORG":
        words = surface.split()
        yield from (_organisation_key(" ".join(words[n:])) for n in range(1, len(words)))
    elif kind == "CLUSTER":
        core, family = _split_family(surface)
        words = _WORD_BREAK.split(core)
        tails = [name_key("".join(words[n:])) for n in range(1, len(words))]
        region = next((r for r in load_lexicon("regions") if words[0].startswith(r)), words[0])
        tails += filter(None, [name_key(core.removeprefix(region))] if len(words) == 1 else [])
        yield from (f"{tail}|{family}" for tail in tails)


def _split_bracket(core: str) -> tuple[str, ...]:
    """Give both names of `디지털콘텐츠(DC)`."""
    found = _BRACKETED.fullmatch(core)
    return found.groups() if found else (core,)


def _split_family(surface: str) -> tuple[str, str]:
    for family, head in _FAMILIES:
        found = head.search(surface)
        if found:
            return surface[: found.start()], family
    return surface, ""


def _organisation_key(surface: str) -> str:
    """Give a key where 전남대 meets 전남대학교, 산단공 X본부 한국산업단지공단 X본부.

    So does LG전자 meet 엘지전자.
    """
    words = [find_canonical(word) or word for word in surface.split()]
    spelled = spell_letters(find_canonical(surface) or " ".join(words))
    return re.sub(r"대학교$", "대", name_key(spelled).replace("지역본부", "본부"))
