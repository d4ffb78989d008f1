"""Which namings are one entity: blocks tie them, judgements of people go before."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from corpus.records import name_key
from corpus.resolution.groups import Groups
from corpus.resolution.sound import is_latin, sounds_like
from corpus.resolution.spelling import spell
from corpus.store import Cluster, Decision, Link, Naming, Neighbourhood

_FORM, _POST, _SOUND = "form:", "post:", "sound:"
Edges = dict[str, list[tuple[str, Link]]]


def make_clusters(near: Neighbourhood) -> list[Cluster]:
    """Give the entities that namings make, each naming in one; equal input gives equal output.

    First what people judged, then shared blocks, then sounds where just one name in Hangul and
    one in Latin letters meet. What people called different never meets, by no way round.
    """
    namings = sorted(near.namings, key=_rank)
    work = _Work(namings)
    work.judge(near)
    work.tie_blocks()
    work.tie_sounds()
    return list(work.list_clusters())


class _Work:
    def __init__(self, namings: Sequence[Naming]) -> None:
        self._namings = {naming.key: naming for naming in namings}
        self._groups: Groups[str] = Groups()
        self._edges: Edges = defaultdict(list)
        for key in self._namings:
            self._groups.find(key)

    def judge(self, near: Neighbourhood) -> None:
        for each in near.judgements:
            if each.decision == Decision.SAME:
                self._tie(each.left, each.right, "judgement", each.number)
        for each in near.judgements:
            if each.decision == Decision.DIFFERENT:
                self._groups.forbid(each.left, each.right)

    def tie_blocks(self) -> None:
        """Tie the namings of each block; one that may not join the first may join the next."""
        blocks = self._gather((_FORM, _POST))
        for block in sorted(blocks):
            heads: list[str] = []
            for key in blocks[block]:
                if not any(self._tie_same(head, key, block) for head in heads):
                    heads.append(key)

    def tie_sounds(self) -> None:
        for members in self._gather((_SOUND,)).values():
            latin = [key for key in members if is_latin(self._namings[key].name)]
            hangul = [key for key in members if key not in latin]
            sides = [{self._groups.find(key) for key in side} for side in (latin, hangul)]
            if all(len(side) == 1 for side in sides):
                one, other = hangul[0], latin[0]
                if sounds_like(self._namings[one].name, self._namings[other].name):
                    self._tie(one, other, "sound")

    def list_clusters(self) -> Iterator[Cluster]:
        """Yield the groups that hold a naming; a key of a list is given to the best of them."""
        places = {key: place for place, key in enumerate(self._namings)}
        known = ([key for key in group if key in places] for group in self._groups)
        groups = [sorted(group, key=places.__getitem__) for group in known]
        taken = set(places)
        for members in sorted(filter(None, groups), key=lambda group: places[group[0]]):
            key = _choose_key(self._namings[members[0]])
            if key in taken and key not in members:
                key = members[0]
            taken.add(key)
            yield Cluster(key=key, members=tuple(self._explain(members)))

    def _explain(self, members: Sequence[str]) -> Iterator[tuple[str, Link]]:
        """Yield members from the first one outwards, each with the tie that it came by."""
        reached = {members[0]: Link()}
        waiting = [members[0]]
        for key in waiting:
            for other, link in self._edges[key]:
                if other not in reached:
                    reached[other] = link
                    waiting.append(other)
        yield from ((key, reached[key]) for key in members)

    def _gather(self, kinds: tuple[str, ...]) -> dict[str, list[str]]:
        """Map blocks to the keys of their namings, in order."""
        blocks: defaultdict[str, list[str]] = defaultdict(list)
        for naming in self._namings.values():
            for block in naming.blocks:
                if block.startswith(kinds):
                    blocks[block].append(naming.key)
        return blocks

    def _tie_same(self, one: str, other: str, block: str) -> bool:
        """Tie two namings of a block; whether they are one now."""
        if block.startswith(_POST):
            rule = "post"
        else:
            names = (self._namings[one].name, self._namings[other].name)
            rule = "spelling" if spell(names[0]) == spell(names[1]) else "known"
        self._tie(one, other, rule)
        return self._groups.find(one) == self._groups.find(other)

    def _tie(self, one: str, other: str, rule: str, judgement: int | None = None) -> None:
        if self._groups.join(one, other):
            self._edges[one].append((other, Link(to=one, rule=rule, judgement=judgement)))
            self._edges[other].append((one, Link(to=other, rule=rule, judgement=judgement)))


def _rank(naming: Naming) -> tuple[bool, bool, bool, int, str]:
    """Order namings by how well they name: full known names, Hangul, long names, few posts."""
    full = bool(naming.official) and name_key(naming.official) == name_key(naming.name)
    bare, _, context = naming.key.partition("@")
    length = len(context) - len(bare)
    return not full, bool(context) and not naming.blocks, is_latin(naming.name), length, naming.key


def _choose_key(naming: Naming) -> str:
    """Give the key of the entity that a naming leads: that of the list where it is known."""
    if not naming.official:
        return naming.key
    listed_type = naming.blocks[0].removeprefix(_FORM).partition(":")[0]
    return f"{listed_type}:{name_key(naming.official)}"
